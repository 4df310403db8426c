import { FILTER_OPTIONS, type FilterOptions, readFilterOptions } from '../filter/filter.ts';
import { type FormatRequest, readFormats } from '../reporters/format-option.ts';
import {
  type Arguments,
  booleanOption,
  COLOR_OPTION,
  HELP_OPTION,
  type OptionDefinitions,
  textOption,
  textOptions,
  UsageError,
} from '../shell/args.ts';
import type { Io } from '../shell/io.ts';
import { CONFIG_OPTIONS, readConfig } from '../targets/config-option.ts';
import { STDIN_OPTIONS } from '../targets/stdin.ts';
import type { ShardOption } from './shards/shard-file.ts';
import { readShardOption, SHARD_OPTIONS } from './shards/shard-options.ts';
import { type CacheOption, readCacheOption, SPEED_OPTIONS } from './speed-options.ts';

export const CHECK_OPTIONS = {
  format: {
    type: 'string',
    short: 'f',
    placeholder: 'name[=file]',
    multiple: true,
    description: 'Report format, and optionally the file to write it to (see below). Can be repeated.',
  },
  quiet: { type: 'boolean', short: 'q', description: 'Report errors only.' },
  verbose: { type: 'boolean', description: 'Show hints, too.' },
  'max-warnings': {
    type: 'string',
    placeholder: 'number',
    description: 'Exit with 1 if there are more warnings than this.',
  },
  'exit-zero': {
    type: 'boolean',
    description: 'Exit with 0 even if there are findings. Other errors still exit with 2.',
  },
  statistics: {
    type: 'boolean',
    description: 'Print the number of findings for each rule instead of the findings, as text or JSON.',
  },
  rule: {
    type: 'string',
    placeholder: 'id',
    multiple: true,
    description: 'Run only this rule. Can be repeated.',
  },
  fix: {
    type: 'boolean',
    description: 'Apply safe fixes first, like "playbook fix", and report the remaining findings.',
  },
  watch: { type: 'boolean', description: 'Check again whenever a file changes. Press Ctrl+C to stop.' },
  ...FILTER_OPTIONS,
  ...SPEED_OPTIONS,
  ...SHARD_OPTIONS,
  ...STDIN_OPTIONS,
  ...CONFIG_OPTIONS,
  color: COLOR_OPTION,
  help: HELP_OPTION,
} as const satisfies OptionDefinitions;

/** The options of `playbook check`, as given. */
export interface CheckCommandOptions {
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
  readonly ruleIds: ReadonlySet<string> | undefined;
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly color: boolean | undefined;
  readonly fix: boolean;
  readonly watch: boolean;
  readonly filter: FilterOptions;
  readonly cache: CacheOption | undefined;
  readonly shard: ShardOption | undefined;
}

/** @throws UsageError */
export async function readCheckOptions(args: Arguments, io: Io): Promise<CheckCommandOptions> {
  const quiet = booleanOption(args, 'quiet') ?? false;
  const verbose = booleanOption(args, 'verbose') ?? false;
  if (quiet && verbose) throw new UsageError('--quiet cannot be used with --verbose.');
  const statistics = booleanOption(args, 'statistics') ?? false;
  const ruleIds = await readRules(textOptions(args, 'rule'));
  return {
    formats: readFormats(textOptions(args, 'format'), io.cwd, { statistics }),
    quiet,
    // Who asks for a rule by name wants to see what it finds.
    hints: verbose || ruleIds !== undefined,
    maxWarnings: readLimit(textOption(args, 'max-warnings')),
    exitZero: booleanOption(args, 'exit-zero') ?? false,
    statistics,
    ruleIds,
    config: await readConfig(args, io),
    color: booleanOption(args, 'color'),
    fix: readFix(args),
    watch: readWatch(args),
    filter: readFilterOptions(args, io),
    cache: readCacheOption(args),
    shard: readShardOption(args, io.cwd),
  };
}

async function readRules(ids: readonly string[]): Promise<ReadonlySet<string> | undefined> {
  if (ids.length === 0) return undefined;
  const { findRule } = await import('./lazy.ts');
  return new Set(ids.map((id) => findRule(id).id));
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(text))
    throw new UsageError(`"${text}" is not a valid value for --max-warnings. Use a whole number such as 0.`);
  return Number(text);
}

function readFix(args: Arguments): boolean {
  const fix = booleanOption(args, 'fix') ?? false;
  if (fix && booleanOption(args, 'stdin'))
    throw new UsageError(
      '--fix cannot be used with --stdin. To print the fixed text, use "playbook fix --stdin".',
    );
  return fix;
}

function readWatch(args: Arguments): boolean {
  if (!booleanOption(args, 'watch')) return false;
  const other = ['fix', 'stdin', 'staged', 'update-baseline', 'prune-baseline'].find((name) =>
    booleanOption(args, name),
  );
  if (other !== undefined) throw new UsageError(`--watch cannot be used with --${other}.`);
  return true;
}
