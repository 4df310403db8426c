// Run by npm after an install in a checkout, as pre-commit and the GitHub Action do it: there is no build yet.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = existsSync(fileURLToPath(new URL('../server/dist/cli.mjs', import.meta.url)));
// Without the development dependencies nothing can be built, and nobody expects it.
const canBuild = existsSync(fileURLToPath(new URL('../node_modules/esbuild', import.meta.url)));
if (!built && canBuild) await import('../esbuild.mjs').then(({ buildAll }) => buildAll());
