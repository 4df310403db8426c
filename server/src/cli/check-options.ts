import {
  type Arguments,
  COLOR_OPTION,
  flag,
  HELP_OPTION,
  type OptionDefinitions,
  textOption,
  textOptions,
  UsageError,
} from './args.ts';
import { CONFIG_OPTIONS, readConfig } from './config-option.ts';
import { type FormatRequest, readFormats } from './formats.ts';
import type { Io } from './io.ts';
import { NARROW_OPTIONS, type NarrowOptions, readNarrowOptions } from './narrow.ts';
import type { ShardOption } from './shard-file.ts';
import { readShardOption, SHARD_OPTIONS } from './shard-options.ts';
import { type CacheOption, readCacheOption, SPEED_OPTIONS } from './speed-options.ts';
import { STDIN_OPTIONS } from './stdin.ts';

export const CHECK_OPTIONS = {
  format: {
    type: 'string',
    short: 'f',
    placeholder: 'name[=file]',
    multiple: true,
    description: 'How, and where, the report is written: see below. May be given several times.',
  },
  quiet: { type: 'boolean', short: 'q', description: 'Report errors only.' },
  verbose: { type: 'boolean', description: 'Show hints too.' },
  'max-warnings': {
    type: 'string',
    placeholder: 'number',
    description: 'Fail when there are more warnings than this.',
  },
  'exit-zero': {
    type: 'boolean',
    description: 'Exit with 0 whatever the findings. Usage errors still exit with 2.',
  },
  statistics: {
    type: 'boolean',
    description: 'Print how many findings each rule has instead of the findings themselves, as text or JSON.',
  },
  rule: {
    type: 'string',
    placeholder: 'id',
    multiple: true,
    description: 'Run only this rule. May be given several times.',
  },
  fix: {
    type: 'boolean',
    description: 'Fix what is certain first, as "playbook fix" does; report the rest.',
  },
  watch: { type: 'boolean', description: 'Check again whenever a file changes, until Ctrl-C.' },
  ...NARROW_OPTIONS,
  ...SPEED_OPTIONS,
  ...SHARD_OPTIONS,
  ...STDIN_OPTIONS,
  ...CONFIG_OPTIONS,
  color: COLOR_OPTION,
  help: HELP_OPTION,
} as const satisfies OptionDefinitions;

/** The options of `playbook check`, as given. */
export interface CheckOptions {
  readonly formats: readonly FormatRequest[];
  readonly quiet: boolean;
  /** Whether hints are shown to people. */
  readonly hints: boolean;
  readonly maxWarnings: number;
  /** Whether findings leave the exit code 0. */
  readonly exitZero: boolean;
  /** Whether standard output gets the findings by rule instead of the findings. */
  readonly statistics: boolean;
  /** Ids of the rules that alone are to run. */
  readonly only: ReadonlySet<string> | undefined;
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly color: boolean | undefined;
  readonly fix: boolean;
  readonly watch: boolean;
  readonly narrow: NarrowOptions;
  readonly cache: CacheOption | undefined;
  readonly shard: ShardOption | undefined;
}

/** @throws UsageError */
export async function readCheckOptions(args: Arguments, io: Io): Promise<CheckOptions> {
  const quiet = flag(args, 'quiet') ?? false;
  const verbose = flag(args, 'verbose') ?? false;
  if (quiet && verbose) throw new UsageError('--quiet and --verbose contradict each other.');
  const statistics = flag(args, 'statistics') ?? false;
  const only = await readRules(textOptions(args, 'rule'));
  return {
    formats: readFormats(textOptions(args, 'format'), io.cwd, { statistics }),
    quiet,
    // Who asks for a rule by name wants to see what it finds.
    hints: verbose || only !== undefined,
    maxWarnings: readLimit(textOption(args, 'max-warnings')),
    exitZero: flag(args, 'exit-zero') ?? false,
    statistics,
    only,
    config: await readConfig(args, io),
    color: flag(args, 'color'),
    fix: readFix(args),
    watch: readWatch(args),
    narrow: readNarrowOptions(args, io),
    cache: readCacheOption(args),
    shard: readShardOption(args, io.cwd),
  };
}

async function readRules(ids: readonly string[]): Promise<ReadonlySet<string> | undefined> {
  if (ids.length === 0) return undefined;
  const { findRule } = await import('./heavy.ts');
  return new Set(ids.map((id) => findRule(id).id));
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(text))
    throw new UsageError(`--max-warnings must be a whole number such as 0, not "${text}".`);
  return Number(text);
}

function readFix(args: Arguments): boolean {
  const fix = flag(args, 'fix') ?? false;
  if (fix && flag(args, 'stdin'))
    throw new UsageError(
      'With --stdin there is no file to be fixed. "playbook fix --stdin" prints the fixed text.',
    );
  return fix;
}

function readWatch(args: Arguments): boolean {
  if (!flag(args, 'watch')) return false;
  const other = ['fix', 'stdin', 'staged', 'update-baseline', 'prune-baseline'].find((name) =>
    flag(args, name),
  );
  if (other !== undefined) throw new UsageError(`--watch and --${other} contradict each other.`);
  return true;
}
