// Bundles the suites: the same tests for the Node extension host and for the web worker's, and the few for other windows.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the bundles are, from the repository's root. */
export const bundleFolder = 'out/vscode';

/** Stands before each line that a suite prints, so that the runner can tell it from the workbench's own. */
export const lineMark = '\u001f';
/** Stands, after the line mark, before the counts. */
export const countsMark = '\u001e';

/** @param grep only tests whose full title contains this text; all when empty */
export async function bundleSuites(names, grep) {
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `test/vscode/suites/${name}.ts`),
    outdir: bundleFolder,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode', 'node:*'],
    sourcemap: 'inline',
    define: {
      LINE_MARK: JSON.stringify(lineMark),
      COUNTS_MARK: JSON.stringify(countsMark),
      TEST_GREP: JSON.stringify(grep),
    },
    plugins: [browserMocha],
    logLevel: 'warning',
  });
}

/**
 * Mocha's browser build runs in both extension hosts. It is UMD inside a package of type "module", so esbuild would take it for ESM
 * and let its `module.exports =` overwrite the suite's.
 */
const browserMocha = {
  name: 'browser-mocha',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: `const module = { exports: {} };\nconst exports = module.exports;\n${source}` };
    });
  },
};
