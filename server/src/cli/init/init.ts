import { COLOR_OPTION, HELP_OPTION } from '../shell/args.ts';
import type { Command } from '../shell/command.ts';

export const init: Command = {
  name: 'init',
  operands: '[folder]',
  summary: 'Create a configuration file',
  options: {
    'from-corpus': {
      type: 'boolean',
      description: 'Propose settings based on the pages in the folder.',
    },
    'dry-run': { type: 'boolean', description: 'Print the configuration instead of writing it.' },
    color: COLOR_OPTION,
    help: HELP_OPTION,
  },
  details: [
    'Creates playbook.config.yaml in the folder, by default the working folder. Never overwrites an existing',
    'configuration. If the built-in profile includes pages in the folder, the configuration extends it. With',
    '--from-corpus, each setting has a comment that shows how many pages have it, and values found on only a few',
    'pages are listed as comments. Review the file before you use it.',
    '',
    'Exit codes',
    '  0  The configuration was written or printed',
    '  2  Usage error, a configuration already exists, or the file cannot be written',
  ],
  run: async (args, io) => (await import('./init-run.ts')).runInit(args, io),
};
