// Writes every derived file; with --check writes none and fails when one is stale.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The derived files. `path` is given from the repository's root; `render` gets the file as it is
 * ('' when there is none), so that it can replace a part of it, and gives it as it should be.
 * TypeScript sources are imported with `loadTs` from ./load-ts.mjs.
 *
 * @type {readonly { path: string, render(current: string): string | Promise<string> }[]}
 */
const generators = [];

async function readOrEmpty(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

const check = process.argv.includes('--check');
const stale = [];
for (const { path, render } of generators) {
  const file = resolve(root, path);
  const current = await readOrEmpty(file);
  const wanted = await render(current);
  if (wanted === current) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, wanted);
}

if (stale.length === 0) console.log(`Generated files are up to date (${generators.length}).`);
else if (check) {
  console.error(`Stale generated files; run "npm run generate" and commit:\n${listed(stale)}`);
  process.exitCode = 1;
} else console.log(`Written:\n${listed(stale)}`);

function listed(paths) {
  return paths.map((path) => `  ${path}`).join('\n');
}
