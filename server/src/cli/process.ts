import { logSafe } from '../text/printable.ts';
import { internalError, run } from './run.ts';
import { systemErrorReason } from './shell/system-error.ts';
import { setV8Flags } from './shell/v8-flags.ts';
import { readStream } from './targets/stdin.ts';

const UNEXPECTED = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Makes this process the command line, with the arguments it was started with; the exit code is that of the process.
 * @param loadLanguageServer loads the module that is the language server as soon as it is loaded
 */
export async function runProcess(loadLanguageServer: () => Promise<unknown>): Promise<void> {
  setV8Flags();
  process.stdout.on('error', endWithOutput);
  for (const event of UNEXPECTED) process.on(event, endWithError);
  const { stdout, stderr, env } = process;
  // No `exit` here: what is still on its way to a pipe would be lost.
  process.exitCode = await run({
    argv: process.argv.slice(2),
    io: {
      stdout,
      stderr,
      stdin: () => readStream(process.stdin),
      env,
      cwd: workingFolder(),
      now: () => new Date(),
      async startLanguageServer(args) {
        // The server logs what nobody expected, and lives on.
        for (const event of UNEXPECTED) process.off(event, endWithError);
        // Where the server, and what it is made with, look for their options.
        process.argv.splice(2, process.argv.length, ...args);
        await loadLanguageServer();
      },
    },
  });
}

function endWithOutput(error: NodeJS.ErrnoException): never {
  // A closed pipe ends this program as it ends any other.
  if (error.code === 'EPIPE') process.exit(141);
  printError(`error: Cannot write to standard output: ${systemErrorReason(error)}\n`);
  process.exit(2);
}

/** Node would print the error, and the line of code that threw it, as they are. */
function endWithError(error: unknown): never {
  printError(internalError(error));
  process.exit(2);
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    printError(`error: Cannot use the working folder: ${systemErrorReason(error)}\n`);
    process.exit(2);
  }
}

function printError(text: string): void {
  process.stderr.write(logSafe(text));
}
