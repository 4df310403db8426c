import { either } from '../rules/rule.ts';
import { nearest } from '../text/words.ts';
import { readArguments, UsageError } from './args.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-code.ts';
import { commandHelp, overview } from './help.ts';
import type { Io } from './io.ts';
import { versionCommand } from './version.ts';

export interface RunOptions {
  /** The arguments behind `playbook`. */
  readonly argv: readonly string[];
  readonly io: Io;
}

/**
 * The command line as a function: whatever goes wrong is said on standard error.
 * @returns the exit code
 */
export async function run({ argv, io }: RunOptions): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) io.stderr.write(`error: ${error.message}\n`);
    else io.stderr.write(`error: playbook failed. Please report this.\n${describe(error)}\n`);
    return EXIT.fault;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return help(rest[0], io);
  if (name === '--version' || name === '-v')
    return versionCommand.run({ options: new Map(), positionals: [] }, io);
  const command = await findCommand(name);
  // Before the other options are looked at: whoever asks for help may well have mistyped them.
  const end = rest.indexOf('--');
  const asked = (end < 0 ? rest : rest.slice(0, end)).some(
    (argument) => argument === '--help' || argument === '-h',
  );
  return asked ? await help(name, io) : await command.run(readArguments(rest, command.options), io);
}

async function help(name: string | undefined, { stdout }: Io): Promise<number> {
  stdout.write(
    name === undefined || name === 'help'
      ? overview((await import('./commands.ts')).COMMANDS, stdout)
      : commandHelp(await findCommand(name), stdout),
  );
  return EXIT.clean;
}

async function findCommand(name: string): Promise<Command> {
  // Loading all commands would take longer than these two do.
  if (name === check.name) return check;
  if (name === versionCommand.name) return versionCommand;
  const { COMMANDS } = await import('./commands.ts');
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  if (name.startsWith('-'))
    throw new UsageError(`Options follow the command, as in "playbook check ${name}". See "playbook help".`);
  const meant = nearest(name, [...COMMANDS.map((one) => one.name), 'help']);
  if (meant.length > 0) throw new UsageError(`There is no command "${name}". Did you mean ${either(meant)}?`);
  const path = /[./\\*]/.test(name) ? ` To check a path: playbook check ${name}` : ' See "playbook help".';
  throw new UsageError(`There is no command "${name}".${path}`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
