/** Names things: a word of letters, digits and hyphens for each text, none twice. */
export class Ids {
  readonly #taken = new Set<string>();

  /** @example ids.of('Über uns') // 'über-uns' */
  of(text: string): string {
    const base =
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'other';
    let id = base;
    for (let next = 2; this.#taken.has(id); next++) id = `${base}-${next}`;
    this.#taken.add(id);
    return id;
  }
}
