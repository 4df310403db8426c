import { lstat, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { otherKind } from '../../workspace/regular-file.node.ts';
import {
  type Arguments,
  booleanOption,
  type OptionDefinitions,
  textOption,
  UsageError,
} from '../shell/args.ts';
import type { Io } from '../shell/io.ts';
import { suggestPath } from './targets.ts';

/** The options of every command that looks at pages. */
export const CONFIG_OPTIONS = {
  config: {
    type: 'string',
    short: 'c',
    placeholder: 'file',
    description: 'Use this configuration file for every page.',
  },
  'no-config': { type: 'boolean', description: 'Use the built-in profile for every page.' },
} as const satisfies OptionDefinitions;

/**
 * Which configuration is asked for, as in the service's options; a path is absolute.
 * @throws UsageError
 */
export async function readConfig(args: Arguments, { cwd }: Io): Promise<boolean | string> {
  const given = textOption(args, 'config');
  if (booleanOption(args, 'no-config')) {
    if (given !== undefined) throw new UsageError('--config cannot be used with --no-config.');
    return false;
  }
  if (given === undefined) return true;
  const path = resolve(cwd, given);
  const found = await stat(path).catch(() => undefined);
  // Who names a link means what it leads to, wherever that is.
  if (found?.isFile()) return (await lstat(path)).isSymbolicLink() ? await realpath(path) : path;
  throw new UsageError(
    found
      ? `--config requires a file, but "${given}" is a ${otherKind(found)}.`
      : `Configuration file "${given}" not found.${await suggestPath(given, cwd)}`,
  );
}
