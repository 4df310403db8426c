import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which signals, pipes and terminals are seen to again. */
const MOST = 25;

/**
 * Gives the process a moment for what is not ours, such as Ctrl-C, whenever that is due. A run that reads its files blockingly
 * would otherwise hear of nothing until it ends.
 *
 * @example
 * const pause = createPause();
 * for (const page of pages) {
 *   await pause();
 *   …
 * }
 */
export function createPause(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < MOST) return;
    await setImmediate();
    last = performance.now();
  };
}
