import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledSources } from '../../esbuild.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is delivered: its folder, and how the paths of its bundles begin. */
const DELIVERED = [
  // The extension, and what pre-commit installs.
  { folder: '', outputs: ['dist/', 'server/dist/cli'] },
  { folder: 'server/', outputs: ['server/dist/'] },
  { folder: 'packages/remark-lint-playbook/', outputs: ['packages/remark-lint-playbook/dist/'] },
];

/** Licences that a bundled package may have. Any other one is a decision that ARCHITECTURE.md gives reasons for. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unicode-3.0',
  'Unicode-DFS-2016',
]);

/**
 * The THIRD-PARTY-NOTICES of everything that is delivered.
 *
 * @returns {Promise<[path: string, text: string][]>}
 * @throws {Error} when a package's licence is not allowed
 */
export async function notices() {
  const bundled = await bundledSources();
  return DELIVERED.map(({ folder, outputs }) => {
    const sources = [...bundled]
      .filter(([output]) => outputs.some((start) => output.startsWith(start)))
      .flatMap(([, inputs]) => inputs);
    const folders = new Set(sources.map(packageFolder).filter((found) => found !== undefined));
    return [`${folder}THIRD-PARTY-NOTICES`, renderNotices([...folders].map(readPackage))];
  });
}

/**
 * Whether a licence may be bundled: an SPDX identifier, or identifiers joined by OR, or by AND.
 *
 * @param {string | undefined} license
 * @example isAllowed('(MIT OR GPL-3.0-only)') // true
 */
export function isAllowed(license) {
  const expression = license?.replace(/^\((.*)\)$/, '$1') ?? '';
  if (expression.includes(' OR ')) return expression.split(' OR ').some(isAllowed);
  return expression.split(' AND ').every((one) => ALLOWED.has(one));
}

/**
 * The text of a THIRD-PARTY-NOTICES file: packages with the same licence text share an entry.
 *
 * @param {readonly { name: string, version: string, license?: string, text: string }[]} packages
 * @throws {Error} when a licence is not allowed
 */
export function renderNotices(packages) {
  const refused = packages.filter(({ license }) => !isAllowed(license));
  if (refused.length > 0) {
    const list = refused.map(({ name, license }) => `  ${name}: ${license ?? 'none'}`).join('\n');
    throw new Error(`Bundled packages with a license that is not allowed:\n${list}`);
  }
  const groups = new Map();
  for (const { name, version, license, text } of packages) {
    const key = `License: ${license}\n\n${text}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(`${name} ${version}`));
  }
  const entries = [...groups].map(([license, names]) => `${[...names].sort().join('\n')}\n\n${license}\n`);
  const intro = 'This software includes code of the following packages, under the licenses below.\n';
  return [intro, ...entries.sort()].join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package that a source belongs to; `undefined` for our own. */
function packageFolder(source) {
  return /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0];
}

function readPackage(folder) {
  const read = (file) => readFileSync(join(root, folder, file), 'utf8');
  const manifest = JSON.parse(read('package.json'));
  const files = readdirSync(join(root, folder)).filter((name) => /^(licen[cs]e|notice)(\.\w+)?$/i.test(name));
  const text = files.length > 0 ? files.sort().map(read).join('\n') : standardText(manifest);
  const { name, version, license } = manifest;
  return { name, version, license, text: tidy(text) };
}

/** For packages that name their licence and come without its text. */
function standardText({ name, license, author }) {
  if (license !== 'MIT') throw new Error(`${name} comes without the text of its license, ${license}.`);
  const holder = typeof author === 'string' ? author.replace(/\s*[<(].*$/, '') : author?.name;
  return readFileSync(join(root, 'LICENSE'), 'utf8').replace(
    /^Copyright .*$/m,
    `Copyright (c) ${holder ?? `the authors of ${name}`}`,
  );
}

/** The same text whatever line ends and indentation it is stored with. */
function tidy(text) {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
