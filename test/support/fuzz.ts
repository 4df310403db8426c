import type { Parameters } from 'fast-check';

const more = process.env['FUZZ_RUNS'];

/**
 * How a property is tried: by default the same examples each time, so that nobody's change fails for what it is not about.
 * `FUZZ_RUNS=20 npm test` tries twenty times as many, others each time.
 */
export function fuzz<T = unknown>(usual: number): Parameters<T> {
  return more === undefined ? { numRuns: usual, seed: 1 } : { numRuns: Math.ceil(usual * Number(more)) };
}
