import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RecordDependencies } from '../../../server/src/cli/engine/cache/page-record.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { CONFIG, defectivePages, ONLY } from '../failures/pages.ts';
import { playbook, type Terminal } from '../playbook.ts';
import { makeProject } from '../project.ts';
import { copyExample } from './copy.ts';

const plain = ['check', '--format', 'json'];
const cached = [...plain, '--cache', '--cache-location', 'cache'];

/** Runs with the cache, and expects what a run without it says; again, as what the first kept is played back then. */
async function expectSame(root: string, terminal: Terminal = {}, extra: readonly string[] = []) {
  const expected = await playbook(root, [...plain, ...extra], terminal);
  for (let time = 0; time < 2; time++)
    expect(await playbook(root, [...cached, ...extra], terminal)).toEqual(expected);
  return expected;
}

async function pagesOf(root: string): Promise<readonly string[]> {
  const paths = await readdir(join(root, 'docs'), { recursive: true });
  return paths.filter((path) => path.endsWith('.md')).map((path) => join(root, 'docs', path));
}

async function replaceIn(file: string, from: string | RegExp, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
}

afterEach(() => vi.restoreAllMocks());

describe('a run with a cache says what one without it says', () => {
  test('when pages, their neighbours, the configuration and the day change', async () => {
    const root = await copyExample();
    const [page = '', other = ''] = await pagesOf(root);
    const changes: [string, () => Promise<unknown>][] = [
      ['nothing', async () => undefined],
      ['a page', () => replaceIn(page, /$/, '\n##Next\n\n[A](missing-page.md) [B](#nowhere)\n')],
      ['a file that a link is near to', () => writeFile(join(page, '../missing-pagee.md'), '# A\n')],
      ['a file that a link leads to', () => writeFile(join(page, '../missing-page.md'), '# A\n')],
      ['a heading that others may link to', () => replaceIn(other, /^## .*/m, '## Another heading')],
      ['a front matter value', () => replaceIn(other, /^---\n/, '---\nms.author: someone\n')],
      ['a page that is gone', () => rm(other)],
      [
        'a rule',
        () => writeFile(join(root, 'playbook.config.yaml'), 'rules: { page/heading-space: "off" }\n'),
      ],
      ['no configuration', () => rm(join(root, 'playbook.config.yaml'))],
    ];
    for (const [what, change] of changes) {
      await change();
      expect((await expectSame(root)).code, what).toBeLessThan(2);
    }
    await expectSame(root, { now: () => new Date(1999, 0, 1) });
  });

  test('for one rule, and again for all', async () => {
    const root = await copyExample();
    await expectSame(root);
    await expectSame(root, {}, ['--rule', 'link/target-missing']);
    await expectSame(root, {}, ['--no-config']);
    await expectSame(root);
  });
});

describe('nothing is parsed', () => {
  test('when nothing has changed, nor on another day', async () => {
    const root = await copyExample();
    await playbook(root, cached);
    const open = vi.spyOn(Workspace.prototype, 'open');
    await playbook(root, cached);
    await playbook(root, cached, { now: () => new Date(2024, 4, 18) });
    expect(open).not.toHaveBeenCalled();
  });

  test('when only files have changed that are no pages', async () => {
    const root = await copyExample();
    await playbook(root, cached);
    await writeFile(join(root, 'unrelated.txt'), '');
    const open = vi.spyOn(Workspace.prototype, 'open');
    await playbook(root, cached);
    expect(open).not.toHaveBeenCalled();
  });

  test('but the page that has changed, when no other asks for what has changed in it', async () => {
    const root = await copyExample();
    const [page = ''] = await pagesOf(root);
    await playbook(root, cached);
    await replaceIn(page, /$/, '\nA sentence more.\n');
    const open = vi.spyOn(Workspace.prototype, 'open');
    await playbook(root, cached);
    expect(new Set(open.mock.calls.map(([path]) => join(root, path)))).toEqual(new Set([page]));
  });
});

describe('a cache that cannot be used', () => {
  test('is done without when its folder cannot be', async () => {
    const root = await copyExample({ cache: 'a file' });
    const expected = await playbook(root, plain);
    const { code, stdout, stderr } = await playbook(root, cached);
    expect([code, stdout]).toEqual([expected.code, expected.stdout]);
    expect(stderr).toMatch(/^note: Cannot write the cache in ".*cache": .*Pages are checked without it\.\n$/);
  });
});

test('what is kept of a page does not grow with its folder', async () => {
  const root = await makeProject({ ...CONFIG, ...defectivePages(60) });
  await playbook(root, ['check', ...ONLY, '--cache', '--cache-location', 'cache']);
  const [file = ''] = (await readdir(join(root, 'cache'))).filter((name) => name.endsWith('.jsonl'));
  const [, , ...lines] = (await readFile(join(root, 'cache', file), 'utf8')).trimEnd().split('\n');
  const records = lines.filter((_, index) => index % 2 === 1);
  expect(records).toHaveLength(60);
  for (const record of records)
    expect((JSON.parse(record) as RecordDependencies).dependencies.length).toBeLessThan(15);
});

test('--cache-location requires --cache', async () => {
  const root = await copyExample();
  const { code, stderr } = await playbook(root, ['check', '--cache-location', 'x']);
  expect([code, stderr]).toEqual([2, 'error: --cache-location requires --cache.\n']);
});
