import { symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playbook } from '../playbook.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defectivePages } from './pages.ts';

describe('a report takes the place of nothing that a run reads', () => {
  const files = {
    'playbook.config.yaml': 'extends: shared/base.yaml\n',
    'shared/base.yaml': CONFIG['playbook.config.yaml'],
    'named.json': '{ "version": 1, "pages": {} }',
    ...defectivePages(1),
  };
  const BASELINE = ['--baseline', 'named.json'];

  test.each([
    ['playbook.config.yaml', 'a configuration file', []],
    ['shared/base.yaml', 'a configuration file', []],
    ['sub/playbook.config.json', 'a configuration file', []],
    ['named.json', 'the baseline', BASELINE],
    ['playbook-baseline.json', 'a baseline', []],
    ['docs/page-0.md', 'a page to check', []],
  ])('%s', async (path, kind, extra) => {
    const root = await makeProject({ ...files, 'docs/page-0.md': '# A\n' });
    const cached = ['check', ...extra, '--cache', '--cache-location', 'cache'];
    await playbook(root, cached);
    const before = await readFile(join(root, path), 'utf8').catch(() => undefined);
    // What was kept of a run may not open the door that was closed to it.
    for (const argv of [['check', ...extra], cached]) {
      const { code, stdout, stderr } = await playbook(root, [...argv, '--format', `json=${path}`]);
      expect([code, stdout, stderr]).toEqual([
        2,
        '',
        `error: "${path}" is ${kind} and would be overwritten. Write the report to another file.\n`,
      ]);
    }
    expect(await readFile(join(root, path), 'utf8').catch(() => undefined)).toBe(before);
  });
});

test('nor does the report of a shard', async () => {
  const root = await makeProject({ ...CONFIG, ...defectivePages(1), 'notes.txt': '' });
  const shard = (file: string) => playbook(root, ['check', '--shard', '1/1', '--shard-file', file]);
  for (const path of ['docs/00000.md', 'playbook.config.yaml', 'playbook-baseline.json'])
    expect((await shard(path)).stderr).toMatch(
      / would be overwritten\. Write the report to another file\.\n$/,
    );
  expect(await readFile(join(root, 'docs/00000.md'), 'utf8')).toBe(defectivePages(1)['docs/00000.md']);
  expect((await shard('notes.txt')).code).toBe(0);
});

describe('errors give line and column, and never a word of a file', () => {
  const SECRET = 'hunter2';
  const TEXTS: readonly (readonly [string, string])[] = [
    [`${SECRET}\n`, 'it is not valid JSON (line 1, column 1)'],
    [`{ "a": 1,\n "b": ${SECRET} }`, 'it is not valid JSON (line 2, column 7)'],
    [`{ "a": "${SECRET}\n" }`, 'it is not valid JSON (line 1, column 8)'],
    [`["${SECRET}",\n]`, 'it is not valid JSON (line 2, column 1)'],
    [`"${SECRET}"`, 'it must contain an object (line 1, column 1)'],
    [`{ "version": "${SECRET}" }`, 'its "version" must be 1 (line 1, column 14)'],
    [`{ "version": 1, "pages":\n"${SECRET}" }`, '"pages" must be an object (line 2, column 1)'],
    [
      `{ "version": 1, "pages": {\n"${SECRET}": [] } }`,
      `an entry must be an object (line 2, column ${SECRET.length + 5})`,
    ],
    [
      `{ "version": 1, "pages": { "a": { "${SECRET}":\n{ "${SECRET}": "1" } } } }`,
      'a count must be a whole number greater than 0 (line 2, column 14)',
    ],
  ];

  test.each(TEXTS)('a baseline that is %j', async (text, reason) => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(1), 'playbook-baseline.json': text });
    const { code, stderr } = await playbook(root, ['check']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`Cannot use the baseline playbook-baseline.json: ${reason}`),
    ]);
    expect(stderr).not.toContain(SECRET);
  });

  test.each([
    `a: "\\q${SECRET}"\n`,
    `%${SECRET}\n---\na: 1\n`,
    `a: @${SECRET}\n`,
    `a: [b] ${SECRET}\n`,
    `a: |${SECRET}\n  b\n`,
    `a: { b ]${SECRET}\n`,
    `a: 'b' ${SECRET}\n`,
    `- ${SECRET}\na: 1\n`,
    `a: b: ${SECRET}\n`,
    `"${SECRET}`,
    `!${SECRET} a: 1\n`,
  ])('a configuration that is not YAML: %j', async (text) => {
    const root = await makeProject({ 'playbook.config.yaml': text, ...defectivePages(1) });
    const { code, stderr } = await playbook(root, ['check']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: playbook\.config\.yaml:\d+:\d+: /);
    expect(stderr).not.toContain(SECRET);
  });

  test.skipIf(process.platform === 'win32')('a link out of the workspace is not followed', async () => {
    const elsewhere = await makeProject({ secret: `${SECRET}\n` });
    for (const name of ['playbook-baseline.json', 'playbook.config.yaml', 'playbook.config.json']) {
      const root = await makeProject({
        '.git/': '',
        ...defectivePages(1),
        ...(name === 'playbook-baseline.json' && CONFIG),
      });
      symlinkSync(join(elsewhere, 'secret'), join(root, name));
      for (const extra of [[], ['--update-baseline']]) {
        const { code, stderr } = await playbook(root, ['check', ...extra]);
        expect([code, stderr]).toEqual([2, expect.stringContaining('outside the workspace')]);
        expect(stderr).not.toContain(SECRET);
      }
    }
    expect(await readFile(join(elsewhere, 'secret'), 'utf8')).toBe(`${SECRET}\n`);
  });
});
