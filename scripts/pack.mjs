// Packs the npm packages as they would be published. They must be built.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folders of the packages that go to a registry. */
export const PUBLISHED = ['server', 'packages/remark-lint-playbook'];

/**
 * Packs each of them into a folder.
 *
 * @param {string} place
 * @returns {{ name: string, version: string, path: string, size: number, unpackedSize: number, files: string[] }[]}
 */
export function packTarballs(place) {
  mkdirSync(place, { recursive: true });
  return PUBLISHED.map((folder) => {
    const args = ['pack', '--json', '--pack-destination', resolve(place)];
    const cwd = join(root, folder);
    const printed = execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
    const [{ name, version, filename, size, unpackedSize, files }] = Object.values(JSON.parse(printed));
    const path = join(resolve(place), filename);
    return { name, version, path, size, unpackedSize, files: files.map((file) => file.path) };
  });
}
