import { CHECK_OPTIONS } from './check-options.ts';
import { runCheck } from './check-run.ts';
import type { Command } from './command.ts';
import { NARROW_OPTIONS } from './narrow.ts';
import { formatTable } from './reporters/formats.ts';
import { SHARD_OPTIONS } from './shard-options.ts';
import { SPEED_OPTIONS } from './speed-options.ts';

export const check: Command = {
  name: 'check',
  operands: '[file, folder or glob ...]',
  summary: 'Check playbook pages',
  options: CHECK_OPTIONS,
  optionGroups: {
    'Which findings': ['quiet', 'verbose', 'rule'],
    'Only what is new': Object.keys(NARROW_OPTIONS),
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
    'Without a path, the working folder is checked. A folder is searched for the pages that its configuration',
    'chooses; symbolic links are not followed. A file that is named is checked if it looks like a playbook.',
    '',
    'Exit codes',
    '  0  no errors, and no more warnings than allowed',
    '  1  errors, or too many warnings; never with --exit-zero',
    '  2  wrong use, a broken configuration, a path that leads to no playbook, a file that cannot be read,',
    '     or a fault of the program; what could be checked has been',
    '',
    'Formats',
    ...formatTable(),
    '',
    'A format goes to standard output or, as in --format sarif=out/playbook.sarif, to a file. Several may be given;',
    'when all have files, stylish goes to standard output. Everything that is no report goes to standard error.',
    'With --statistics, standard output gets a count of the findings of each rule instead: as text, or with',
    '--format json as JSON. Reports that go to files stay as they are.',
    'Without --color and --no-color, NO_COLOR and FORCE_COLOR decide; without these, colors are for terminals only.',
  ],
  run: runCheck,
};
