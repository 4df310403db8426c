import { isDeepStrictEqual } from 'node:util';
import type { Nodes, Root } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { expect } from 'vitest';
import { blocksOf } from '../../server/src/playbook/markdown/blocks.ts';
import { createMarkdownReader } from '../../server/src/playbook/markdown/markdown.ts';
import { parseMarkdown } from '../../server/src/playbook/markdown/parse.ts';
import { shiftBlock } from '../../server/src/playbook/markdown/shift.ts';

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

/** Expects that a text read in chunks, from the offset `body`, is what remark-parse makes of it in one piece. */
export function expectSame(text: string, body: number): void {
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
