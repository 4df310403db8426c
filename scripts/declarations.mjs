// Lays the type declarations of the published packages beside their bundles. Part of npm run build.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The packages that have types: the TypeScript project, and the entry as the compiler names it. */
const packages = {
  server: 'out/types/server/src/index.node.d.ts',
  'packages/remark-lint-playbook': 'out/types/remark-lint-playbook/src/index.d.ts',
};

/**
 * Makes a package's declarations: those of its entry, and all that these need.
 *
 * @param {string} project its folder, from the repository's root
 * @param {string} [place] where they go
 */
export async function layDeclarations(project, place = resolve(root, project, 'dist/types')) {
  const tsc = resolve(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  // They come out in spite of errors, which are the type check's to tell.
  spawnSync(process.execPath, [tsc, '-b', project], { cwd: root });
  const made = `${place}-${process.pid}`;
  for (const [path, text] of await closure(resolve(root, packages[project]))) {
    const file = resolve(made, path.replace(/\.ts$/, '.mts'));
    await mkdir(dirname(file), { recursive: true });
    // Programs that use the package need not allow imports that end in .ts.
    await writeFile(file, text.replace(/(['"]\.[^'"]+)\.ts(['"])/g, '$1.mjs$2'));
  }
  await rm(place, { recursive: true, force: true });
  await rename(made, place);
}

/** Path, from the entry's folder → text. */
async function closure(entry) {
  const folder = dirname(entry);
  const texts = new Map();
  const visit = async (path) => {
    if (texts.has(path)) return;
    const text = await readFile(resolve(folder, path), 'utf8');
    texts.set(path, text);
    for (const [, target] of text.matchAll(/\b(?:from|import)\s*\(?['"](\.[^'"]+)\.ts['"]/g))
      await visit(posix.join(posix.dirname(path), `${target}.d.ts`));
  };
  await visit(posix.basename(entry));
  return texts;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  for (const project of Object.keys(packages)) await layDeclarations(project);
