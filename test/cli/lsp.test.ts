import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createProtocolConnection,
  InitializeRequest,
  LogMessageNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { run } from '../../server/src/cli/run.ts';
import type { ProcessIo } from '../../server/src/cli/shell/io.ts';
import { bundle } from '../lsp/bundle.ts';
import { makeProject } from './project.ts';

/** What the server is started with, the exit code and what is said. */
async function start(...argv: string[]) {
  const started: (readonly string[])[] = [];
  const said: string[] = [];
  const io: ProcessIo = {
    stdout: { write: (text) => said.push(text) },
    stderr: { write: (text) => said.push(text) },
    env: {},
    cwd: process.cwd(),
    now: () => new Date(2024, 4, 17),
    startLanguageServer: async (args) => void started.push(args),
  };
  const code = await run({ argv: ['lsp', ...argv], io });
  return { code, started, said: said.join('') };
}

test.each([
  [[], ['--stdio']],
  [['--stdio'], ['--stdio']],
  [
    ['--stdio', '--clientProcessId=7'],
    ['--stdio', '--clientProcessId=7'],
  ],
  [['--node-ipc'], ['--node-ipc']],
  [['--pipe=/tmp/a b'], ['--pipe=/tmp/a b']],
  [['--socket', '6009'], ['--socket=6009']],
])('playbook lsp %j', async (argv, args) => {
  expect(await start(...argv)).toEqual({ code: 0, started: [args], said: '' });
});

test.each([
  [['docs'], '"playbook lsp" takes no arguments. Unexpected argument "docs".'],
  [['--stdio', '--pipe=x'], '--stdio and --pipe cannot be used together.'],
  [['--socket=http'], '"http" is not a valid value for --socket. Use a whole number.'],
  [['--studio'], 'Unknown option --studio. Did you mean --stdio?'],
])('wrong use: %j', async (argv, message) => {
  expect(await start(...argv)).toEqual({ code: 2, started: [], said: `error: ${message}\n` });
});

test('a real process becomes the language server', async () => {
  const folder = await makeProject({});
  await copyFile(await bundle('server/src/cli/main.ts'), join(folder, 'cli.mjs'));
  const alone = spawn(process.execPath, [join(folder, 'cli.mjs'), 'lsp'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  alone.stderr.on('data', (data) => {
    said += data;
  });
  expect((await once(alone, 'close'))[0]).toBe(2);
  expect(said).toContain('does not include the language server');

  await copyFile(await bundle('server/src/lsp/main.node.ts'), join(folder, 'language-server.mjs'));
  // An error that nobody expects is logged, and ends nothing.
  const thrower = join(folder, 'throw.mjs');
  await writeFile(thrower, 'process.on("SIGUSR2", () => { throw new Error("Unforeseen.\\n::error::x"); });');
  const server = spawn(process.execPath, ['--import', thrower, join(folder, 'cli.mjs'), 'lsp'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  expect(capabilities.textDocumentSync).toBeDefined();
  if (process.platform !== 'win32') {
    const logged = new Promise<string>((resolve) =>
      connection.onNotification(LogMessageNotification.type, ({ message }) => resolve(message)),
    );
    server.kill('SIGUSR2');
    expect(await logged).toContain('Uncaught: Error: Unforeseen.\n<3A>:error::x\n');
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect((await once(server, 'close'))[0]).toBe(0);
  connection.dispose();
});
