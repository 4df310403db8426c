import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { viteYaml } from './scripts/yaml-plugin.mjs';

export default defineConfig({
  plugins: [viteYaml],
  // The library as it is, not as it was built last.
  resolve: {
    alias: { 'playbook-tools-server': fileURLToPath(new URL('server/src/index.node.ts', import.meta.url)) },
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Runs in a real editor, started apart.
    exclude: ['test/vscode/**', '**/node_modules/**'],
    pool: 'threads',
    reporters: ['default'],
  },
});
