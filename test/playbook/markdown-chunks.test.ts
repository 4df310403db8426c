import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../server/src/playbook/front-matter.ts';
import { createMarkdownReader } from '../../server/src/playbook/markdown.ts';
import { blocksOf } from '../../server/src/playbook/markdown-blocks.ts';
import { parseMarkdown } from '../../server/src/playbook/markdown-parse.ts';
import { shiftBlock } from '../../server/src/playbook/markdown-shift.ts';
import { nastyText, nastyTextWithDefinitions } from './markdown-texts.ts';

// A text that is read in chunks must read as remark-parse reads it in one piece.

const remark = unified()
  .use(remarkParse)
  .use(function (this: Processor) {
    const data = this.data();
    data.micromarkExtensions = [gfmTable()];
    data.fromMarkdownExtensions = [gfmTableFromMarkdown()];
  })
  .freeze();

/** Cuts wherever it can. */
const eager = createMarkdownReader({ chunkLength: 1 });
const usual = createMarkdownReader();

function expectSame(text: string, body: number): void {
  const start = text.charCodeAt(body) === 0xfeff ? body + 1 : body;
  const part = text.slice(start);
  const tree = remark.parse(part);
  move(tree, text.slice(0, start).split(/\r\n|\n|\r/).length - 1, start - body, start);
  const blocks = blocksOf(parseMarkdown(part), part).map((block) => shiftBlock(block, start));
  for (const reader of [usual, eager]) {
    const read = reader.read(text, body);
    const found = { blocks: read.blocks, tree: read.tree() };
    // `toEqual` is slow, and only needed to show a difference.
    if (!isDeepStrictEqual(found, { blocks, tree })) expect(found).toEqual({ blocks, tree });
  }
}

function move(node: Nodes | Root, lines: number, columns: number, offset: number): void {
  for (const point of [node.position?.start, node.position?.end]) {
    if (!point) continue;
    if (point.line === 1) point.column += columns;
    point.line += lines;
    point.offset = (point.offset ?? 0) + offset;
  }
  if ('children' in node) for (const child of node.children) move(child, lines, columns, offset);
}

describe('a text read in chunks', () => {
  test('random documents', () => {
    fc.assert(
      fc.property(nastyText, (text) => expectSame(text, 0)),
      { numRuns: 1000 },
    );
  }, 60_000);

  test('random documents with definitions', () => {
    fc.assert(
      fc.property(nastyTextWithDefinitions, (text) => expectSame(text, 0)),
      { numRuns: 300 },
    );
  }, 60_000);

  test('behind front matter or a BOM', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('\ufeff', '---\r\na: b\r\n---\r\n', 'x\n\ufeff'),
        nastyText,
        (before, text) =>
          expectSame(before + text, before.endsWith('\ufeff') ? before.length - 1 : before.length),
      ),
    );
  });

  test.each([
    '```\n# a\n```\n# b',
    '````\n```\n# a\n',
    '```\n> ```\n# a\n',
    '~~~ a ~~~\n# b',
    '``` `a`\n# b',
    '<!--\n\n# a\n\n-->\n# b',
    '<!-->\n# a',
    '<div>\n# a\n\n# b',
    '<div>\r\n# a',
    '<script>\n\n# a\n</SCRIPT>\n# b',
    '<?\n\n# a\n?>\n# b',
    '<a>\n# a',
    'a\n<a>\n# a',
    '- a\n# b\n- c',
    '- ```\n# a\n  ```',
    '1. ~~~\n1. ~~~\n# H\n',
    '> <!--\n# a\n-->',
    '- a\n\n  b\n\nc\n\n- d',
    '- a\n\n+ b\n\n1. c\n',
    '\ta\n\n\tb\n\nc',
    'a\n# b\n===\n',
    '[a]\n\n# b\n\n[a]: c',
    '# a\r# b\r\r\rc\r',
  ])('%j', (text) => expectSame(text, 0));
});

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const pages = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
  : [];
/** Every fifth page, to stay quick; with FULL_CORPUS=1 in the environment every one. */
const sample = pages.filter((_, index) => process.env['FULL_CORPUS'] !== undefined || index % 5 === 0);
if (pages.length === 0)
  console.log('Skipped: there is no corpus of pages beside the repository (../shared/corpus).');

test.skipIf(pages.length === 0)(
  'the pages of the corpus',
  () => {
    for (const path of sample) {
      const text = readFileSync(join(corpus, path), 'utf8');
      expectSame(text, readFrontMatter(text).body);
    }
  },
  120_000,
);
