import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMarkdownReader } from '../../server/src/playbook/markdown/markdown.ts';
import type { Block, Inline, Markdown } from '../../server/src/playbook/markdown/types.ts';
import { type Span, slice } from '../../server/src/text/span.ts';
import { hostileTexts, nastyText } from './markdown-texts.ts';

const reader = createMarkdownReader();

function blocks(text: string, body = 0): readonly Block[] {
  return reader.read(text, body).blocks;
}

/** The inline marks of a text in short: kind, source, address as written and as read, label. */
function inlines(text: string): unknown[] {
  const short = ({ kind, span, url, href, label }: Inline) => [
    kind,
    slice(text, span),
    url && slice(text, url),
    href,
    label && slice(text, label.span),
  ];
  return blocks(text).flatMap((block) => block.inlines.map(short));
}

describe('blocks', () => {
  test.each([
    ['# One', 'heading', '# One', ['One'], 'One'],
    ['##   Two ##  ', 'heading', '##   Two ##  ', ['Two'], 'Two'],
    ['###', 'heading', '###', [''], ''],
    ['Three\n===', 'heading', 'Three\n===', ['Three'], 'Three'],
    ['Four\n  *five* \n---', 'heading', 'Four\n  *five* \n---', ['Four', '*five* '], 'Four\nfive'],
    ['one  \n two', 'paragraph', 'one  \n two', ['one  ', 'two'], 'one\ntwo'],
    ['a `b` **c** <i>d</i> &amp;', 'paragraph', undefined, undefined, 'a b c d &'],
    ['![alt](u)a\u200bb', 'paragraph', undefined, undefined, 'a\u200bb'],
    ['|a|\n|-|\n| b |  ', 'table', undefined, ['|a|', '|-|', '| b |  '], undefined],
    ['```js\n  a\n```', 'code', undefined, ['```js', '  a', '```'], '```js\n  a\n```'],
    ['<!--\n  a\n-->', 'html', undefined, ['<!--', '  a', '-->'], '<!--\n  a\n-->'],
    ['***', 'break', '***', ['***'], '***'],
    ['[a]: b "c"', 'definition', '[a]: b "c"', undefined, '[a]: b "c"'],
  ])('%j', (text, kind, source, lines, plain) => {
    const [block] = blocks(`${text}\n`);
    expect(block?.kind).toBe(kind);
    if (source !== undefined) expect(slice(text, block?.span ?? NOWHERE)).toBe(source);
    if (lines !== undefined) expect(block?.lines.map((line) => slice(text, line))).toEqual(lines);
    if (plain !== undefined) expect(block?.text).toBe(plain);
  });

  test('levels of headings', () => {
    expect(blocks('# a\n###### b\n\nc\n-\n\nd').map(({ level }) => level)).toEqual([1, 6, 2, 0]);
  });

  test('lines in containers are without their marks, lazy ones too', () => {
    const text = '> - a  \n>   b\nc\n> > |d|\n> > |-|\n> > |e|\n\n1. ```\n     f\n   ```\n';
    const [paragraph, table, code] = blocks(text);
    expect(paragraph?.containers).toEqual(['quote', 'list']);
    expect(paragraph?.lines.map((line) => slice(text, line))).toEqual(['a  ', 'b', 'c']);
    expect(table?.containers).toEqual(['quote', 'quote']);
    expect(table?.lines.map((line) => slice(text, line))).toEqual(['|d|', '|-|', '|e|']);
    expect(code?.containers).toEqual(['list']);
    expect(code?.lines.map((line) => slice(text, line))).toEqual(['```', '  f', '```']);
  });

  test.each(['\r\n', '\n', '\r'])('line ends %j', (eol) => {
    const text = ['> a', '> b', '', '# c', '', '|d|', '|-|'].join(eol);
    const lines = blocks(text).flatMap((block) => block.lines.map((line) => slice(text, line)));
    expect(lines).toEqual(['a', 'b', 'c', '|d|', '|-|']);
  });

  test('nothing of GFM but tables', () => {
    expect(inlines('~~a~~ http://b.c www.d.e x@y.z [^1] - [ ] f')).toEqual([]);
  });

  test('begin behind the front matter and a BOM', () => {
    expect(blocks('\ufeff# a')[0]?.span).toEqual({ start: 1, end: 4 });
    expect(blocks('---\na: b\n---\n# a', 13)[0]?.span).toEqual({ start: 13, end: 16 });
    expect(blocks('# a', 3)).toEqual([]);
  });
});

