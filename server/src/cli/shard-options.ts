import { resolve } from 'node:path';
import { type Arguments, type OptionDefinitions, textOption, UsageError } from './args.ts';
import { NARROW_OPTIONS } from './narrow.ts';
import type { ShardOption } from './shard-file.ts';
import { STDIN_OPTIONS } from './stdin.ts';

export const SHARD_OPTIONS = {
  shard: {
    type: 'string',
    placeholder: 'i/n',
    description: 'Check the i-th of n parts of the pages, for "playbook merge-reports".',
  },
  'shard-file': {
    type: 'string',
    placeholder: 'file',
    description: 'Where what was found in that part is written. Default: playbook-shard-<i>-of-<n>.jsonl.',
  },
} as const satisfies OptionDefinitions;

/** Options that say what is done with all findings: not a shard's business. */
const FOR_MERGING = [
  'format',
  'quiet',
  'verbose',
  'max-warnings',
  'exit-zero',
  'statistics',
  ...Object.keys(NARROW_OPTIONS),
  'fix',
  ...Object.keys(STDIN_OPTIONS),
];

/** @throws UsageError */
export function readShardOption(args: Arguments, cwd: string): ShardOption | undefined {
  const text = textOption(args, 'shard');
  const file = textOption(args, 'shard-file');
  if (text === undefined) {
    if (file !== undefined) throw new UsageError('--shard-file says nothing without --shard.');
    return undefined;
  }
  const [, first = '', second = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const [index, count] = [Number(first), Number(second)];
  if (index < 1 || index > count)
    throw new UsageError(`--shard must be a part and how many there are, such as 1/4, not "${text}".`);
  const other = FOR_MERGING.find((name) => args.options.has(name));
  if (other !== undefined)
    throw new UsageError(`--shard has no use for --${other}: a shard only collects what is found.`);
  return { index, count, file: resolve(cwd, file ?? `playbook-shard-${index}-of-${count}.jsonl`) };
}
