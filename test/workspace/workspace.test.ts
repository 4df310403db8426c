import { describe, expect, test } from 'vitest';
import { createPlaybookService } from '../../server/src/service.ts';
import { ancestors, extensionOf, folderOf, join, normalise, relative } from '../../server/src/text/paths.ts';
import { readTarget } from '../../server/src/workspace/link-target.ts';
import { memoryHost } from '../support/memory-host.ts';

describe('paths', () => {
  test('are normalised, and show when they leave the root', () => {
    expect(normalise('./a//b/../c/')).toBe('a/c');
    expect(normalise('../../x')).toBe('../../x');
    expect(join('a/b', '../../../x.md')).toBe('../x.md');
  });

  test('have folders, names and extensions', () => {
    expect([
      folderOf('a/b.md'),
      folderOf('b.md'),
      extensionOf('a.b/c'),
      extensionOf('a/X.MD'),
      extensionOf('.env'),
    ]).toEqual(['a', '', '', '.md', '']);
    expect(ancestors('a/b')).toEqual(['a/b', 'a', '']);
    expect([relative('a/b', 'a/c/d.md'), relative('', 'x.md'), relative('a', 'a/x.md')]).toEqual([
      '../c/d.md',
      'x.md',
      'x.md',
    ]);
  });
});

describe('what an address means', () => {
  const kinds: readonly [string, object][] = [
    ['', { kind: 'empty' }],
    ['#top', { kind: 'anchor', anchor: 'top' }],
    ['b.md', { kind: 'file', path: 'x/b.md' }],
    ['../b%20c.md#d', { kind: 'file', path: 'b c.md', anchor: 'd' }],
    ['/y/b.md?view=1', { kind: 'file', path: 'y/b.md', query: '?view=1' }],
    ['..\\b.md', { kind: 'file', path: 'b.md' }],
    ['b.md#anchor', { kind: 'file', path: 'x/b.md', anchor: 'anchor' }],
    ['100%.md', { kind: 'file', path: 'x/100%.md' }],
    ['https://Example.com/a', { kind: 'web', scheme: 'https', host: 'example.com' }],
    ['//example.com', { kind: 'web', scheme: '' }],
    ['mailto:a@b.com', { kind: 'other', scheme: 'mailto' }],
    ['someone@example.com', { kind: 'email' }],
    ['www.example.com', { kind: 'host' }],
    ['example.org/a/b', { kind: 'host' }],
    ['example.com', { kind: 'host' }],
    ['some-page', { kind: 'file', path: 'x/some-page' }],
    ['v1.2/page.md', { kind: 'file', path: 'x/v1.2/page.md' }],
  ];
  test.each(kinds)('"%s"', (url, target) => expect(readTarget(url, 'x/a.md')).toMatchObject(target));
});

describe('the service', () => {
  const PAGE = '# A\n\n[b](b.md)\n';
  const CONFIG = "extends: fasttrack\nfiles: ['**/*.md']\n";
  const serve = (files: Record<string, string>) =>
    createPlaybookService({ host: memoryHost(files), today: () => ({ year: 2024, month: 1, day: 1 }) });
  const only = new Set(['link/target-missing']);

  test('finds the pages that the nearest configuration chooses', async () => {
    const service = serve({
      'playbook.config.yaml': CONFIG,
      'a.md': '',
      'b.txt': '',
      'node_modules/c.md': '',
      '.hidden/d.md': '',
      'sub/playbook.config.yaml': "extends: ../playbook.config.yaml\nfiles: ['x-*.md']\n",
      'sub/x-1.md': '',
      'sub/y.md': '',
    });
    expect(await service.pages()).toEqual(['a.md', 'sub/x-1.md']);
    expect(await service.pages('sub')).toEqual(['sub/x-1.md']);
  });

  test('knows by where it lies that its root is a playbook folder, unless a configuration says what its pages are', async () => {
    const open = (location: string, files: Record<string, string>) =>
      createPlaybookService({
        host: { ...memoryHost(files), location },
        today: () => ({ year: 2024, month: 1, day: 1 }),
      }).pages();
    expect(await open('home/x/fasttrack-playbook/german-playbook', { 'a.md': '' })).toEqual(['a.md']);
    expect(await open('home/x', { 'a.md': '' })).toEqual([]);
    const configured = { 'playbook.config.yaml': "extends: fasttrack\nfiles: ['b.md']\n", 'a.md': '' };
    expect(await open('home/x/fasttrack-playbook', configured)).toEqual([]);
  });

  test('leaves a page in peace that no glob chooses, unless it is named and has a mark of a playbook', async () => {
    const service = serve({
      'playbook.config.yaml': "extends: fasttrack\nfiles: ['x/**']\n",
      'a.md': '# A\n',
      'b.md': '# B\n\n## Overview\n\n## Approach\n',
    });
    expect((await service.check('b.md')).playbook).toBeUndefined();
    expect((await service.check('b.md', { explicit: true })).playbook).toBeDefined();
    expect((await service.check('a.md', { explicit: true })).playbook).toBeUndefined();
  });

  test('sees a page that was created later', async () => {
    const files: Record<string, string> = { 'playbook.config.yaml': CONFIG, 'a.md': PAGE, 'c.md': '' };
    const service = serve(files);
    expect((await service.check('a.md', { ruleIds: only })).findings).toHaveLength(1);
    files['b.md'] = '';
    service.filesChanged(['b.md']);
    expect((await service.check('a.md', { ruleIds: only })).findings).toHaveLength(0);
    delete files['b.md'];
    service.filesChanged(['b.md']);
    expect((await service.check('a.md', { ruleIds: only })).findings).toHaveLength(1);
  });

  test('checks unsaved text in place of the file', async () => {
    const service = serve({ 'playbook.config.yaml': CONFIG, 'a.md': PAGE, 'c.md': '' });
    service.setText('a.md', '# A\n\n[c](c.md)\n');
    expect((await service.check('a.md', { ruleIds: only })).findings).toHaveLength(0);
    service.setText('a.md', undefined);
    expect((await service.check('a.md', { ruleIds: only })).findings).toHaveLength(1);
  });

  test('keeps the last good profile while the configuration is broken', async () => {
    const files: Record<string, string> = { 'playbook.config.yaml': CONFIG, 'a.md': PAGE, 'c.md': '' };
    const service = serve(files);
    await service.check('a.md', { ruleIds: only });
    files['playbook.config.yaml'] = 'files: {';
    service.filesChanged(['playbook.config.yaml']);
    expect((await service.check('a.md', { ruleIds: only })).findings).toHaveLength(1);
    expect(service.configurationErrors().length).toBeGreaterThan(0);
  });

  test('says so when there is no such file', async () => {
    await expect(serve({ 'playbook.config.yaml': CONFIG }).check('x.md')).rejects.toThrow('x.md');
  });
});

test('the title of a page is its first heading that says anything, as for the rules', async () => {
  const files = { 'a.md': '#\n\n# Title\n', 'playbook.config.yaml': 'files: ["*.md"]\n' };
  const service = createPlaybookService({
    host: memoryHost(files),
    today: () => ({ year: 2026, month: 1, day: 31 }),
  });
  await service.ready();
  const context = await service.context('a.md');
  expect(context?.workspace.facts('a.md')?.title).toBe('Title');
});
