import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { viteYaml } from './scripts/yaml-plugin.mjs';

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
    // Half of the default would go to importing the same modules for each file anew: no test changes what another one sees.
    isolate: false,
    maxWorkers: availableParallelism(),
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: { name: 'quick', include: ['test/**/*.test.ts'], exclude: [...exclude, heavy] },
      },
      { extends: true, test: { name: 'heavy', include: [heavy], exclude } },
    ],
  },
});
