import { describe, expect, test } from 'vitest';
import { createPlaybookService } from '../../server/src/service.ts';
import { same } from '../../server/src/workspace/same.ts';
import { memoryHost } from '../support/memory-host.ts';

const CONFIG = `
extends: fasttrack
files: ['**/*.md']
rules: { page/section-missing: off, page/home-missing: off, update-summary/missing: off, front-matter/missing: off }
`;

/** A workspace in memory, in which files can be changed, and the paths that were read of it. */
function workspace(files: Record<string, string>) {
  const all: Record<string, string> = { 'playbook.config.yaml': CONFIG, ...files };
  const read: string[] = [];
  const host = memoryHost(all);
  const today = { year: 2024, month: 1, day: 1 };
  const service = createPlaybookService({
    host: {
      ...host,
      read: (path) => {
        read.push(path);
        return host.read(path);
      },
    },
    today: () => ({ ...today }),
    author: () => 'Ada Winter',
  });
  const rules = async (path: string, options = {}) =>
    (await service.check(path, options)).findings.map(({ rule }) => rule);
  return { all, read, service, rules, today };
}

describe('a report is the same object as long as nothing that it depends on changes', () => {
  const FILES = { 'a.md': '# A\n\n[plan](plan.md#there)\n', 'plan.md': '# Plan\n', 'other.md': '# Other\n' };

  test('asked for again', async () => {
    const { service } = workspace(FILES);
    expect(await service.check('a.md')).toBe(await service.check('a.md'));
  });

  test('though another page is edited, as long as its facts are the same', async () => {
    const { service } = workspace(FILES);
    const before = await service.check('a.md');
    service.setText('plan.md', '# Plan\n\nMore.\n');
    expect(await service.check('a.md')).toBe(before);
    service.setText('other.md', '# Another\n\n## Heading\n');
    await service.check('other.md');
    expect(await service.check('a.md')).toBe(before);
  });

  test('but not when a linked page gets the heading that was missing', async () => {
    const { service, rules } = workspace(FILES);
    expect(await rules('a.md')).toEqual(['link/anchor-missing']);
    service.setText('plan.md', '# Plan\n\n## There\n');
    expect(await rules('a.md')).toEqual([]);
    service.setText('plan.md', undefined);
    expect(await rules('a.md')).toEqual(['link/anchor-missing']);
  });

  test('nor when a file comes or goes, or a whole folder', async () => {
    const { all, service, rules } = workspace({ ...FILES, 'a.md': '# A\n\n[x](sub/x.md)\n' });
    expect(await rules('a.md')).toEqual(['link/target-missing']);
    all['sub/x.md'] = '# X\n';
    service.filesChanged(['sub']);
    expect(await rules('a.md')).toEqual([]);
    expect(await service.pages()).toContain('sub/x.md');
    delete all['sub/x.md'];
    service.filesChanged(['sub']);
    expect(await rules('a.md')).toEqual(['link/target-missing']);
  });

  test('nor on a day that makes a difference', async () => {
    const text =
      '# A\n\n## Refresh Summary\n\n| Date | Who Changed | What Changed |\n| --- | --- | --- |\n| 1/3/2024 | Ada Winter | All |\n';
    const { rules, today } = workspace({ 'a.md': text });
    expect(await rules('a.md')).toContain('update-summary/date-future');
    today.day = 3;
    expect(await rules('a.md')).not.toContain('update-summary/date-future');
  });

  test('nor under another configuration; one that is only saved again changes nothing', async () => {
    const { all, service, rules } = workspace(FILES);
    const before = await service.check('a.md');
    service.filesChanged(['playbook.config.yaml']);
    expect(await service.check('a.md')).toBe(before);
    all['playbook.config.yaml'] = CONFIG.replace('rules: {', 'rules: { link/anchor-missing: off,');
    service.filesChanged(['playbook.config.yaml']);
    expect(await rules('a.md')).toEqual([]);
  });
});

