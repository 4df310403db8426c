// Makes the extension: npm run package -- [--out FILE]
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX, listFiles } from '@vscode/vsce';
import { comparePieces, compareWithPackaged } from './package-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const { name, version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
const out = resolve(values.out ?? resolve(root, `${name}-${version}.vsix`));

execFileSync(process.execPath, ['esbuild.mjs', '--minify'], { cwd: root, stdio: 'inherit' });

const readmePath = 'client/README.md';
const files = await listFiles({ cwd: root, dependencies: false, readmePath });
const { missing, extra } = compareWithPackaged(files);
for (const file of missing) console.error(`Missing from the package: ${file}`);
for (const file of extra)
  console.error(`Unexpected file in the package: ${file}. See scripts/package-files.mjs.`);
const pieces = files.filter((file) => file.endsWith('.mjs'));
const loaded = comparePieces(
  new Map(pieces.map((file) => [file, readFileSync(resolve(root, file), 'utf8')])),
);
for (const file of loaded.missing) console.error(`Missing module of the command line: ${file}`);
for (const file of loaded.unused) console.error(`Unused module of the command line: ${file}`);
if ([missing, extra, loaded.missing, loaded.unused].some((list) => list.length > 0)) process.exit(1);

// From a folder that has nothing else: looking through node_modules once more takes as long as all the rest.
const stage = mkdtempSync(join(tmpdir(), 'playbook-package-'));
try {
  for (const file of [...files, '.vscodeignore'])
    cpSync(resolve(root, file), join(stage, file), { recursive: true });
  tryCommandLine(join(stage, 'server/dist/cli.mjs'));
  await createVSIX({
    cwd: stage,
    packagePath: out,
    dependencies: false,
    // The repository's README is about the repository. Pictures by relative paths vsce refuses without the repository's address.
    readmePath,
    allowMissingRepository: true,
  });
} finally {
  rmSync(stage, { recursive: true, force: true });
}
console.log(`${out}: ${files.length} files, ${Math.round(statSync(out).size / 1024)} KB`);

/** Shows that it works on its own, as a task in the editor runs it. */
function tryCommandLine(cli) {
  const args = [cli, 'check', '--format', 'unix', 'examples'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (!stdout.includes(': warning: ')) throw new Error(`The packaged command line does not work: ${stderr}`);
}
