import { COLOR_OPTION, HELP_OPTION } from './args.ts';
import type { Command } from './command.ts';

export const init: Command = {
  name: 'init',
  operands: '[folder]',
  summary: 'Write a configuration to begin with',
  options: {
    'from-corpus': {
      type: 'boolean',
      description: 'Propose what the pages of the folder have in common, with its share of the pages.',
    },
    'dry-run': { type: 'boolean', description: 'Print the configuration instead of writing it.' },
    color: COLOR_OPTION,
    help: HELP_OPTION,
  },
  details: [
    'Writes playbook.config.yaml into the folder, by default the working folder. A configuration that is there is',
    'never written over. Where the built-in profile finds pages of its kind, it is built on; elsewhere the file',
    'stands alone. With --from-corpus, read what is proposed, correct it, and keep what is right: each line says how',
    'many pages it comes from, and what only a few pages have is listed as comments.',
    '',
    'Exit codes',
    '  0  written',
    '  2  wrong use, a configuration is there already, or the file cannot be written',
  ],
  run: async (args, io) => (await import('./init-run.ts')).runInit(args, io),
};
