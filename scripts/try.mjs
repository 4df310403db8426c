// `npm run try`: the extension on a copy of examples/, in VS Code if it is there, else in code-server. Stop it with Ctrl+C.
// Options: --host desktop|code-server, --port N
import { spawn } from 'node:child_process';
import { accessSync, constants, cpSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addressOf } from '../test/vscode/host/address.mjs';
import { startCodeServer } from '../test/vscode/host/code-server.mjs';
import { ensureInstalled } from '../test/vscode/host/install.mjs';
import { buildBundles, packageExtension } from '../test/vscode/host/product.mjs';
import { scratchFolder } from '../test/vscode/host/scratch.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { host: { type: 'string' }, port: { type: 'string' } } });

// Lets the "exit" handlers stop what was started, and remove the copy.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));

const scratch = scratchFolder('try');
const examples = join(scratch, 'examples');
cpSync(join(root, 'examples'), examples, { recursive: true });
/** A page with defects, to begin with. */
const page = join(examples, 'fasttrack-playbook/english-playbook/enable-mail-flow-partner.md');

if (values.host === 'desktop' || (values.host === undefined && isOnPath('code'))) await openDesktop();
else await openCodeServer();
console.log('Press Ctrl+C to stop. The copy of examples/ is then deleted.');
// Keeps the process alive.
setInterval(() => {}, 1 << 30);

async function openDesktop() {
  buildBundles();
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, examples, page];
  spawn('code', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`VS Code opens ${examples} with the extension.`);
}

async function openCodeServer() {
  await ensureInstalled();
  console.log('Packaging the extension …');
  const vsix = packageExtension(join(scratch, 'extension.vsix'));
  const server = await startCodeServer({ extensions: [vsix], port: Number(values.port ?? 0) });
  const address = addressOf(server.origin, examples, [
    ['openFile', `vscode-remote://${server.authority}${page}`],
  ]);
  console.log(`\nOpen this address in a browser:\n\n  ${address}\n`);
}

function isOnPath(program) {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  return (process.env.PATH ?? '').split(delimiter).some((folder) =>
    endings.some((ending) => {
      try {
        accessSync(join(folder, program + ending), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}
