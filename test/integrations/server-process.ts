import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  type InitializeResult,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/**
 * Opens and ends a session with a language server that has been started on its standard input and output.
 * @returns what it says of itself, and its exit code
 */
export async function session(
  server: ChildProcess,
): Promise<{ readonly result: InitializeResult; readonly code: number | null }> {
  const { stdin, stdout } = server;
  if (!stdin || !stdout) throw new Error('The server has no standard input or output.');
  const connection = createProtocolConnection(
    new StreamMessageReader(stdout),
    new StreamMessageWriter(stdin),
  );
  const ended = once(server, 'exit');
  connection.listen();
  const result = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  const [code] = await ended;
  connection.dispose();
  return { result, code };
}
