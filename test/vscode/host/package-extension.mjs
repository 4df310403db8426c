import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Makes the .vsix at a path, as it is published. @returns the path */
export function packageExtension(file) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'package', '--silent', '--', '--out', file], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The extension could not be packaged.\n${stdout}${stderr}`);
  return file;
}
