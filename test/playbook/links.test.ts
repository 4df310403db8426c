import { describe, expect, test } from 'vitest';
import { at, read } from './read.ts';

/** Links in short: kind, label, address. */
function links(text: string): string[][] {
  return read(text).links.map(({ kind, label, url }) => [kind, label.text, url.text]);
}

describe('links', () => {
  test.each([
    ['[a **b**](c.md "title")', [['link', 'a b', 'c.md']]],
    ['![a](b.png)', [['image', 'a', 'b.png']]],
    [
      '[![a](b.png)](c.md)',
      [
        ['link', '', 'c.md'],
        ['image', 'a', 'b.png'],
      ],
    ],
    ['<https://a.example/>', [['autolink', 'https://a.example/', 'https://a.example/']]],
    ['[a]: b.md "t"', [['definition', 'a', 'b.md']]],
    ['[a]()', [['link', 'a', '']]],
    ['[a](<b c.md>)', [['link', 'a', 'b c.md']]],
    ['[a](b\\_c&amp;d.md)', [['link', 'a', 'b_c&d.md']]],
    ['[a](b\u200bc.md)', [['link', 'a', 'bc.md']]],
    [
      '[a][b]\n\n[b]: c.md',
      [
        ['link', 'a', 'c.md'],
        ['definition', 'b', 'c.md'],
      ],
    ],
    [
      '| [a](b) | c |\n|---|\n| [d](e) | |',
      [
        ['link', 'a', 'b'],
        ['link', 'd', 'e'],
      ],
    ],
    [
      '| a |\n| - |\n| [a](b) |\n[c](d)',
      [
        ['link', 'a', 'b'],
        ['link', 'c', 'd'],
      ],
    ],
    ['`[a](b)` <!-- [c](d) -->\n\n```\n[e](f)\n```', []],
  ])('%j', (text, expected) => expect(links(`${text}\n`)).toEqual(expected));

  test('have exact spans and the address as written', () => {
    const page = read('# [A](x.md)\n\ntext [b c](<d\\_e.md> "t") text\n');
    const [heading, link] = page.links;
    expect(at(page, link?.span)).toBe('[b c](<d\\_e.md> "t")');
    expect(at(page, link?.label.span)).toBe('b c');
    expect(at(page, link?.url.span)).toBe('d\\_e.md');
    expect(link?.url.raw).toBe('d\\_e.md');
    expect([heading?.section, link?.section]).toEqual([0, 0]);
    expect(read('[a](b)\n').links[0]?.section).toBe(-1);
  });

  test('are next steps in that section and those below it', () => {
    const page = read(
      '## Overview\n\n[a](b)\n\n## Next Steps\n\n- [c](d)\n\n### More\n\n[e](f)\n\n## Refresh Summary\n\n[g](h)\n',
    );
    expect(page.links.map(({ nextStep }) => nextStep)).toEqual([false, true, true, false]);
  });

  test('that include a page are known', () => {
    const page = read('[!INCLUDE [note](../includes/note.md)]\n\n[!include[x](y.md) ]\n\n[a](b.md)\n');
    expect(page.includes.map(({ span, path }) => [at(page, span), path.text])).toEqual([
      ['[!INCLUDE [note](../includes/note.md)]', '../includes/note.md'],
      ['[!include[x](y.md) ]', 'y.md'],
    ]);
  });
});

describe('what was meant as a link', () => {
  test.each([
    ['[a b](https://a.example/b c)', 'link', 'a b', 'https://a.example/b c'],
    ['[a](https://a.example/b\n&c)', 'link', 'a', 'https://a.example/b\n&c'],
    ['[a](some page.md)', 'link', 'a', 'some page.md'],
    ['![a](media/a.png 「b」)', 'image', 'a', 'media/a.png 「b」'],
    ['![a](media/a b.png)', 'image', 'a', 'media/a b.png'],
    ['[a](b.md “t”)', 'link', 'a', 'b.md “t”'],
    ['[a]（https://a.example/）', 'link', 'a', 'https://a.example/'],
    ['[a](b.md and more', 'link', 'a', 'b.md'],
    ['[a [b](c.md)](d.md)', 'link', 'a [b](c.md)', 'd.md'],
    ['[a](mailto:me@a.example you@a.example)', 'link', 'a', 'mailto:me@a.example you@a.example'],
  ])('%j', (source, kind, label, destination) => {
    const page = read(`text ${source} text\n`);
    const [broken, ...others] = page.brokenLinks;
    expect(others).toEqual([]);
    expect(broken?.kind).toBe(kind);
    expect([at(page, broken?.label), at(page, broken?.destination)]).toEqual([label, destination]);
    expect(at(page, broken?.span)).toBe(source.replace(' and more', ''));
  });

  test.each([
    '[a](b.md)',
    '![a](b.png "t")',
    '[a](<b c.md>)',
    '[a] (b c.md)',
    '\\[a](b c.md)',
    '`[a](b c.md)`',
    '[a](as noted above)',
    '[1](and/or so)',
    '[a]（注）',
    '[![a](b.png)](c.md)',
    '[a]()',
    '[x](if needed. See b)',
    '```\n[a](b c.md)\n```',
  ])('is not %j', (text) => expect(read(`${text}\n`).brokenLinks).toEqual([]));

  test('stands in table cells, headings and quotes too', () => {
    const page = read('# [a](b c.md)\n\n> [d](e f.md)\n\n| x |\n| - |\n| [g](h i.md) |\n');
    expect(page.brokenLinks.map(({ span }) => at(page, span))).toEqual([
      '[a](b c.md)',
      '[d](e f.md)',
      '[g](h i.md)',
    ]);
  });

  test('is looked for in linear time', () => {
    const start = performance.now();
    for (const text of [
      '[a](b c.md '.repeat(1_000),
      '[a]('.repeat(10_000) + ')'.repeat(10_000),
      '['.repeat(20_000),
    ])
      read(text);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
