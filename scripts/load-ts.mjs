import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { requireBanner } from './runtimes.mjs';
import { esbuildYaml } from './yaml-plugin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = resolve(root, 'node_modules/.cache/playbook-tools');

/**
 * Imports a TypeScript source file, its path given from the repository's root.
 *
 * @example const { rules } = await loadTs('server/src/rules/index.ts');
 */
export async function loadTs(entry) {
  const result = await build({
    entryPoints: [resolve(root, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    banner: { js: requireBanner },
    plugins: [esbuildYaml],
    logOverride: { 'direct-eval': 'silent' },
    logLevel: 'error',
  });
  const code = result.outputFiles[0].text;
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const file = resolve(cache, `${hash}-${process.pid}.mjs`);
  await mkdir(cache, { recursive: true });
  await writeFile(file, code);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file, { force: true });
  }
}
