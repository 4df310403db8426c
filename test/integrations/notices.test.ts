import { expect, test } from 'vitest';
import { isAllowed, renderNotices } from '../../scripts/generators/notices.mjs';
import { PUBLISHED } from '../../scripts/pack.mjs';
import { readRepositoryFile } from '../support/repo.ts';

const mit = { name: 'b', version: '1.0.0', license: 'MIT', text: 'Do what you like.' };

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(MIT AND CC0-1.0)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.txt', false],
  ['', false],
  [undefined, false],
])('the license %j: %j', (license, allowed) => {
  expect(isAllowed(license)).toBe(allowed);
});

test('a license that is not allowed stops the generator', () => {
  const copyleft = { ...mit, name: 'c', license: 'GPL-3.0-only' };
  expect(() => renderNotices([mit, copyleft])).toThrow('  c: GPL-3.0-only');
  expect(() => renderNotices([{ ...mit, license: undefined }])).toThrow('  b: none');
});

test('packages with the same text share it, in any order', () => {
  const packages = [mit, { ...mit, name: 'a' }, { ...mit, name: '0', text: 'Copyright (c) 0' }];
  const text = renderNotices(packages);
  expect(text).toContain('\n0 1.0.0\n\nLicense: MIT\n\nCopyright (c) 0\n');
  expect(text).toContain('\na 1.0.0\nb 1.0.0\n\nLicense: MIT\n\nDo what you like.\n');
  expect(renderNotices([...packages].reverse())).toBe(text);
});

test.each(PUBLISHED)('%s carries the notices of what it bundles', (folder) => {
  const text = readRepositoryFile(`${folder}/THIRD-PARTY-NOTICES`);
  for (const name of ['yaml', 'remark-parse', 'gray-matter'])
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  // Development tools, and packages whose code is left out.
  for (const name of ['esbuild', 'vitest', 'js-yaml', 'esprima'])
    expect(text).not.toMatch(new RegExp(`^${name} \\d`, 'm'));
});

test.each(PUBLISHED)('%s installs nothing else', (folder) => {
  const manifest = JSON.parse(readRepositoryFile(`${folder}/package.json`));
  const { dependencies = {}, optionalDependencies = {}, scripts = {}, peerDependencies = {} } = manifest;
  expect([dependencies, optionalDependencies, scripts]).toEqual([{}, {}, {}]);
  expect(Object.keys(peerDependencies)).toEqual(folder === 'server' ? [] : ['unified']);
});
