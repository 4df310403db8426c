import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { logSafe } from '../text/printable.ts';
import { nodePlatform } from './host.node.ts';
import { createLifecycle } from './lifecycle.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';
import { transportOf } from './transport.node.ts';

const USAGE = `Usage: playbook-language-server --stdio

The language server for playbooks. An editor starts it and talks to it.

  --stdio             over standard input and output
  --node-ipc          over the channel of a parent process that is Node
  --pipe=<name>       over a named pipe or socket
  --socket=<port>     over a TCP port of this machine
  --clientProcessId=<id>
                      end when that process ends
  --version           print the version
  --help              print this
`;

main(process.argv.slice(2));

function main(args: readonly string[]): void {
  if (args.includes('--version')) return void process.stdout.write(`${version}\n`);
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(USAGE);
  const transport = transportOf(args, (message) => process.stderr.write(logSafe(`${message}\n`)));
  if (!transport) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const { reader, writer } = transport;
  const messageStrategy = createLifecycle(writer);
  const connection = createConnection(ProposedFeatures.all, reader, writer, { messageStrategy });
  // An error in one answer must not take the others with it.
  const log = createLog(connection.console);
  process.on('uncaughtException', (error) => log.error('Uncaught:', error));
  process.on('unhandledRejection', (reason) => log.error('Unhandled:', reason));
  startServer(connection, nodePlatform());
}
