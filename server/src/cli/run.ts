import { check } from './check/check.ts';
import { readArguments, suggestOption, UsageError } from './shell/args.ts';
import type { Command } from './shell/command.ts';
import { EXIT } from './shell/exit-code.ts';
import { FOREIGN_COMMANDS } from './shell/foreign-options.ts';
import { commandHelp, overview } from './shell/help.ts';
import { type Io, type ProcessIo, safeOutput } from './shell/io.ts';
import { createNotices } from './shell/notices.ts';
import { versionCommand } from './version.ts';

export interface RunOptions {
  /** The arguments behind `playbook`. */
  readonly argv: readonly string[];
  readonly io: ProcessIo;
}

/**
 * The command line as a function: whatever goes wrong is reported on standard error.
 * @returns the exit code
 */
export async function run({ argv, io: { stdout, stderr, ...rest } }: RunOptions): Promise<number> {
  const io = { ...rest, stdout: safeOutput(stdout), stderr: safeOutput(stderr) };
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) createNotices(io, undefined).error(error.message);
    else io.stderr.write(internalError(error));
    return EXIT.error;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || isOneOf(name, HELP) || name === 'help') return help(rest[0], io);
  if (isOneOf(name, VERSION) || name === '-v') return printVersion(io);
  const command = await findCommand(name);
  // Before the other options are looked at: whoever asks for help may well have mistyped them.
  const end = rest.indexOf('--');
  const given = end < 0 ? rest : rest.slice(0, end);
  if (given.some((argument) => isOneOf(argument, HELP))) return await help(name, io);
  if (given.some((argument) => isOneOf(argument, VERSION))) return printVersion(io);
  return await command.run(readArguments(rest, command), io);
}

/** Understood before and behind every command. */
const HELP = ['--help', '-h'];
const VERSION = ['--version', '-V'];

function isOneOf(argument: string, names: readonly string[]): boolean {
  return names.includes(argument);
}

function printVersion(io: Io): number | Promise<number> {
  return versionCommand.run({ options: new Map(), positionals: [] }, io);
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
    throw new UsageError(
      `Options must follow the command, as in "playbook check ${name}". For help, run "playbook help".`,
    );
  throw new UsageError(`Unknown command "${name}".${insteadOf(name, COMMANDS)}`);
}

/** What to use instead of a command that there is not, with a leading space. */
function insteadOf(name: string, commands: readonly Command[]): string {
  const counterpart = Object.hasOwn(FOREIGN_COMMANDS, name) ? FOREIGN_COMMANDS[name] : undefined;
  if (counterpart !== undefined) return ` Use "playbook ${counterpart}".`;
  const otherwise = /[./\\*]/.test(name)
    ? `To check a path, run: playbook check ${name}`
    : 'For help, run "playbook help".';
  return suggestOption(name, [...commands.map((one) => one.name), 'help'], otherwise);
}

/** The message for an unexpected error. */
export function internalError(error: unknown): string {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `error: Internal error. Please report this problem.\n${reason}\n`;
}
