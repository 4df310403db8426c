import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkspaceContext } from '../../server/src/features/context.ts';
import { type FileMove, fileRenameEdits } from '../../server/src/features/rename/file-rename.ts';
import { createPlaybookService } from '../../server/src/service.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { fuzz } from '../support/fuzz.ts';
import { memoryHost } from '../support/memory-host.ts';

type Texts = Readonly<Record<string, string>>;

function serve(files: Texts) {
  const configuration = { 'playbook.config.yaml': "extends: fasttrack\nfiles: ['**/*.md']\n" };
  return createPlaybookService({
    host: memoryHost({ ...configuration, ...files }),
    today: () => ({ year: 2020, month: 6, day: 30 }),
  });
}

async function contextOf(files: Texts): Promise<WorkspaceContext> {
  const service = serve(files);
  await service.ready();
  await service.indexAll();
  return await service.workspaceContext();
}

/** The files with the links fixed, and then moved. */
async function move(files: Texts, ...moves: readonly FileMove[]): Promise<Texts> {
  const edits = await fileRenameEdits(await contextOf(files), moves);
  const to = (path: string): string => {
    const hit = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
    return hit ? hit.to + path.slice(hit.from.length) : path;
  };
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [to(path), applyEdits(text, edits.get(path) ?? [])]),
  );
}

/** The page `x/a.md` with one link, after a move. */
async function link(address: string, from: string, to: string, others: Texts = {}): Promise<string> {
  const files = { 'x/a.md': `# A\n\n[t](${address})\n`, 'x/b.md': '# B\n', 'y/c d.md': '# C\n', ...others };
  const after = await move(files, { from, to });
  const page = after['x/a.md'] ?? after[to] ?? after[`${to}/a.md`] ?? '';
  return /\((.*)\)\n$/.exec(page)?.[1] ?? page;
}

describe('a page that is linked to', () => {
  test.each([
    ['is renamed', 'b.md', 'x/b.md', 'x/z.md', 'z.md'],
    ['is moved up', 'b.md', 'x/b.md', 'b.md', '../b.md'],
    ['is moved down', 'b.md', 'x/b.md', 'x/y/b.md', 'y/b.md'],
    ['keeps query, anchor and title', 'b.md?v=1#b "t"', 'x/b.md', 'x/z.md', 'z.md?v=1#b "t"'],
    ['keeps ./', './b.md#b', 'x/b.md', 'x/y/z.md', './y/z.md#b'],
    ['loses ./ for ../', './b.md', 'x/b.md', 'z.md', '../z.md'],
    ['keeps a leading slash', '/x/b.md', 'x/b.md', 'y/z.md', '/y/z.md'],
    ['is reached by its published name', 'b.html#b', 'x/b.md', 'x/z.md', 'z.html#b'],
    ['is linked to with backslashes', '..\\x\\b.md', 'x/b.md', 'x/z.md', 'z.md'],
    ['gets a name with blanks', 'b.md', 'x/b.md', 'x/new (1).md', 'new%20%281%29.md'],
    ['gets a name with a percent sign', 'b.md', 'x/b.md', 'x/100%.md', '100%25.md'],
    ['gets a name that looks like a host', 'b.md', 'x/b.md', 'x/w.com/b.md', './w.com/b.md'],
    ['had an encoded name', '../y/c%20d.md', 'y/c d.md', 'y/e f.md', '../y/e%20f.md'],
    ['stands in angle brackets', '<../y/c d.md#c>', 'y/c d.md', 'y/e f.md', '<../y/e f.md#c>'],
    ['is linked to in another case', 'B.md', 'x/b.md', 'x/z.md', 'z.md'],
    ['is not this one', 'b.md', 'y/c d.md', 'y/z.md', 'b.md'],
  ])('%s', async (_name, address, from, to, expected) =>
    expect(await link(address, from, to)).toBe(expected),
  );

  test('keeps the folders of its address as they were written', async () => {
    const files = { 'ü v/b.md': '# B\n' };
    expect(await link('../%C3%BC%20v/b.md', 'ü v/b.md', 'ü v/ö.md', files)).toBe('../%C3%BC%20v/%C3%B6.md');
    expect(await link('../ü%20v/b.md', 'ü v/b.md', 'ü v/ö.md', files)).toBe('../ü%20v/ö.md');
  });

  test("replaces all of an address with Markdown's own escapes", async () => {
    const files = { 'x/b_c.md': '# B\n' };
    expect(await link('b\\_c.md#b', 'x/b_c.md', 'x/d_e.md', files)).toBe('d_e.md#b');
    expect(await link('b&#95;c.md?v=1#b', 'x/b_c.md', 'x/d_e.md', files)).toBe('d_e.md?v=1#b');
  });

  test('is the index of a folder', async () => {
    const files = { 'y/index.md': '# I\n' };
    expect(await link('../y/', 'y/index.md', 'y/start.md', files)).toBe('../y/start.md');
    expect(await link('../y/', 'y/index.md', 'z/index.md', files)).toBe('../z/');
    expect(await link('../y/', 'y/index.md', 'y/start.md', { ...files, 'y/README.md': '' })).toBe('../y/');
  });

  test('is linked to by reference, as an image, an include, from a table', async () => {
    const page =
      '# A\n\n[r]\n\n[r]: b.md "t"\n\n[![i](m/i.png)](b.md) [!INCLUDE [t](b.md)]\n\n| [t](b.md) |\n|-|\n| ![i](m/i.png) |\n';
    const files = { 'x/a.md': page, 'x/b.md': '# B\n', 'x/m/i.png': '' };
    const after = await move(
      files,
      { from: 'x/b.md', to: 'x/z|1.md' },
      { from: 'x/m/i.png', to: 'x/n/i.png' },
    );
    expect(after['x/a.md']).toBe(page.replaceAll('b.md', 'z%7C1.md').replaceAll('m/i', 'n/i'));
  });
});

