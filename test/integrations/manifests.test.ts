import { expect, test } from 'vitest';
import { manifestWith } from '../../scripts/generators/manifests.mjs';

const root = {
  name: 'root',
  version: '2.0.0',
  license: 'MIT',
  keywords: ['runbook', 'markdown'],
  bugs: { url: 'https://example.org/a/b/issues' },
  homepage: 'https://example.org/a/b',
  repository: { type: 'git', url: 'git+https://example.org/a/b.git' },
};
const own = { name: 'own', version: '1.0.0', keywords: ['remark', 'markdown'], exports: './index.mjs' };

test('what is set in the root reaches the packages', () => {
  expect(JSON.parse(manifestWith(root, JSON.stringify(own), 'packages/own'))).toEqual({
    name: 'own',
    version: '2.0.0',
    license: 'MIT',
    keywords: ['remark', 'runbook', 'markdown'],
    exports: './index.mjs',
    bugs: root.bugs,
    homepage: root.homepage,
    repository: { ...root.repository, directory: 'packages/own' },
  });
  const text = { ...root, repository: 'https://example.org/a/b' };
  expect(JSON.parse(manifestWith(text, JSON.stringify(own), 'packages/own')).repository).toEqual({
    type: 'git',
    url: 'https://example.org/a/b',
    directory: 'packages/own',
  });
});

test('what is not set in the root is taken out of the packages', () => {
  const { homepage, repository, bugs, ...bare } = root;
  const before = JSON.stringify({ ...own, homepage, repository, bugs });
  const after = JSON.parse(manifestWith(bare, before, 'packages/own'));
  expect(Object.keys(after).sort()).toEqual(['exports', 'keywords', 'license', 'name', 'version']);
});

test('a manifest that is as it should be stays to the byte', () => {
  const once = manifestWith(root, JSON.stringify(own), 'packages/own');
  expect(manifestWith(root, once, 'packages/own')).toBe(once);
});
