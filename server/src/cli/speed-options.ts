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
  if (location !== undefined) throw new UsageError('--cache-location requires --cache.');
  return undefined;
}
