import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which signals, pipes and terminals are seen to again. */
const MAX_BUSY_TIME = 25;

/**
 * Gives the process a moment for what is not ours, such as Ctrl-C, whenever that is due. A run that reads its files blockingly
 * would otherwise hear of nothing until it ends.
 *
 * @example
 * const yieldIfDue = createYield();
 * for (const page of pages) {
 *   await yieldIfDue();
 *   …
 * }
 */
export function createYield(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < MAX_BUSY_TIME) return;
    await setImmediate();
    last = performance.now();
  };
}
