import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { nodeEsm } from '../../scripts/runtimes.mjs';
import { esbuildYaml } from '../../scripts/yaml-plugin.mjs';
import { root } from '../support/repo.ts';

const made = new Map<string, Promise<string>>();

/** Bundles a source file as it is delivered, and returns the path of the bundle. Its path is given from the repository's root. */
export function bundle(source: string, runtime: BuildOptions = nodeEsm): Promise<string> {
  const key = `${source} ${runtime.format}`;
  const known = made.get(key) ?? rebundle(source, runtime);
  made.set(key, known);
  return known;
}

async function rebundle(source: string, runtime: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...runtime,
    entryPoints: [join(root, source)],
    bundle: true,
    write: false,
    plugins: [esbuildYaml],
    logOverride: { 'direct-eval': 'silent' },
    logLevel: 'error',
  });
  const code = outputFiles?.[0]?.text ?? '';
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const folder = join(root, 'node_modules/.cache/playbook-tools');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `lsp-${hash}.${runtime.format === 'esm' ? 'mjs' : 'cjs'}`);
  if (existsSync(file)) return file;
  // In one step: another worker may just start what it finds there.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return file;
}
