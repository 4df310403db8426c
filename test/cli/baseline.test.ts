import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBaseline, writeBaseline } from '../../server/src/cli/filter/baseline-file.ts';
import type { CheckReport } from '../../server/src/cli/reporters/report.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const files = {
  'playbook.config.yaml': 'files: ["docs/**/*.md"]\n',
  'docs/a.md': '# A page\n\n##Old\n\n[gone](gone.md) and [gone](gone.md)\n',
  'docs/b.md': '# B\n\n##Old\n',
};
const only = ['--rule', 'page/heading-space', '--rule', 'link/target-missing'];
const BASELINE = 'playbook-baseline.json';

const expected = `{
  "version": 1,
  "pages": {
    "docs/a.md": {
      "link/target-missing": {
        "gone.md": 2
      },
      "page/heading-space": {
        "##Old": 1
      }
    },
    "docs/b.md": {
      "page/heading-space": {
        "##Old": 1
      }
    }
  }
}
`;

async function check(root: string, ...args: string[]) {
  const { code, stdout, stderr } = await playbook(root, ['check', ...only, '--format', 'json', ...args]);
  const report = stdout === '' ? undefined : (JSON.parse(stdout) as CheckReport);
  const found = report?.files.flatMap(({ path, findings }) =>
    findings.map(({ rule, about, line }) => `${path}:${line} ${rule} ${about.join(' + ')}`),
  );
  return { found, code, stderr };
}

const read = (root: string, path = BASELINE) => readFile(join(root, path), 'utf8');

async function withBaseline() {
  const root = await makeProject(files);
  await check(root, '--update-baseline');
  return root;
}

