import { type Arguments, flag, type OptionDefinitions, textOption, UsageError } from './args.ts';

export const SPEED_OPTIONS = {
  cache: {
    type: 'boolean',
    description: 'Keep what is found, and check next time only what may have changed.',
  },
  'cache-location': {
    type: 'string',
    placeholder: 'folder',
    description: 'Where it is kept. Default: node_modules/.cache/playbook, or else .playbook-cache.',
  },
  concurrency: {
    type: 'string',
    placeholder: 'number',
    description: 'How many threads look at pages. Default: 1.',
  },
} as const satisfies OptionDefinitions;

/** Where a cache is wanted. */
export interface CacheOption {
  /** As given; absent: the default place. */
  readonly location: string | undefined;
}

/** @throws UsageError */
export function readCacheOption(args: Arguments): CacheOption | undefined {
  const location = textOption(args, 'cache-location');
  if (flag(args, 'cache')) return { location };
  if (location !== undefined) throw new UsageError('--cache-location says nothing without --cache.');
  return undefined;
}

/** More threads than any machine has use for. */
const MOST_THREADS = 64;

/**
 * One thread unless the caller wants more: the parser is bound by memory, and what pages have in common each thread reads anew,
 * so that two threads take nearly twice the time of the processor.
 * @throws UsageError
 */
export function readConcurrency(args: Arguments): number {
  const text = textOption(args, 'concurrency');
  if (text === undefined) return 1;
  const threads = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (threads < 1 || threads > MOST_THREADS)
    throw new UsageError(`--concurrency must be a whole number from 1 to ${MOST_THREADS}, not "${text}".`);
  return threads;
}
