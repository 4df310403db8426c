import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playbook } from '../playbook.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defectivePages, leftoversIn, ONLY } from './pages.ts';

const plain = ['check', ...ONLY, '--format', 'unix'];

/** Ways in which a file is spoilt by disks, tools and people. */
const DAMAGED: Readonly<Record<string, (bytes: Buffer) => string | Uint8Array>> = {
  empty: () => '',
  'cut in the middle': (bytes) => bytes.subarray(0, bytes.length >> 1),
  'cut at the last byte': (bytes) => bytes.subarray(0, -1),
  'its line ends changed': (bytes) => String(bytes).replaceAll('\n', '\r\n'),
  'a byte changed': (bytes) => String(bytes).replace('page/heading', 'page/headiNg'),
  'full of zeros': (bytes) => Buffer.alloc(bytes.length),
  'not UTF-8': (bytes) => Buffer.concat([bytes, Buffer.from([0xff, 0xfe, 0x0a])]),
  'of another version': (bytes) => String(bytes).replace(/^\S+ \S+/, '9.9.9 other'),
};

describe('a cache that is spoilt costs a fresh look, and is mended', () => {
  test.each(Object.keys(DAMAGED))('%s', async (name) => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(3) });
    const cached = [...plain, '--cache', '--cache-location', 'cache'];
    const expected = await playbook(root, cached);
    const files = (await readdir(join(root, 'cache'))).filter((file) => file.endsWith('.jsonl'));
    expect(files).toHaveLength(1);
    for (const file of files.map((one) => join(root, 'cache', one)))
      await writeFile(file, DAMAGED[name]?.(await readFile(file)) ?? '');
    const { code, stdout, stderr } = await playbook(root, cached);
    expect([code, stdout]).toEqual([expected.code, expected.stdout]);
    if (stderr !== '')
      expect(stderr).toBe(`note: The cache in "${join(root, 'cache')}" is damaged and is created again.\n`);
    expect(await playbook(root, cached)).toEqual(expected);
    expect(await leftoversIn(root)).toEqual([]);
  });

  test('a folder where a file of it should be', async () => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(3) });
    const cached = [...plain, '--cache', '--cache-location', 'cache'];
    const expected = await playbook(root, cached);
    for (const file of (await readdir(join(root, 'cache'))).filter((name) => name.endsWith('.jsonl'))) {
      await rm(join(root, 'cache', file));
      await mkdir(join(root, 'cache', file));
    }
    const { code, stdout, stderr } = await playbook(root, cached);
    expect([code, stdout]).toEqual([expected.code, expected.stdout]);
    expect(stderr).toMatch(
      /^note: Cannot read the cache in ".*": it is a folder\. Pages are checked without it\.\n$/,
    );
  });
});

const BASELINES: readonly (readonly [string, string])[] = [
  ['', 'it is not valid JSON'],
  ['{"version":1,"pages":{"a.md":', 'it is not valid JSON'],
  ['null', 'it must contain an object'],
  ['[]', 'it must contain an object'],
  ['{"pages":{}}', 'its "version" must be 1'],
  ['{"version":2,"pages":{}}', 'a later version'],
  ['{"version":1}', '"pages" must be an object'],
  ['{"version":1,"pages":[]}', '"pages" must be an object'],
  ['{"version":1,"pages":{"a.md":3}}', 'an entry must be an object (line 1, column 30)'],
  ['{"version":1,"pages":{"a.md":{"link/empty":{"x":-1}}}}', 'must be a whole number greater than 0'],
  ['{"version":1,\n<<<<<<< ours\n"pages":{}\n=======\n>>>>>>> theirs\n}', 'merge conflict marker on line 2'],
  ['\u0000\u0001', 'it is not valid JSON'],
];

describe('a baseline that cannot be used ends the run before anything is written', () => {
  test.each(BASELINES)('%j', async (text, reason) => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(1), 'playbook-baseline.json': text });
    for (const extra of [[], ['--update-baseline'], ['--prune-baseline']]) {
      const { code, stdout, stderr } = await playbook(root, [
        ...plain,
        ...extra,
        '--format',
        'json=report.json',
      ]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^error: Cannot use the baseline playbook-baseline\.json: /);
      expect(stderr).toContain(reason);
    }
    expect((await readdir(root)).sort()).toEqual(['docs', 'playbook-baseline.json', 'playbook.config.yaml']);
    expect(await readFile(join(root, 'playbook-baseline.json'), 'utf8')).toBe(text);
  });

  test('names that JavaScript takes for something else are ordinary ones', async () => {
    const entries = '{"version":1,"pages":{"__proto__":{"constructor":{"__proto__":1}}}}';
    const root = await makeProject({ ...CONFIG, ...defectivePages(1), 'playbook-baseline.json': entries });
    const { code, stderr } = await playbook(root, plain);
    expect([code, stderr]).toEqual([0, expect.stringContaining('lists 1 finding that no longer exists')]);
  });
});
