import { version } from '../../package.json';
import { HELP_OPTION } from './shell/args.ts';
import type { Command } from './shell/command.ts';
import { EXIT } from './shell/exit-code.ts';

export const versionCommand: Command = {
  name: 'version',
  operands: '',
  summary: 'Print the version',
  options: { help: HELP_OPTION },
  details: [],
  run(_args, { stdout }) {
    stdout.write(`${version}\n`);
    return EXIT.clean;
  },
};
