import { defineConfig } from 'vitest/config';
import { viteYaml } from './scripts/yaml-plugin.mjs';

export default defineConfig({
  plugins: [viteYaml],
  test: {
    include: ['test/**/*.test.ts'],
    // Runs in a real editor, started apart.
    exclude: ['test/vscode/**', '**/node_modules/**'],
    pool: 'threads',
    reporters: ['default'],
  },
});
