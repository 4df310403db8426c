import { buffer } from 'node:stream/consumers';
import { startLanguageServer } from './language-server.ts';
import { run } from './run.ts';

// As tools end that know nothing of a closed pipe: whoever reads no further wants no more of us.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 141 : 2));
process.once('SIGINT', () => {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
  process.exit(130);
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
    stdin: () => buffer(process.stdin),
    env,
    cwd: process.cwd(),
    now: () => new Date(),
    startLanguageServer: (args) => startLanguageServer(languageServer, args),
  },
});
