// Makes an executable for the platform this runs on, with Node inside: npm run package:binary -- [--out FOLDER]
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { executableOptions } from '../esbuild.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { platform, arch, execPath } = process;
const out = resolve(values.out ?? join(root, `artifacts/playbook-${version}-${platform}-${arch}`));
const executable = join(out, platform === 'win32' ? 'playbook.exe' : 'playbook');

mkdirSync(out, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'playbook-binary-'));
try {
  const blob = await makeBlob();
  copyNode();
  inject(blob);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const name of ['LICENSE', 'THIRD-PARTY-NOTICES']) copyFileSync(join(root, name), join(out, name));
copyNodeLicense();

const printed = execFileSync(executable, ['--version'], { encoding: 'utf8', env: {} }).trim();
if (printed !== version) throw new Error(`The executable says that its version is ${printed}.`);
console.log(
  `${executable}: ${Math.round(statSync(executable).size / 1e6)} MB, Node ${process.versions.node}`,
);

/** The program in the form in which Node takes it from an executable. @returns its path */
async function makeBlob() {
  const [main, output, config] = ['playbook.cjs', 'playbook.blob', 'config.json'].map((name) =>
    join(work, name),
  );
  await build({ ...executableOptions(), outfile: main, sourcemap: false });
  // With the code cache, Node need not compile it at each start.
  const settings = { main, output, disableExperimentalSEAWarning: true, useCodeCache: true };
  writeFileSync(config, JSON.stringify(settings));
  execFileSync(execPath, ['--experimental-sea-config', config], { stdio: 'pipe' });
  return output;
}

/** This very Node, without what only debuggers want. */
function copyNode() {
  copyFileSync(execPath, executable);
  chmodSync(executable, 0o755);
  if (platform === 'darwin') execFileSync('codesign', ['--remove-signature', executable]);
  if (platform === 'linux') strip();
}

function inject(blob) {
  const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js');
  // Node looks for this to see whether anything has been put into it.
  const fuse = ['--sentinel-fuse', 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'];
  const segment = platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
  execFileSync(execPath, [postject, executable, 'NODE_SEA_BLOB', blob, ...fuse, ...segment], {
    stdio: 'pipe',
  });
  // macOS starts nothing that is not signed.
  if (platform === 'darwin') execFileSync('codesign', ['--sign', '-', executable]);
}

function strip() {
  try {
    execFileSync('strip', [executable]);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    console.warn('"strip" is not installed: the executable is larger than it could be.');
  }
}

/** Node's own license, which also has those of what is in Node: beside the program, or where its archives have it. */
function copyNodeLicense() {
  const folder = dirname(execPath);
  const places = [
    join(folder, 'LICENSE'),
    join(folder, '../LICENSE'),
    join(folder, '../share/doc/nodejs/copyright'),
  ];
  const found = places.find((place) => existsSync(place));
  if (found) copyFileSync(found, join(out, 'LICENSE-node'));
  else console.warn('No license of Node was found. Add it before you hand on the executable.');
}
