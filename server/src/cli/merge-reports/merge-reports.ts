import { CHECK_OPTIONS } from '../check/check-options.ts';
import type { Command } from '../shell/command.ts';

const { format, quiet, verbose, color, help } = CHECK_OPTIONS;

export const mergeReports: Command = {
  name: 'merge-reports',
  operands: '<shard report ...>',
  summary: 'Merge the shard reports of a check',
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
    'Reads the reports of all n runs of "playbook check --shard i/n" and reports exactly what one "playbook check" of',
    'all pages reports. Run it in the same folder, on the same commit. A page is checked again if the page, its',
    'configuration, or anything it depends on has changed since its shard ran.',
    '',
    'The exit codes are the same as for "playbook check".',
  ],
  run: async (args, io) => await (await import('./merge-run.ts')).runMerge(args, io),
};
