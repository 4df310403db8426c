// Makes all that a release consists of, and prints what would be published: npm run release:dry
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packTarballs } from './pack.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'artifacts/release');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { name, version, publisher } = manifest;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
runScript('generate.mjs', '--check');
const extension = join(out, `${name}-${version}.vsix`);
runScript('package.mjs', '--out', extension);
const binary = join(out, `playbook-${version}-${process.platform}-${process.arch}`);
runScript('package-binary.mjs', '--out', binary);
// Behind the extension, whose bundles are minified.
execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore', shell: process.platform === 'win32' });
const tarballs = packTarballs(out);

console.log('\nWould be published:');
for (const { name: id, version: its, path, files } of tarballs) {
  console.log(`\n${id} ${its}, to the npm registry\n${describe(path)}`);
  for (const folder of foldersOf(files)) console.log(`  ${folder}`);
}
console.log(
  `\n${publisher}.${name} ${version}, to the Visual Studio Marketplace and Open VSX\n${describe(extension)}`,
);
console.log(`\nThe executable for ${process.platform}-${process.arch}`);
for (const file of readdirSync(binary)) console.log(describe(join(binary, file)));

const open = ['repository', 'bugs', 'homepage'].filter((field) => !manifest[field]);
if (open.length > 0)
  console.log(`\nNot decided yet: ${open.join(', ')} in package.json. RELEASING.md says what to do.`);

function runScript(script, ...args) {
  execFileSync(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root, stdio: 'inherit' });
}

function describe(path) {
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
  return `  ${relative(root, path)}  ${Math.ceil(statSync(path).size / 1024)} KB  sha256 ${digest}`;
}

/** Files one by one, except where a folder has many. */
function foldersOf(files) {
  const counts = new Map();
  for (const file of files) {
    const folder = file.replace(/\/[^/]*$/, '/').replace(/^(dist\/\w+\/).*/, '$1');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, count]) => (count > 1 ? `${folder} (${count} files)` : folder)).sort();
}
