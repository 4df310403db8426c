import {
  type Arguments,
  booleanOption,
  type OptionDefinitions,
  textOption,
  UsageError,
} from '../shell/args.ts';

export const SPEED_OPTIONS = {
  cache: {
    type: 'boolean',
    description: 'Cache results, and check only changed pages next time.',
  },
  'cache-location': {
    type: 'string',
    placeholder: 'folder',
    description:
      'Folder for the cache. Default: node_modules/.cache/playbook or, without node_modules, .playbook-cache.',
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
  if (booleanOption(args, 'cache')) return { location };
  if (location !== undefined) throw new UsageError('--cache-location requires --cache.');
  return undefined;
}
