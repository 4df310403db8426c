// Installs code-server beside this file, without running any package's install script: no compiler is needed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('./', import.meta.url));
const vscode = join(here, 'node_modules/code-server/lib/vscode');
const stamp = join(here, 'node_modules/.installed');

/** The script that is code-server. */
export const codeServerEntry = join(here, 'node_modules/code-server/out/node/entry.js');

/** Playwright, which is installed with the host. */
export function loadPlaywright() {
  return createRequire(join(here, 'package.json'))('playwright-core');
}

/** The Node.js that code-server runs under: its own major version, which need not be the one that runs this. */
export function codeServerNode() {
  if (process.env.CODE_SERVER_NODE) return process.env.CODE_SERVER_NODE;
  const own = join(here, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(own)) return own;
  const wanted = JSON.parse(readFileSync(join(codeServerEntry, '../../../package.json'), 'utf8')).engines
    .node;
  if (process.versions.node.split('.')[0] === wanted) return process.execPath;
  throw new Error(
    `code-server runs under Node ${wanted}, and there is no ready-made one for ${process.platform} on ${process.arch}. Set CODE_SERVER_NODE to the path of a Node ${wanted}.`,
  );
}

/** Installs what is missing, or belongs to an older lockfile. */
export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const started = performance.now();
  console.log('Installing the test host (code-server, about 800 MB, once) …');
  await npm(here, 'ci');
  // What code-server's own install script would do, less the native builds. "npm ci" refuses: its shrinkwrap is out of step.
  await npm(vscode, 'install', '--omit=dev');
  await npm(join(vscode, 'extensions'), 'install', '--omit=dev');
  await tryStart();
  writeFileSync(stamp, wanted);
  console.log(`Installed in ${Math.round((performance.now() - started) / 1000)} s.`);
}

function npm(folder, ...args) {
  return run('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}

/** In a home of its own, since code-server writes a configuration file there. */
async function tryStart() {
  const home = mkdtempSync(join(tmpdir(), 'playbook-host-'));
  try {
    await run(codeServerNode(), [codeServerEntry, '--version'], here, { HOME: home, XDG_CONFIG_HOME: home });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Shows what a program says only when it fails. */
function run(command, args, cwd, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said += data;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`"${command} ${args.join(' ')}" in ${cwd} ended with ${code}.\n${said}`));
    });
  });
}
