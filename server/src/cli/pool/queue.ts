/**
 * Work in a row, divided among several who each begin at a place of their own, as neighbours have much in common. Whoever comes
 * to an end goes on with what another has left, from its far end.
 */
export class Queue {
  readonly #taken: Uint8Array;
  /** Of each worker: what is left of his part, the end exclusive. */
  readonly #parts: { next: number; end: number }[];

  constructor(length: number, workers: number) {
    this.#taken = new Uint8Array(length);
    const border = (at: number): number => Math.floor((length * at) / workers);
    this.#parts = Array.from({ length: workers }, (_, at) => ({ next: border(at), end: border(at + 1) }));
  }

  /** Takes one piece, if nobody has. */
  take(at: number): boolean {
    if (this.#taken[at] !== 0) return false;
    this.#taken[at] = 1;
    return true;
  }

  /** Takes the next pieces for a worker; none when nothing is left. */
  takeNext(worker: number, most: number): number[] {
    const batch: number[] = [];
    const own = this.#parts[worker];
    while (own && own.next < own.end && batch.length < most) {
      if (this.take(own.next)) batch.push(own.next);
      own.next++;
    }
    while (batch.length < most) {
      const part = this.#parts.reduce((longest, other) => (left(other) > left(longest) ? other : longest));
      if (left(part) <= 0) break;
      part.end--;
      if (this.take(part.end)) batch.push(part.end);
    }
    return batch;
  }
}

function left({ next, end }: { readonly next: number; readonly end: number }): number {
  return end - next;
}
