import { COLOR_OPTION, HELP_OPTION } from './args.ts';
import type { Command } from './command.ts';
import { CONFIG_OPTIONS } from './config-option.ts';

export const printConfig: Command = {
  name: 'print-config',
  operands: '<file>',
  summary: 'Print the configuration that counts for a page',
  options: {
    ...CONFIG_OPTIONS,
    color: COLOR_OPTION,
    help: HELP_OPTION,
  },
  details: [
    'One file in YAML with everything that the configuration extends merged in; a comment above each part names the',
    'files that it comes from. The page itself need not exist. Globs are relative to the root of the workspace.',
    '',
    'Exit codes',
    '  0  printed',
    '  2  wrong use, or a broken configuration: its faults are told',
  ],
  run: async (args, io) => (await import('./print-config-run.ts')).runPrintConfig(args, io),
};
