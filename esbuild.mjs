// Builds the bundles. Flags: --watch, --minify.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { browserWorker, nodeCjs, nodeEsm, webCjs } from './scripts/runtimes.mjs';
import { esbuildYaml } from './scripts/yaml-plugin.mjs';

const root = fileURLToPath(new URL('./', import.meta.url));

/** One bundle a line: source, output, and where it runs. */
const bundles = [
  ['server/src/lsp/main.node.ts', 'server/dist/language-server.mjs', nodeEsm],
  ['server/src/index.node.ts', 'server/dist/index.mjs', nodeEsm],
  ['packages/remark-lint-playbook/src/index.ts', 'packages/remark-lint-playbook/dist/index.mjs', nodeEsm],
  ['server/src/lsp/main.node.ts', 'dist/server/main.node.js', nodeCjs],
  ['server/src/lsp/main.browser.ts', 'dist/server/main.browser.js', browserWorker],
  ['client/src/extension.node.ts', 'dist/client/extension.node.js', { ...nodeCjs, external: ['vscode'] }],
  [
    'client/src/extension.browser.ts',
    'dist/client/extension.browser.js',
    { ...webCjs, external: ['vscode'] },
  ],
];

/** The command line in pieces, so that each run loads no more of it than it needs. */
export function cliOptions(flags = {}) {
  const { outfile, entryPoints, ...rest } = options(['', '', nodeEsm], flags);
  return {
    ...rest,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    outdir: 'server/dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'cli/[name]-[hash]',
    splitting: true,
    metafile: true,
    define: { PLAYBOOK_BUILD: JSON.stringify(buildDigest()) },
  };
}

/** Command line and language server in one CommonJS file, which is all that an executable made of Node can hold. */
export function executableOptions() {
  return {
    ...options(['server/src/executable.node.ts', '', nodeCjs], { minify: true }),
    define: { PLAYBOOK_BUILD: JSON.stringify(buildDigest()) },
  };
}

/** Tells one state of the sources from another: what is cached is good for one of them only. */
function buildDigest() {
  const digest = createHash('sha256');
  for (const file of ['server/package.json', 'package-lock.json', ...sourcesIn('server/src')])
    digest.update(`${file}\0`).update(readFileSync(join(root, file)));
  return digest.digest('base64url').slice(0, 12);
}

function sourcesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function options([source, output, runtime], flags) {
  return {
    ...runtime,
    absWorkingDir: root,
    entryPoints: [source],
    outfile: output,
    bundle: true,
    minify: flags.minify,
    sourcemap: flags.minify ? false : 'linked',
    plugins: [esbuildYaml],
    // gray-matter's JavaScript engine, which is switched off where it is called.
    logOverride: { 'direct-eval': 'silent' },
    logLevel: flags.watch ? 'info' : 'warning',
  };
}

/** Makes all bundles once. */
export async function buildAll(flags = {}) {
  const [cli] = await Promise.all(allOptions(flags).map((each) => build(each)));
  removeOldPieces(cli.metafile.outputs);
}

/**
 * What ends up in the bundles.
 *
 * @returns {Promise<Map<string, string[]>>} each output, with the sources that it has code of; paths are from the root
 */
export async function bundledSources() {
  const results = await Promise.all(
    allOptions({}).map((each) => build({ ...each, sourcemap: false, metafile: true, write: false })),
  );
  const outputs = results.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  return new Map(
    outputs.map(([output, { inputs }]) => [
      output,
      Object.keys(inputs).filter((source) => inputs[source].bytesInOutput > 0),
    ]),
  );
}

/** The command line first. */
function allOptions(flags) {
  return [cliOptions(flags), ...bundles.map((bundle) => options(bundle, flags))];
}

async function main(argv) {
  const flags = { watch: argv.includes('--watch'), minify: argv.includes('--minify') };
  if (flags.watch) {
    const contexts = await Promise.all(allOptions(flags).map((each) => context(each)));
    await Promise.all(contexts.map((watched) => watched.watch()));
  } else await buildAll(flags);
}

/** Only afterwards: the command line may be in use. */
function removeOldPieces(outputs) {
  const folder = join(root, 'server/dist/cli');
  const current = new Set(Object.keys(outputs).map((path) => join(root, path)));
  for (const name of readdirSync(folder)) if (!current.has(join(folder, name))) rmSync(join(folder, name));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // esbuild has reported its own errors already.
  await main(process.argv.slice(2)).catch((error) => {
    if (!error.errors) console.error(error);
    process.exitCode = 1;
  });
}
