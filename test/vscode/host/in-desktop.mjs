// Runs an extension-host suite in the desktop's VS Code, by @vscode/test-electron.
import { fork, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { scratchFolder } from './scratch.mjs';

/** The path of VS Code, downloaded where it is missing. Rejects where it cannot be. */
export async function desktopExecutable(cachePath) {
  return await downloadAndUnzipVSCode({ cachePath });
}

/** As `runInCodeServer`, in the VS Code at `options.executable`. */
export async function runInDesktop(options) {
  const { executable, extension, tests, workspace, kind, install, onLog, signal } = options;
  const folder = scratchFolder('code');
  const own = ownFolders(folder);
  for (const file of install ?? []) installExtension(executable, own, file);
  const launchArgs = [workspace, ...own, '--skip-welcome'];
  if (kind === 'web') launchArgs.push('--extensionDevelopmentKind=web');
  const run = {
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    extensionTestsEnv: { GIT_CONFIG_GLOBAL: join(folder, 'gitconfig') },
    launchArgs,
  };
  return await inProcessOfItsOwn(run, onLog, signal);
}

/** Settings and extensions of this run alone. */
function ownFolders(folder) {
  mkdirSync(join(folder, 'user/User'), { recursive: true });
  writeFileSync(join(folder, 'gitconfig'), '[user]\n\tname = Ada Winter\n\temail = ada@example.com\n');
  writeFileSync(
    join(folder, 'user/User/settings.json'),
    JSON.stringify({ 'git.enabled': false, 'telemetry.telemetryLevel': 'off' }),
  );
  return [`--user-data-dir=${join(folder, 'user')}`, `--extensions-dir=${join(folder, 'extensions')}`];
}

function installExtension(executable, folders, file) {
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable);
  const rest = args.filter((arg) => !/^--(user-data|extensions)-dir/.test(arg));
  const options = { encoding: 'utf8', shell: process.platform === 'win32' };
  const { status, stdout, stderr } = spawnSync(
    cli,
    [...rest, ...folders, '--install-extension', file, '--force'],
    options,
  );
  if (status !== 0) throw new Error(`VS Code could not install ${file}.\n${stdout}${stderr}`);
}

/** `runTests` writes to this process's own output, so it runs in another, whose output can be read. */
function inProcessOfItsOwn(run, onLog, signal) {
  return new Promise((ended, failed) => {
    const child = fork(fileURLToPath(import.meta.url), [], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, PLAYBOOK_TEST_RUN: JSON.stringify(run) },
    });
    const abort = () => {
      child.kill();
      failed(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    for (const [stream, type] of [
      [child.stdout, 'log'],
      [child.stderr, 'warn'],
    ]) {
      createInterface({ input: stream }).on('line', (line) => onLog(type, line));
    }
    child.on('error', failed);
    child.on('close', (code) => {
      signal.removeEventListener('abort', abort);
      ended(code ?? 1);
    });
  });
}

if (process.env.PLAYBOOK_TEST_RUN) {
  runTests(JSON.parse(process.env.PLAYBOOK_TEST_RUN)).then(
    (code) => process.exit(code),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
