// Runs the built checker on examples/. Its exit code 1 says that there are findings: here, as wanted.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { status, signal } = spawnSync(process.execPath, ['server/bin/playbook.mjs', 'check', 'examples'], {
  cwd: root,
  stdio: 'inherit',
});
if (signal) console.error(`The checker was stopped by ${signal}.`);
process.exitCode = status === 1 ? 0 : (status ?? 2);
