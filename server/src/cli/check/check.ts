import { FILTER_OPTIONS } from '../filter/filter.ts';
import { formatTable } from '../reporters/formats.ts';
import type { Command } from '../shell/command.ts';
import { CHECK_OPTIONS } from './check-options.ts';
import { runCheck } from './check-run.ts';
import { SHARD_OPTIONS } from './shards/shard-options.ts';
import { SPEED_OPTIONS } from './speed-options.ts';

export const check: Command = {
  name: 'check',
  operands: '[file, folder, or glob ...]',
  summary: 'Check playbook pages',
  options: CHECK_OPTIONS,
  optionGroups: {
    Findings: ['quiet', 'verbose', 'rule'],
    'New findings only': Object.keys(FILTER_OPTIONS),
    Report: ['format', 'statistics', 'color'],
    'Exit code': ['max-warnings', 'exit-zero'],
    'Pages and configuration': ['stdin', 'stdin-filename', 'config', 'no-config'],
    'Large repositories': [...Object.keys(SPEED_OPTIONS), ...Object.keys(SHARD_OPTIONS)],
  },
  examples: [
    'playbook check docs --max-warnings 0',
    'playbook check --changed-since origin/main',
    'playbook check --format github --format sarif=out/playbook.sarif',
  ],
  details: [
    'By default, checks the working folder. In a folder, checks the pages that its configuration includes. Symbolic',
    'links are not followed. A file that you name is checked if it looks like a playbook.',
    '',
    'Exit codes',
    '  0  No errors, and no more warnings than --max-warnings allows',
    '  1  Errors, or too many warnings; never with --exit-zero',
    '  2  Usage error, invalid configuration, no playbook at a path, unreadable file, or internal error; all other',
    '     pages were checked',
    '',
    'Formats',
    ...formatTable(),
    '',
    'Reports are written to standard output, or to a file, as in --format sarif=out/playbook.sarif. If all formats',
    'are written to files, stylish is written to standard output. Messages are written to standard error.',
    'With --statistics, the report on standard output lists the number of findings for each rule, as text or, with',
    '--format json, as JSON. Reports in files do not change.',
    'Colors are used on terminals only, unless --color, --no-color, NO_COLOR, or FORCE_COLOR is set.',
  ],
  run: runCheck,
};
