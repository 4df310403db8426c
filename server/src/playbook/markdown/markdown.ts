import { blocksOf } from './blocks.ts';
import { parseInChunks } from './chunks.ts';
import { excessive } from './limits.ts';
import { parseMarkdown } from './parse.ts';
import { joinTrees, type PlacedTree, shiftBlock } from './shift.ts';
import type { Block, Markdown } from './types.ts';

/** Reads Markdown; one reader for many pages and many versions of them, as it remembers what it has parsed. */
export interface MarkdownReader {
  /** Reads the Markdown of `text` that begins at offset `body`, behind the front matter; spans are those of `text`. */
  readonly read: (text: string, body: number) => Markdown;
}

/** Lengths in UTF-16 code units. */
export interface MarkdownReaderOptions {
  /** How much parsed text is remembered. */
  readonly memory?: number;
  /** From which length on a section is parsed in several chunks. */
  readonly chunkLength?: number;
}

/**
 * A reader that parses a page in chunks and parses none twice: after an edit, little more than the edited section.
 *
 * @example createMarkdownReader().read('# Title', 0).blocks[0]?.text // 'Title'
 */
export function createMarkdownReader(options: MarkdownReaderOptions = {}): MarkdownReader {
  const { memory = 4_000_000, chunkLength = 2_000 } = options;
  const known = new Map<string, Chunk>();
  let total = 0;

  function parse(part: string, isLast: boolean): Chunk | undefined {
    // Put together again, the text does not keep the page alive, as a slice would: chunks outlive its versions.
    const key = (isLast ? '.' : '#') + part;
    const remembered = known.get(key);
    const chunk = remembered ?? parseChunk(key.slice(1), isLast);
    // Moves it to the end: the first one in the map is the one unused for the longest time.
    if (remembered) known.delete(key);
    else total += key.length;
    known.set(key, chunk);
    for (const [oldest] of known) {
      if (total <= memory) break;
      known.delete(oldest);
      total -= oldest.length;
    }
    return chunk.open ? undefined : chunk;
  }

  const parseAll = (text: string, start: number) => parseInChunks(text, start, chunkLength, parse);
  return { read: (text, body) => assemble(text, body, parseAll) };
}

/** A part of a text, parsed by itself; its spans and positions begin at 0 and line 1. */
interface Chunk extends PlacedTree {
  readonly blocks: readonly Block[];
  /** Whether its last block goes on behind it. */
  readonly open: boolean;
}

/** @param text the chunk and, unless it is the last one, the first character behind it */
function parseChunk(text: string, isLast: boolean): Chunk {
  const length = isLast ? text.length : text.length - 1;
  const parsed = parseMarkdown(text, excessive(text));
  const { root } = parsed;
  const open = !isLast && root.children.at(-1)?.position?.start.offset !== length;
  if (open) return { root: { type: 'root', children: [] }, blocks: [], open, length, lines: 0 };
  if (!isLast) root.children.pop();
  return { root, blocks: blocksOf(parsed, text), open, length, lines: lineEnds(text.slice(0, length)) };
}

function assemble(
  text: string,
  body: number,
  parse: (text: string, start: number) => readonly Chunk[],
): Markdown {
  // The parser leaves out a BOM, and counts from behind it.
  const start = text.charCodeAt(body) === 0xfeff ? body + 1 : body;
  const chunks = parse(text, start);
  const blocks: Block[] = [];
  let offset = start;
  for (const chunk of chunks) {
    for (const block of chunk.blocks) blocks.push(shiftBlock(block, offset));
    offset += chunk.length;
  }
  let tree: object | undefined;
  const makeTree = () =>
    joinTrees(chunks, { lines: lineEnds(text.slice(0, start)), columns: start - body, offset: start });
  return {
    blocks,
    tree: () => {
      tree ??= makeTree();
      return tree;
    },
  };
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
