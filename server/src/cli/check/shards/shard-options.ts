import { resolve } from 'node:path';
import { FILTER_OPTIONS } from '../../filter/filter.ts';
import { type Arguments, type OptionDefinitions, textOption, UsageError } from '../../shell/args.ts';
import { STDIN_OPTIONS } from '../../targets/stdin.ts';
import type { ShardOption } from './shard-file.ts';

export const SHARD_OPTIONS = {
  shard: {
    type: 'string',
    placeholder: 'i/n',
    description: 'Check part i of n of the pages, for "playbook merge-reports".',
  },
  'shard-file': {
    type: 'string',
    placeholder: 'file',
    description: 'Write the shard report to this file. Default: playbook-shard-<i>-of-<n>.jsonl.',
  },
} as const satisfies OptionDefinitions;

/** Options that concern all findings: a shard has only some. */
const FOR_MERGING = [
  'format',
  'quiet',
  'verbose',
  'max-warnings',
  'exit-zero',
  'statistics',
  ...Object.keys(FILTER_OPTIONS),
  'fix',
  ...Object.keys(STDIN_OPTIONS),
];

/** @throws UsageError */
export function readShardOption(args: Arguments, cwd: string): ShardOption | undefined {
  const text = textOption(args, 'shard');
  const file = textOption(args, 'shard-file');
  if (text === undefined) {
    if (file !== undefined) throw new UsageError('--shard-file requires --shard.');
    return undefined;
  }
  const [, first = '', second = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const [index, count] = [Number(first), Number(second)];
  if (index < 1 || index > count)
    throw new UsageError(
      `"${text}" is not a valid value for --shard. Use the number of the part and the number of parts, such as 1/4.`,
    );
  const other = FOR_MERGING.find((name) => args.options.has(name));
  if (other !== undefined)
    throw new UsageError(
      `--shard cannot be used with --${other}, because a shard only writes a shard report.`,
    );
  return { index, count, file: resolve(cwd, file ?? `playbook-shard-${index}-of-${count}.jsonl`) };
}
