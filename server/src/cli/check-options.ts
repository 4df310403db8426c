import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Arguments, flag, type OptionDefinitions, textOption, textOptions, UsageError } from './args.ts';
import type { Io } from './io.ts';
import { FORMATS, type Format, isFormat } from './reporters/index.ts';
import { findRule } from './rule-names.ts';
import { didYouMean } from './targets.ts';

export const CHECK_OPTIONS = {
  format: { type: 'string', values: FORMATS, description: 'How the report is written. Default: stylish.' },
  quiet: { type: 'boolean', description: 'Report errors only.' },
  verbose: { type: 'boolean', description: 'Show hints too.' },
  'max-warnings': {
    type: 'string',
    placeholder: 'number',
    description: 'Fail when there are more warnings than this.',
  },
  rule: {
    type: 'string',
    placeholder: 'id',
    multiple: true,
    description: 'Run only this rule. May be given several times.',
  },
  config: {
    type: 'string',
    placeholder: 'file',
    description: 'Use this configuration file for every page.',
  },
  'no-config': { type: 'boolean', description: 'Use the built-in profile for every page.' },
  color: { type: 'boolean', negatable: true, description: 'Write colors, or none.' },
  help: { type: 'boolean', short: 'h', description: 'Show this help.' },
} as const satisfies OptionDefinitions;

/** The options of `playbook check`, as given. */
export interface CheckOptions {
  readonly format: Format;
  readonly quiet: boolean;
  /** Whether hints are shown to people. */
  readonly hints: boolean;
  readonly maxWarnings: number;
  /** Ids of the rules that alone are to run. */
  readonly only: ReadonlySet<string> | undefined;
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly color: boolean | undefined;
}

/** @throws UsageError */
export async function readCheckOptions(args: Arguments, io: Io): Promise<CheckOptions> {
  const format = textOption(args, 'format') ?? 'stylish';
  const quiet = flag(args, 'quiet') ?? false;
  const verbose = flag(args, 'verbose') ?? false;
  if (quiet && verbose) throw new UsageError('--quiet and --verbose contradict each other.');
  const only = textOptions(args, 'rule').map((id) => findRule(id).id as string);
  return {
    format: isFormat(format) ? format : 'stylish',
    quiet,
    // Who asks for a rule by name wants to see what it finds.
    hints: verbose || only.length > 0,
    maxWarnings: readLimit(textOption(args, 'max-warnings')),
    only: only.length > 0 ? new Set(only) : undefined,
    config: await readConfig(args, io),
    color: flag(args, 'color'),
  };
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(text))
    throw new UsageError(`--max-warnings must be a whole number such as 0, not "${text}".`);
  return Number(text);
}

async function readConfig(args: Arguments, { cwd }: Io): Promise<boolean | string> {
  const given = textOption(args, 'config');
  if (flag(args, 'no-config')) {
    if (given !== undefined) throw new UsageError('--config and --no-config contradict each other.');
    return false;
  }
  if (given === undefined) return true;
  const path = resolve(cwd, given);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return path;
  throw new UsageError(
    found
      ? `--config must name a file, but "${given}" is a folder.`
      : `There is no configuration file "${given}".${await didYouMean(given, cwd)}`,
  );
}