describe('a page that moves', () => {
  test.each([
    ['to another folder', 'b.md#b', 'x/a.md', 'y/a.md', '../x/b.md#b'],
    ['within its folder', 'b.md', 'x/a.md', 'x/z.md', 'b.md'],
    ['keeps links to itself', 'a.md#a', 'x/a.md', 'y/z.md', 'z.md#a'],
    ['keeps anchors', '#a', 'x/a.md', 'y/z.md', '#a'],
    ['keeps web addresses', 'https://a.example/b.md', 'x/a.md', 'y/z.md', 'https://a.example/b.md'],
    ['keeps leading slashes', '/x/b.md', 'x/a.md', 'y/z.md', '/x/b.md'],
    ['keeps templates', '~/b.md', 'x/a.md', 'y/z.md', '~/b.md'],
    ['keeps links to what is not there', 'gone.md', 'x/a.md', 'y/z.md', '../x/gone.md'],
    [
      'keeps roundabout addresses that still fit',
      '../x/../y/c%20d.md',
      'x/a.md',
      'z/a.md',
      '../x/../y/c%20d.md',
    ],
    ['with its folder', 'b.md', 'x', 'y/x', 'b.md'],
    ['with its folder, away from another', '../y/c%20d.md', 'x', 'p/q/x', '../../../y/c%20d.md'],
    ['links to a folder', '../y/', 'x/a.md', 'p/q/a.md', '../../y/'],
  ])('%s', async (_name, address, from, to, expected) =>
    expect(await link(address, from, to)).toBe(expected),
  );

  test('keeps a leading slash that means a folder which moves with it', async () => {
    const files = { 'site/p/a.md': '# A\n\n[t](/p/b.md)\n', 'site/p/b.md': '# B\n' };
    expect(await move(files, { from: 'site', to: 'docs' })).toEqual({
      'docs/p/a.md': files['site/p/a.md'],
      'docs/p/b.md': files['site/p/b.md'],
    });
    const moved = await move(files, { from: 'site/p/b.md', to: 'site/q/b.md' });
    expect(moved['site/p/a.md']).toContain('(/q/b.md)');
    const away = await move(files, { from: 'site/p/a.md', to: 'a.md' });
    expect(away['a.md']).toContain('(site/p/b.md)');
  });

  test('at the same time as the page that it links to', async () => {
    const files = { 'x/a.md': '# A\n\n[t](b.md)\n', 'x/b.md': '# B\n\n[t](a.md)\n' };
    expect(await move(files, { from: 'x/a.md', to: 'y/a.md' }, { from: 'x/b.md', to: 'z/c.md' })).toEqual({
      'y/a.md': '# A\n\n[t](../z/c.md)\n',
      'z/c.md': '# B\n\n[t](../y/a.md)\n',
    });
  });
});

test('no link breaks, whatever moves', async () => {
  const names = fc.constantFrom('a', 'b c', 'd(e)', 'ü', '日本', '50%', "f'g", 'h#i', 'j&k', 'm_n*o');
  const folders = fc.constantFrom('', 'p/', 'p/q/', 'r s/');
  const page = fc.tuple(folders, names).map(([folder, name]) => `${folder}${name}.md`);
  const pages = fc.uniqueArray(page, { minLength: 2, maxLength: 6 });
  const style = fc.constantFrom('encoded', 'bracketed', 'dotted');
  await fc.assert(
    fc.asyncProperty(pages, style, page, fc.nat(), fc.boolean(), async (paths, written, to, pick, whole) => {
      const files = Object.fromEntries(
        paths.map((path) => [
          path,
          `# T\n\n${paths.map((other) => markdownLink(path, other, written)).join('\n\n')}\n`,
        ]),
      );
      const chosen = paths[pick % paths.length] ?? '';
      const moves =
        whole && chosen.includes('/')
          ? { from: chosen.split('/')[0] ?? '', to: 'new place' }
          : { from: chosen, to };
      fc.pre(!paths.includes(moves.to));
      const before = await missing(files);
      const after = await move(files, moves);
      expect(before).toEqual([]);
      expect(await missing(after), JSON.stringify([files, moves, after], undefined, 1)).toEqual([]);
      const back = await move(after, { from: moves.to, to: moves.from });
      expect(await missing(back)).toEqual([]);
    }),
    fuzz(12),
  );
});

function markdownLink(from: string, to: string, style: string): string {
  const way = [
    ...from
      .split('/')
      .slice(1)
      .map(() => '..'),
    to,
  ].join('/');
  if (style === 'bracketed') return `[t](<${way.replace(/[%#]/g, encodeURIComponent)}#t>)`;
  const encoded = way.split('/').map(encodeURIComponent).join('/').replace(/[()]/g, percent);
  return style === 'dotted' ? `[t](./${encoded})` : `[t](${encoded}?v=1#t)`;
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16)}`;
}

async function missing(files: Texts): Promise<string[]> {
  const service = serve(files);
  const only = new Set(['link/target-missing', 'link/anchor-missing']);
  const reports = await Promise.all(Object.keys(files).map((path) => service.check(path, { ruleIds: only })));
  return reports.flatMap(({ path, findings }) => findings.map(({ message }) => `${path}: ${message}`));
}
