/** How often things occur, and on how many pages. */
export class Tally {
  readonly #times = new Map<string, number>();
  readonly #pages = new Map<string, number>();

  /** Counts what one page has. */
  addPage(words: Iterable<string>): void {
    const seen = new Set<string>();
    for (const word of words) {
      if (word === '') continue;
      this.#times.set(word, (this.#times.get(word) ?? 0) + 1);
      if (seen.has(word)) continue;
      seen.add(word);
      this.#pages.set(word, (this.#pages.get(word) ?? 0) + 1);
    }
  }

  get size(): number {
    return this.#times.size;
  }

  pages(word: string): number {
    return this.#pages.get(word) ?? 0;
  }

  times(word: string): number {
    return this.#times.get(word) ?? 0;
  }

  /** How many there are of all words together. */
  get total(): number {
    return [...this.#times.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The words, those of most pages first. */
  words(): string[] {
    return [...this.#pages]
      .sort(([a, m], [b, n]) => n - m || this.times(b) - this.times(a) || (a < b ? -1 : 1))
      .map(([word]) => word);
  }
}

/** The value of a key; made when it is missing. */
export function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** @example share(303, 312) // '97% of 312 pages' */
export function share(part: number, whole: number): string {
  const percent = (100 * part) / Math.max(1, whole);
  const shown = percent >= 1 || part === 0 ? Math.floor(percent) : '<1';
  return `${shown}% of ${whole} pages`;
}
