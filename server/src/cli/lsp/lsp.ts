import {
  type Arguments,
  booleanOption,
  HELP_OPTION,
  type OptionDefinitions,
  textOption,
  UsageError,
} from '../shell/args.ts';
import type { Command } from '../shell/command.ts';
import { EXIT } from '../shell/exit-code.ts';
import type { Io } from '../shell/io.ts';

const LSP_OPTIONS = {
  stdio: { type: 'boolean', description: 'Use standard input and output (default).' },
  'node-ipc': { type: 'boolean', description: 'Use the IPC channel of the parent Node.js process.' },
  pipe: { type: 'string', placeholder: 'name', description: 'Use a named pipe or a Unix domain socket.' },
  socket: { type: 'string', placeholder: 'number', description: 'Use a TCP port on this computer.' },
  clientProcessId: {
    type: 'string',
    placeholder: 'number',
    description: 'Exit when the process with this ID exits.',
  },
  help: HELP_OPTION,
} as const satisfies OptionDefinitions;

const TRANSPORTS = ['stdio', 'node-ipc', 'pipe', 'socket'] as const;

export const lsp: Command = {
  name: 'lsp',
  operands: '',
  summary: 'Start the language server for editors',
  options: LSP_OPTIONS,
  examples: ['playbook lsp --stdio'],
  details: [
    'Editors start this command in a folder with playbooks. It reports the same findings as "playbook check". The',
    'option names are the standard ones for language servers. "playbook-language-server --stdio" does the same.',
  ],
  run: startServer,
};

async function startServer(args: Arguments, io: Io): Promise<number> {
  const [extra] = args.positionals;
  if (extra !== undefined)
    throw new UsageError(`"playbook lsp" takes no arguments. Unexpected argument "${extra}".`);
  const given = TRANSPORTS.filter((name) => args.options.has(name));
  if (given.length > 1)
    throw new UsageError(`${given.map((name) => `--${name}`).join(' and ')} cannot be used together.`);
  if (!io.startLanguageServer) throw new UsageError('The language server is not available here.');
  await io.startLanguageServer([...transport(args), ...parent(args)]);
  return EXIT.clean;
}

function transport(args: Arguments): string[] {
  const pipe = textOption(args, 'pipe');
  if (pipe !== undefined) return [`--pipe=${pipe}`];
  const socket = textOption(args, 'socket');
  if (socket !== undefined) return [`--socket=${wholeNumber('socket', socket)}`];
  return [booleanOption(args, 'node-ipc') ? '--node-ipc' : '--stdio'];
}

function parent(args: Arguments): string[] {
  const id = textOption(args, 'clientProcessId');
  return id === undefined ? [] : [`--clientProcessId=${wholeNumber('clientProcessId', id)}`];
}

function wholeNumber(name: string, text: string): string {
  if (/^\d{1,9}$/.test(text)) return text;
  throw new UsageError(`"${text}" is not a valid value for --${name}. Use a whole number.`);
}