describe('a check that does not wait', () => {
  const pages = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `english-playbook/page-${i}.md`,
      `---\nmanager: lkeller\n---\n\n# ${i}\n`,
    ]),
  );

  test('reads nothing of other pages but the heads of its translations', async () => {
    const page = '# A\n\n[one](page-1.md)\n';
    const { read, service } = workspace({
      ...pages,
      'english-playbook/a.md': page,
      'german-playbook/a-de.md': '# A\n',
    });
    await service.check('english-playbook/a.md', { wait: 'page' });
    expect(read.filter((path) => path.endsWith('.md'))).toEqual([
      'english-playbook/a.md',
      'german-playbook/a-de.md',
    ]);
    expect(service.isReady).toBe(false);
  });

  test('never finds what a later one does not', async () => {
    const { service } = workspace({
      ...pages,
      'english-playbook/a.md': '---\nmanager: lkellar\n---\n\n# A\n',
    });
    const path = 'english-playbook/a.md';
    const early = (await service.check(path, { wait: 'page' })).findings.map(({ rule }) => rule);
    const late = (await service.check(path)).findings.map(({ rule }) => rule);
    expect(early).not.toContain('front-matter/value-mistyped');
    expect(late).toContain('front-matter/value-mistyped');
    expect(late).toEqual(expect.arrayContaining(early));
  });
});

describe('what features are given', () => {
  test('the page, and the facts of all pages once they have been read', async () => {
    const { service } = workspace({ 'a.md': '# A\n', 'b.md': '# B\n' });
    const context = await service.context('a.md', { wait: 'page' });
    expect(context?.page.path).toBe('a.md');
    expect(context?.author).toBe('Ada Winter');
    expect([...(context?.allFacts.keys() ?? [])]).toEqual(['a.md']);
    const progress: string[] = [];
    expect(await service.indexAll({ onProgress: (done, all) => progress.push(`${done}/${all}`) })).toBe(true);
    expect([...(context?.allFacts.keys() ?? [])].sort()).toEqual(['a.md', 'b.md']);
    expect(progress).toEqual(['0/1', '1/1']);
    expect((await context?.open('b.md'))?.sections[0]?.heading.text).toBe('B');
  });

  test('nothing for what is no playbook', async () => {
    const { all, service } = workspace({ 'a.md': '# A\n' });
    expect(await service.context('no-such.md')).toBeUndefined();
    all['playbook.config.yaml'] = "extends: fasttrack\nfiles: ['x/**']\n";
    service.filesChanged(['']);
    expect(await service.context('a.md')).toBeUndefined();
  });

  test('facts that keep up with unsaved text', async () => {
    const { service } = workspace({ 'a.md': '# A\n', 'b.md': '# B\n' });
    await service.indexAll();
    const { knowledge } = service;
    service.setText('b.md', '# B\n\nText.\n');
    await service.indexAll();
    expect(service.knowledge).toBe(knowledge);
    service.setText('b.md', '# Bee\n');
    await service.indexAll();
    expect(service.knowledge).toBeGreaterThan(knowledge);
    expect((await service.context('a.md'))?.allFacts.get('b.md')?.title).toBe('Bee');
  });

  test('reading all pages can be stopped, and goes on where it was', async () => {
    const { service } = workspace({ 'a.md': '# A\n', 'b.md': '# B\n', 'c.md': '# C\n' });
    let pages = 0;
    expect(await service.indexAll({ isCancelled: () => ++pages > 2 })).toBe(false);
    const unread: number[] = [];
    await service.indexAll({ onProgress: (_, all) => unread.push(all) });
    expect(unread[0]).toBe(1);
  });
});

test('mending takes as many passes as it needs, and gives edits of the page as it was', async () => {
  const text = '# A\n\n[one](www.example.org/a) [two](www.example.org/b)\n';
  const { service } = workspace({ 'a.md': text });
  const fixed = await service.fix('a.md');
  expect(fixed?.text).toBe(text.replaceAll('www', 'https://www'));
  expect(fixed?.fixed).toBe(2);
  expect(fixed?.edits.every(({ span }) => span.start === span.end)).toBe(true);
});

test('values are the same that say the same', () => {
  expect(same({ a: [1, { b: undefined }] }, { a: [1, { b: undefined }] })).toBe(true);
  expect(same(new Map([['a', 1]]), new Map([['a', 1]]))).toBe(true);
  expect(same([], {})).toBe(false);
  expect(same({ a: 1 }, { b: 1 })).toBe(false);
  expect(same(new Map(), {})).toBe(false);
  expect(same(null, {})).toBe(false);
  expect(same([1, 2], [1])).toBe(false);
});