describe('inlines', () => {
  test.each([
    ['[a](b)', ['link', '[a](b)', 'b', 'b', 'a']],
    ['[a](<b c> "d")', ['link', '[a](<b c> "d")', 'b c', 'b c', 'a']],
    ['[a]( b\\_c&amp;d\n"e")', ['link', undefined, 'b\\_c&amp;d', 'b_c&d', 'a']],
    ['[a]()', ['link', '[a]()', '', '', 'a']],
    ['[a](<>)', ['link', '[a](<>)', '', '', 'a']],
    ['[](b)', ['link', '[](b)', 'b', 'b', '']],
    ['[a\nb](c)', ['link', undefined, 'c', 'c', 'a\nb']],
    ['![a *b*](c)', ['image', '![a *b*](c)', 'c', 'c', 'a *b*']],
    ['<https://a.b/c>', ['autolink', '<https://a.b/c>', 'https://a.b/c', 'https://a.b/c', 'https://a.b/c']],
    ['<a@b.c>', ['autolink', '<a@b.c>', 'a@b.c', 'mailto:a@b.c', 'a@b.c']],
    ['**a**', ['strong', '**a**', undefined, undefined, 'a']],
    ['_a_', ['emphasis', '_a_', undefined, undefined, 'a']],
    ['`` a`b ``', ['code', '`` a`b ``', undefined, undefined, ' a`b ']],
    ['a<br>', ['html', '<br>', undefined, undefined, undefined]],
    ['a  \nb', ['break', undefined, undefined, undefined, undefined]],
    ['a\\\nb', ['break', '\\\n', undefined, undefined, undefined]],
    ['| [a](b) |\n|-|', ['link', '[a](b)', 'b', 'b', 'a']],
    ['# [a](b)', ['link', '[a](b)', 'b', 'b', 'a']],
    ['> - [a](b)', ['link', '[a](b)', 'b', 'b', 'a']],
  ])('%j', (text, [kind, source, ...rest]) => {
    const [found] = inlines(text) as [unknown[]];
    expect([found[0], ...found.slice(2)]).toEqual([kind, ...rest]);
    if (source !== undefined) expect(found[1]).toBe(source);
  });

  test('images in links, and emphasis around both', () => {
    expect(inlines('**[![a](b)](c)**').map((inline) => (inline as unknown[])[0])).toEqual([
      'strong',
      'link',
      'image',
    ]);
  });

  test('references take their address from the definition, wherever it stands', () => {
    expect(inlines('[a] ![b][a] [c][]\n\n# h\n\n> [a]: <u> "t"\n\n[a]: v')).toEqual([
      ['link', '[a]', undefined, 'u', 'a'],
      ['image', '![b][a]', undefined, 'u', 'b'],
      ['definition', '[a]: <u> "t"', 'u', 'u', 'a'],
      ['definition', '[a]: v', 'v', 'v', 'a'],
    ]);
  });

  test.each([
    '`[a](b)`',
    '```\n[a](b)\n```',
    '    [a](b)',
    '<!-- [a](b) -->',
    '<div>\n[a](b)\n</div>',
    '[a](b c)',
  ])('no link in %j', (text) => {
    const kinds = blocks(text).flatMap((block) => block.inlines.map(({ kind }) => kind));
    expect(kinds).not.toContain('link');
  });

  test('what is shown', () => {
    const labels = blocks('[*a* `b`](c) ![d *e*](f) [g\nh](i)')[0]?.inlines.map(({ label }) => label?.text);
    expect(labels).toEqual(['a b', 'a', 'b', 'd e', 'g\nh']);
  });
});

describe('a reader remembers', () => {
  const page = '# a\n\n[b](c)\n\n## d\n\n> e\n\n## f\n';

  test('nothing that shows: every edit reads as with a new reader', () => {
    const edit = fc.record({ at: fc.nat(200), cut: fc.nat(8), text: nastyText });
    fc.assert(
      fc.property(
        nastyText,
        fc.array(edit, { maxLength: 5 }),
        fc.constantFrom(0, 30, 1e6),
        (start, edits, memory) => {
          const old = createMarkdownReader({ memory });
          let text = start;
          for (const { at, cut, text: added } of edits) {
            text = text.slice(0, at) + added + text.slice(at + cut);
            expect(plain(old.read(text, 0))).toEqual(plain(createMarkdownReader().read(text, 0)));
          }
        },
      ),
    );
  });

  test('and gives nothing away that a caller could change', () => {
    const first = reader.read(page, 0);
    const tree = first.tree() as { children: unknown[] };
    const before = JSON.stringify(reader.read(`\n${page}`, 0).tree());
    tree.children.length = 0;
    expect(JSON.stringify(reader.read(`\n${page}`, 0).tree())).toBe(before);
  });
});

test('every span lies in its block, and blocks follow each other', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      let end = 0;
      for (const block of blocks(text)) {
        expect(block.span.start).toBeGreaterThanOrEqual(end);
        end = block.span.end;
        for (const inline of block.inlines) {
          for (const span of [inline.span, inline.url, inline.label?.span]) {
            if (span) expect(within(span, block.span) && span.start <= span.end).toBe(true);
          }
        }
        for (const line of block.lines) {
          expect(within(line, block.span)).toBe(true);
          expect(slice(text, line)).not.toMatch(/[\r\n]/);
        }
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test.each(hostileTexts(30_000))('survives %s', (_name, text) => {
  const markdown = createMarkdownReader().read(`# before\n\n${text}\n\n# after\n\n[a](b)\n`, 0);
  markdown.tree();
  expect(markdown.blocks[0]?.text).toBe('before');
  const [heading, paragraph] = markdown.blocks.slice(-2);
  expect(heading?.text).toBe('after');
  expect(paragraph?.inlines[0]?.href).toBe('b');
});

const NOWHERE: Span = { start: 0, end: 0 };

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function plain({ blocks: all, tree }: Markdown): unknown {
  return { blocks: all, tree: tree() };
}
