// Builds the bundles. Flags: --watch, --minify.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { esbuildYaml } from './scripts/yaml-plugin.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Lets CommonJS packages (gray-matter) call `require` inside an ES module. */
export const requireBanner =
  "import { createRequire as nodeCreateRequire } from 'node:module'; const require = nodeCreateRequire(import.meta.url);";

const nodeEsm = { platform: 'node', format: 'esm', target: 'node20', banner: { js: requireBanner } };
const nodeCjs = { platform: 'node', format: 'cjs', target: 'node20' };

/** One bundle a line: source, output, and where it runs. */
const bundles = [
  ['server/src/cli/main.ts', 'server/dist/cli.mjs', nodeEsm],
  ['client/src/extension.node.ts', 'dist/client/extension.node.js', { ...nodeCjs, external: ['vscode'] }],
];

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

async function main(argv) {
  const flags = { watch: argv.includes('--watch'), minify: argv.includes('--minify') };
  if (flags.watch) {
    const contexts = await Promise.all(bundles.map((bundle) => context(options(bundle, flags))));
    await Promise.all(contexts.map((watched) => watched.watch()));
  } else await Promise.all(bundles.map((bundle) => build(options(bundle, flags))));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // esbuild has reported its own errors already.
  await main(process.argv.slice(2)).catch((error) => {
    if (!error.errors) console.error(error);
    process.exitCode = 1;
  });
}
