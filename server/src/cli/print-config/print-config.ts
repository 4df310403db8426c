import { COLOR_OPTION, HELP_OPTION } from '../shell/args.ts';
import type { Command } from '../shell/command.ts';
import { CONFIG_OPTIONS } from '../targets/config-option.ts';

export const printConfig: Command = {
  name: 'print-config',
  operands: '<file>',
  summary: 'Print the configuration for a page',
  options: {
    ...CONFIG_OPTIONS,
    color: COLOR_OPTION,
    help: HELP_OPTION,
  },
  details: [
    'Prints the configuration as YAML, merged with everything it extends. A comment above each part shows which',
    'files it comes from. The page does not need to exist. Globs are relative to the root of the workspace.',
    '',
    'Exit codes',
    '  0  The configuration was printed',
    '  2  Usage error or invalid configuration',
  ],
  run: async (args, io) => (await import('./print-config-run.ts')).runPrintConfig(args, io),
};
