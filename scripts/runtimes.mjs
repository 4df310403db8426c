import { fileURLToPath } from 'node:url';

/** Lets CommonJS packages (gray-matter) call `require` inside an ES module. */
export const requireBanner =
  "import { createRequire as nodeCreateRequire } from 'node:module'; const require = nodeCreateRequire(import.meta.url);";

/** Where a bundle runs, in the words of esbuild. */
export const nodeEsm = {
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: { js: requireBanner },
  alias: { 'js-yaml': shim('js-yaml') },
};
export const nodeCjs = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  alias: { 'js-yaml': shim('js-yaml') },
};

/** An extension in a browser, whose host runs in a worker. */
export const webCjs = {
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  conditions: ['worker', 'browser'],
};

/** A worker of a browser: what packages want of Node there is in shims. */
export const browserWorker = {
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  // Some packages' "browser" files want a page's document, which a worker has not.
  conditions: ['worker', 'browser'],
  alias: { fs: shim('fs'), 'js-yaml': shim('js-yaml') },
  inject: [shim('buffer')],
};

function shim(name) {
  return fileURLToPath(new URL(`shims/${name}.mjs`, import.meta.url));
}
