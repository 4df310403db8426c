import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';
import { viteYaml } from './scripts/yaml-plugin.mjs';
import { PATIENCE } from './test/support/patience.mts';

// Packages as they are delivered: their builds for development check themselves at every step.
process.env['NODE_ENV'] = 'production';
// Node 20 optimises functions so early that a quarter of the processor time goes into code that hardly runs any more; see
// `setV8Flags`. Workers start with the same flags.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000');

/** In folders of their own: what starts processes (command line, server, packages), or runs on many random inputs. */
const startsProcesses = ['test/{cli,lsp,integrations,fuzz}/**/*.test.ts', 'test/**/*.property.test.ts'];
/** On real pages, on input that is large, or of a whole run in CI: `npm run test:heavy`. */
const heavy = 'test/**/*.{corpus,heavy}.test.ts';
/** `vscode` runs in a real editor, started apart. */
const exclude = ['test/vscode/**', '**/node_modules/**'];

export default defineConfig({
  plugins: [viteYaml],
  // The library as it is, not as it was built last.
  resolve: {
    alias: { 'playbook-tools-server': fileURLToPath(new URL('server/src/index.node.ts', import.meta.url)) },
  },
  test: {
    pool: 'threads',
    // Half of the default would go to importing the same modules for each file again: no test changes what another one sees.
    isolate: false,
    maxWorkers: availableParallelism(),
    // Against hangs only, so that no busy machine comes near it.
    testTimeout: PATIENCE,
    hookTimeout: PATIENCE,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, heavy, ...startsProcesses],
        },
      },
      {
        extends: true,
        test: { name: 'process', pool: 'forks', include: startsProcesses, exclude: [...exclude, heavy] },
      },
      { extends: true, test: { name: 'heavy', include: [heavy], exclude } },
    ],
  },
});
