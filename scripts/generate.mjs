// Writes every derived file; with --check writes none and fails when one is stale or left over.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listPacks, renderBuiltinPages, renderProfileModule } from './generators/builtin-profile.mjs';
import { configurationKeys } from './generators/configuration-docs.mjs';
import { manifestWith } from './generators/manifests.mjs';
import { notices } from './generators/notices.mjs';
import { renderRegistry } from './generators/registry.mjs';
import { ruleDocs } from './generators/rule-docs.mjs';
import { renewSamples } from './generators/samples.mjs';
import { configurationSchema } from './generators/schema.mjs';
import { loadTs } from './load-ts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const stale = [];
let count = 0;

// Profile and registry come first: all else is made from them.
const profile = 'server/src/profile/fasttrack';
await derive(`${profile}/profile.yaml`, await listPacks(await readOrEmpty(`${profile}/profile.yaml`)));
await derive(`${profile}/index.ts`, await renderProfileModule());
const { builtinProfile } = await loadTs('server/src/profile/builtin.ts');
await derive('client/src/builtin-pages.ts', renderBuiltinPages(builtinProfile()));
await derive('server/src/rules/registry.ts', await renderRegistry());
const docs = await ruleDocs();
for (const [path, text] of docs) await derive(path, text);
await removeLeftovers('docs/rules', new Set(docs.map(([path]) => path)));
const schema = await configurationSchema();
await derive('server/schemas/playbook.config.schema.json', schema);
const guide = 'docs/configuration.md';
await derive(guide, between(await readOrEmpty(guide), 'keys', configurationKeys(JSON.parse(schema))));
for (const path of ['README.md', ...(await documents())])
  await derive(path, await renewSamples(await readOrEmpty(path)));
const shared = JSON.parse(await readOrEmpty('package.json'));
for (const folder of ['server', 'packages/remark-lint-playbook']) {
  await derive(
    `${folder}/package.json`,
    manifestWith(shared, await readOrEmpty(`${folder}/package.json`), folder),
  );
  await derive(`${folder}/LICENSE`, await readOrEmpty('LICENSE'));
}
for (const [path, text] of await notices()) await derive(path, text);

if (stale.length === 0) console.log(`Generated files are up to date (${count}).`);
else if (check) {
  console.error(`Stale generated files; run "npm run generate" and commit:\n${listed(stale)}`);
  process.exitCode = 1;
} else console.log(`Written:\n${listed(stale)}`);

async function derive(path, wanted) {
  count++;
  if ((await readOrEmpty(path)) === wanted) return;
  stale.push(path);
  if (check) return;
  await mkdir(dirname(resolve(root, path)), { recursive: true });
  await writeFile(resolve(root, path), wanted);
}

/** Pages of rules that are no more. */
async function removeLeftovers(folder, wanted) {
  const files = await readdir(resolve(root, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = `${file.parentPath.slice(root.length)}/${file.name}`.replaceAll('\\', '/');
    if (wanted.has(path)) continue;
    stale.push(`${path} (no longer needed)`);
    if (!check) await rm(resolve(root, path));
  }
}

/** The text with what is between `<!-- name -->` and `<!-- /name -->` replaced. */
function between(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) return text;
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

async function documents() {
  const names = await readdir(resolve(root, 'docs'));
  return names.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
}

async function readOrEmpty(path) {
  try {
    return await readFile(resolve(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

function listed(paths) {
  return paths.map((path) => `  ${path}`).join('\n');
}
