import { version } from '../../package.json';
import type { Command } from './command.ts';
import { EXIT } from './exit-code.ts';

export const versionCommand: Command = {
  name: 'version',
  operands: '',
  summary: 'Print the version',
  options: { help: { type: 'boolean', short: 'h', description: 'Show this help.' } },
  details: [],
  run(_args, { stdout }) {
    stdout.write(`${version}\n`);
    return EXIT.clean;
  },
};
