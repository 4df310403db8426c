// Makes the product that is tested.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The bundles, as they are while one develops. */
export function buildBundles() {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The bundles could not be built.');
}

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
