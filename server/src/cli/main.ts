import { logSafe } from '../text/printable.ts';
import { startLanguageServer } from './language-server.ts';
import { internalError, run } from './run.ts';
import { readStream } from './stdin.ts';
import { reasonOf } from './system-error.ts';
import { tuneEngine } from './tune.ts';

tuneEngine();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // As tools end that know nothing of a closed pipe: whoever reads no further wants no more of us.
  if (error.code === 'EPIPE') process.exit(141);
  printError(`error: Nothing more can be written to standard output: ${reasonOf(error)}.\n`);
  process.exit(2);
});
// Node would print the error, and the line of code that threw it, as they are.
const UNEXPECTED = ['uncaughtException', 'unhandledRejection'] as const;
const endWith = (error: unknown): void => {
  printError(internalError(error));
  process.exit(2);
};
for (const event of UNEXPECTED) process.on(event, endWith);
// `exit` rather than the signal's own way, which would leave half-written files behind.
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
for (const [signal, code] of Object.entries(SIGNALS))
  process.once(signal, () => {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
    process.exit(code);
  });

// Beside the bundle of this file.
const languageServer = new URL('./language-server.mjs', import.meta.url);

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
    startLanguageServer(args) {
      // The server logs what nobody expected, and lives on.
      for (const event of UNEXPECTED) process.off(event, endWith);
      return startLanguageServer(languageServer, args);
    },
  },
});

function printError(text: string): void {
  process.stderr.write(logSafe(text));
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    printError(`error: The working folder cannot be used: ${reasonOf(error)}.\n`);
    process.exit(2);
  }
}
