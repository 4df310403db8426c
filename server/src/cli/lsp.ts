import { type Arguments, flag, HELP_OPTION, type OptionDefinitions, textOption, UsageError } from './args.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-code.ts';
import type { Io } from './io.ts';

const LSP_OPTIONS = {
  stdio: { type: 'boolean', description: 'Over standard input and output. This is the default.' },
  'node-ipc': { type: 'boolean', description: 'Over the channel of a parent process that is Node.' },
  pipe: { type: 'string', placeholder: 'name', description: 'Over a named pipe or socket.' },
  socket: { type: 'string', placeholder: 'number', description: 'Over a TCP port of this machine.' },
  clientProcessId: { type: 'string', placeholder: 'number', description: 'End when that process ends.' },
  help: HELP_OPTION,
} as const satisfies OptionDefinitions;

const TRANSPORTS = ['stdio', 'node-ipc', 'pipe', 'socket'] as const;

export const lsp: Command = {
  name: 'lsp',
  operands: '',
  summary: 'Start the language server, for editors',
  options: LSP_OPTIONS,
  examples: ['playbook lsp --stdio'],
  details: [
    'Editors start it in a folder with playbooks and talk to it. It finds what "playbook check" finds.',
    'The names of its options are those that editors know. "playbook-language-server --stdio" is the same.',
  ],
  run: startServer,
};

async function startServer(args: Arguments, io: Io): Promise<number> {
  const [extra] = args.positionals;
  if (extra !== undefined)
    throw new UsageError(`"playbook lsp" takes no arguments, so that "${extra}" is too much.`);
  const given = TRANSPORTS.filter((name) => args.options.has(name));
  if (given.length > 1)
    throw new UsageError(`Only one of ${given.map((name) => `--${name}`).join(' and ')}.`);
  if (!io.startLanguageServer) throw new UsageError('There is no language server here.');
  await io.startLanguageServer([...transport(args), ...parent(args)]);
  return EXIT.clean;
}

function transport(args: Arguments): string[] {
  const pipe = textOption(args, 'pipe');
  if (pipe !== undefined) return [`--pipe=${pipe}`];
  const socket = textOption(args, 'socket');
  if (socket !== undefined) return [`--socket=${wholeNumber('socket', socket)}`];
  return [flag(args, 'node-ipc') ? '--node-ipc' : '--stdio'];
}

function parent(args: Arguments): string[] {
  const id = textOption(args, 'clientProcessId');
  return id === undefined ? [] : [`--clientProcessId=${wholeNumber('clientProcessId', id)}`];
}

function wholeNumber(name: string, text: string): string {
  if (/^\d{1,9}$/.test(text)) return text;
  throw new UsageError(`--${name} must be a whole number, not "${text}".`);
}
