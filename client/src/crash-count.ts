/** Crashes that are made good at once, and the time in which they are counted, in milliseconds. */
const MAX_CRASHES = 4;
const PERIOD = 3 * 60_000;

/** Decides whether a server that has crashed is started again: not when it crashes over and over. */
export class CrashCount {
  #times: readonly number[] = [];

  /**
   * Counts a crash.
   * @param now milliseconds on any clock
   * @returns whether the server is to be started again
   */
  add(now: number): boolean {
    this.#times = [...this.#times.filter((time) => now - time < PERIOD), now];
    return this.#times.length <= MAX_CRASHES;
  }

  /** Starts counting again: the user has started it. */
  forget(): void {
    this.#times = [];
  }
}