describe('baseline', () => {
  test('--update-baseline accepts what is there, in a file that people can read', async () => {
    const root = await makeProject(files);
    const { found, code, stderr } = await check(root, '--update-baseline');
    expect([found, code, stderr]).toEqual([[], 0, `note: ${BASELINE} now contains 4 findings on 2 pages.\n`]);
    expect(await read(root)).toBe(expected);
    expect((await check(root, '--update-baseline')).stderr).toBe(
      `note: ${BASELINE} is up to date: 4 findings on 2 pages.\n`,
    );
  });

  test('leaves out what was accepted, wherever it has moved to, and nothing else', async () => {
    const root = await withBaseline();
    expect(await check(root)).toEqual({
      found: [],
      code: 0,
      stderr: `note: 4 findings accepted in ${BASELINE} are not shown.\n`,
    });
    await writeFile(
      join(root, 'docs/a.md'),
      '# A page\n\nMore.\n\n[gone](gone.md)\n\n##Old\n\n[gone](gone.md), [gone](gone.md) and [far](far.md)\n',
    );
    const { found, code } = await check(root);
    expect([found, code]).toEqual([
      ['docs/a.md:9 link/target-missing gone.md', 'docs/a.md:9 link/target-missing far.md'],
      1,
    ]);
    expect((await check(root, '--no-baseline')).found).toHaveLength(6);
    expect((await check(join(root, 'docs'), 'b.md')).found).toEqual([]);
  });

  test('tells what is out of date, which --prune-baseline takes out', async () => {
    const root = await withBaseline();
    await writeFile(join(root, 'docs/a.md'), '# A page\n\n##Old\n\n[gone](gone.md)\n\n##New\n');
    const stale = await check(root);
    expect(stale.code).toBe(0);
    expect(stale.stderr).toBe(
      `note: 3 findings accepted in ${BASELINE} are not shown.\n` +
        `note: ${BASELINE} lists 1 finding that no longer exists (docs/a.md: link/target-missing "gone.md"). To remove it, use --prune-baseline.\n`,
    );
    const { found, stderr } = await check(root, '--prune-baseline');
    expect(found).toEqual(['docs/a.md:7 page/heading-space ##New']);
    expect(stderr).toBe(`note: ${BASELINE} now contains 3 findings on 2 pages.\n`);
    expect(await read(root)).toBe(expected.replace('"gone.md": 2', '"gone.md": 1'));
  });

  test('of pages that are gone, nothing is needed; of pages that were not checked, everything', async () => {
    const root = await withBaseline();
    await writeFile(join(root, 'docs/c.md'), '# C\n');
    const { rm } = await import('node:fs/promises');
    await rm(join(root, 'docs/b.md'));
    expect((await check(root, 'docs/c.md')).stderr).toContain('docs/b.md: page/heading-space "##Old"');
    await check(root, 'docs/c.md', '--prune-baseline');
    expect(Object.keys(JSON.parse(await read(root)).pages)).toEqual(['docs/a.md']);
  });

  test('with --rule, the entries of other rules stay', async () => {
    const root = await withBaseline();
    await writeFile(join(root, 'docs/a.md'), '# A page\n');
    const some = ['check', '--rule', 'page/heading-space'];
    expect((await playbook(root, [...some])).stderr).toContain('1 finding that no longer');
    await playbook(root, [...some, '--prune-baseline']);
    expect(JSON.parse(await read(root)).pages['docs/a.md']).toEqual({
      'link/target-missing': { 'gone.md': 2 },
    });
    await playbook(root, [...some, '--update-baseline']);
    expect(JSON.parse(await read(root)).pages['docs/a.md']).toEqual({
      'link/target-missing': { 'gone.md': 2 },
    });
  });

  test('what is missing is known one by one', async () => {
    const page = (keys: string) => `---\n${keys}---\n# A page\n`;
    const root = await makeProject({ ...files, 'docs/k.md': page('title: A\n') });
    const run = (...args: string[]) =>
      playbook(root, [
        'check',
        'docs/k.md',
        '--rule',
        'front-matter/key-missing',
        '--format',
        'unix',
        ...args,
      ]);
    await run('--update-baseline');
    await writeFile(join(root, 'docs/k.md'), page('title: A\nms.date: 1/2/2020\n'));
    expect((await run()).stdout).toBe('');
    await writeFile(join(root, 'docs/k.md'), page('ms.date: 1/2/2020\n'));
    expect((await run()).stdout).toContain('title');
  });

  test('stands beside the configuration that counts, or where --baseline says', async () => {
    const root = await makeProject({
      ...files,
      '.git/HEAD': '',
      'docs/sub/playbook.config.yaml': 'files: ["*.md"]\n',
      'docs/sub/c.md': '##Old\n',
    });
    await check(root, '--update-baseline');
    expect(Object.keys(JSON.parse(await read(root)).pages)).toEqual(['docs/a.md', 'docs/b.md']);
    expect(Object.keys(JSON.parse(await read(root, `docs/sub/${BASELINE}`)).pages)).toEqual(['c.md']);
    expect((await check(join(root, 'docs/sub'))).found).toEqual([]);
    const elsewhere = await makeProject(files);
    const missing = await check(elsewhere, '--baseline', 'ci/old.json');
    expect([missing.code, missing.stderr]).toEqual([
      2,
      expect.stringContaining('Baseline "ci/old.json" not found'),
    ]);
    await check(elsewhere, '--baseline', 'ci/old.json', '--update-baseline');
    expect(Object.keys(JSON.parse(await read(elsewhere, 'ci/old.json')).pages)[0]).toBe('../docs/a.md');
    expect((await check(elsewhere, '--baseline', 'ci/old.json')).found).toEqual([]);
    expect((await check(elsewhere)).found).toHaveLength(4);
  });

  test.each([
    ['{', 'not valid JSON'],
    [expected.replace('"version": 1', '"version": 9'), 'later version'],
    [expected.replace('"version": 1', '"version": "x"'), '"version" must be 1'],
    ['[]', 'must contain an object'],
    ['{ "version": 1, "pages": [] }', '"pages" must be an object'],
    [expected.replace('"gone.md": 2', '"gone.md": -2'), 'must be a whole number'],
    [`<<<<<<< HEAD\n${expected}`, 'merge conflict marker on line 1'],
  ])('a broken one is told, and never written over: %j', async (text, reason) => {
    const root = await makeProject({ ...files, [BASELINE]: text });
    for (const args of [[], ['--update-baseline'], ['--prune-baseline']]) {
      const { found, code, stderr } = await check(root, ...args);
      expect([found, code]).toEqual([undefined, 2]);
      expect(stderr).toContain(`error: Cannot use the baseline ${BASELINE}: `);
      expect(stderr).toContain(reason);
      expect(await read(root)).toBe(text);
    }
  });

  test('what could not be read keeps its entries', async () => {
    const root = await withBaseline();
    await writeFile(join(root, 'docs/a.md'), Buffer.from([0xff, 0xfe, 0]));
    expect((await check(root, '--update-baseline')).code).toBe(2);
    expect(await read(root)).toBe(expected);
  });

  test('options that cannot be used together', async () => {
    const root = await makeProject(files);
    for (const args of [
      ['--update-baseline', '--prune-baseline'],
      ['--update-baseline', '--staged'],
      ['--no-baseline', '--baseline', 'x.json'],
    ])
      expect((await check(root, ...args)).code).toBe(2);
  });
});

test('a baseline is written as it is read, whatever its words', () => {
  const entries = new Map([
    [
      '__proto__',
      new Map([
        [
          'constructor',
          new Map([
            ['10', 1],
            ['9', 2],
            ['"\\\n😀', 3],
          ]),
        ],
      ]),
    ],
    ['a', new Map([['x/y', new Map([['__proto__', 1]])]])],
  ]);
  const text = writeBaseline(entries);
  const read = parseBaseline(text);
  expect(writeBaseline(read)).toBe(text);
  expect(read.get('__proto__')?.get('constructor')?.get('"\\\n😀')).toBe(3);
  expect(read.get('a')?.get('x/y')?.get('__proto__')).toBe(1);
});
