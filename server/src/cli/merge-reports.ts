import { CHECK_OPTIONS } from './check-options.ts';
import type { Command } from './command.ts';

const { format, quiet, verbose, color, help } = CHECK_OPTIONS;

export const mergeReports: Command = {
  name: 'merge-reports',
  operands: '<shard file ...>',
  summary: 'Put the shards of a check together',
  options: {
    format,
    quiet,
    verbose,
    'max-warnings': CHECK_OPTIONS['max-warnings'],
    'exit-zero': CHECK_OPTIONS['exit-zero'],
    statistics: CHECK_OPTIONS.statistics,
    baseline: CHECK_OPTIONS.baseline,
    'no-baseline': CHECK_OPTIONS['no-baseline'],
    'update-baseline': CHECK_OPTIONS['update-baseline'],
    'prune-baseline': CHECK_OPTIONS['prune-baseline'],
    color,
    help,
  },
  details: [
    'Takes what each "playbook check --shard i/n" has left, all n of them, and reports exactly what one "playbook check"',
    'of all pages reports. To be run in the same folder of a checkout of the same commit: what a shard found is taken',
    'over if the page, its configuration and all that it asked of other pages are as it saw them; any other page is',
    'checked anew.',
    '',
    'Exit codes are those of "playbook check".',
  ],
  run: async (args, io) => await (await import('./merge-run.ts')).runMerge(args, io),
};
