// Starts a code-server of its own: settings, extensions and home directory live in a temporary folder.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeServerEntry, codeServerNode } from './install.mjs';
import { scratchFolder } from './scratch.mjs';

/** Settings that make runs alike: nothing saves, looks for updates, or opens by itself. */
const quietSettings = {
  'files.autoSave': 'off', // In the browser it is on by default.
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
};

/**
 * @param options.extensions paths of .vsix files to install
 * @param options.settings user settings besides the quiet ones
 * @param options.port where it listens; a free port when absent
 * @param options.forTests whether the workbench obeys `extensionTestsPath` in an address
 * @returns its process id, its address, and `stop`, which leaves nothing behind
 */
export async function startCodeServer(options = {}) {
  const { extensions = [], settings = {}, port = 0, forTests = false } = options;
  const folder = scratchFolder('code-server');
  const base = prepare(folder, settings);
  const environment = serverEnvironment(folder);
  for (const file of extensions) installExtension(base, environment, file);
  const args = [
    ...base,
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--auth',
    'none',
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    ...(forTests ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
  // A process group of its own, so that stopping it stops the extension hosts, too.
  const stdio = ['ignore', 'pipe', 'pipe'];
  const server = spawn(codeServerNode(), args, { detached: true, stdio, env: environment });
  const log = { text: '' };
  // Should this process end first.
  const abandon = () => signal(server);
  process.once('exit', abandon);
  const stop = async () => {
    process.off('exit', abandon);
    await end(server);
  };
  try {
    const authority = await listening(server, log);
    return { id: server.pid, authority, origin: `http://${authority}`, log: () => log.text, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @returns the arguments of every call */
function prepare(folder, settings) {
  for (const name of ['home', 'extensions', 'user/User']) mkdirSync(join(folder, name), { recursive: true });
  // Without one it writes ~/.config/code-server/config.yaml.
  writeFileSync(join(folder, 'config.yaml'), 'auth: none\n');
  writeFileSync(join(folder, 'home/.gitconfig'), '[user]\n\tname = Ada Winter\n\temail = ada@example.com\n');
  writeFileSync(join(folder, 'user/User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  return [
    codeServerEntry,
    '--config',
    join(folder, 'config.yaml'),
    '--user-data-dir',
    join(folder, 'user'),
    '--extensions-dir',
    join(folder, 'extensions'),
  ];
}

function serverEnvironment(folder) {
  const home = join(folder, 'home');
  // In a terminal of VS Code there are variables that would make this server talk to that window.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_'));
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    XDG_CONFIG_HOME: home,
    NODE_OPTIONS: '',
    // Empty: nothing is looked up at a marketplace.
    EXTENSIONS_GALLERY: '{}',
  };
}

function installExtension(base, env, file) {
  const args = [...base, '--install-extension', resolve(file), '--force'];
  const { status, stdout, stderr } = spawnSync(codeServerNode(), args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`code-server could not install ${file}.\n${stdout}${stderr}`);
}

/** @returns host and port */
function listening(server, log) {
  return new Promise((found, failed) => {
    const read = (data) => {
      log.text += data;
      const address = /listening on http:\/\/(127\.0\.0\.1:\d+)/.exec(log.text);
      if (address) found(address[1]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('error', failed);
    server.on('exit', (code) => failed(new Error(`code-server ended (${code}).\n${log.text}`)));
  });
}

async function end(server) {
  const gone = new Promise((resolveGone) => server.on('exit', resolveGone));
  if (!signal(server)) return;
  const impatience = setTimeout(() => signal(server, 'SIGKILL'), 10_000);
  await gone;
  clearTimeout(impatience);
}

/** @returns whether it was still running */
function signal(server, name = 'SIGTERM') {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return false;
  process.kill(-server.pid, name);
  return true;
}
