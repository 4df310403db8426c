import type { Heading, Nodes, Root, RootContent } from 'mdast';
import type { Span } from '../../text/span.ts';
import { type InlineSource as InlinePage, inlinesOf, inlineText, nodeSpan } from './inlines.ts';
import type { Parsed } from './parse.ts';
import type { Block } from './types.ts';

/** The leaf blocks of a tree in order, those in quotes and lists among them; spans as in the parsed `text`. */
export function blocksOf({ root, marks, prefixes }: Parsed, text: string): Block[] {
  const page: BlockSource = { text, marks, prefixes, urls: definitions(root) };
  const blocks: Block[] = [];
  // A stack instead of recursion: quotes and lists may nest deeper than a call stack.
  const open: { nodes: readonly Nodes[]; next: number; containers: Block['containers'] }[] = [
    { nodes: root.children, next: 0, containers: [] },
  ];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.nodes[top.next++];
    if (!node) open.pop();
    else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
      const { containers } = top;
      const kind = node.type === 'blockquote' ? 'quote' : node.type === 'list' ? 'list' : undefined;
      open.push({ nodes: node.children, next: 0, containers: kind ? [...containers, kind] : containers });
    } else {
      const block = leafBlock(node, top.containers, page);
      if (block) blocks.push(block);
    }
  }
  return blocks;
}

interface BlockSource extends InlinePage {
  readonly prefixes: Parsed['prefixes'];
}

const KINDS: Readonly<Record<string, Block['kind']>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  table: 'table',
  code: 'code',
  html: 'html',
  definition: 'definition',
  thematicBreak: 'break',
};

function leafBlock(node: Nodes, containers: Block['containers'], page: BlockSource): Block | undefined {
  const kind = KINDS[node.type];
  if (!kind) return undefined;
  const span = nodeSpan(node);
  const readable = kind === 'heading' || kind === 'paragraph';
  return {
    kind,
    span,
    level: node.type === 'heading' ? node.depth : 0,
    containers,
    lines: nodeLines(node, page),
    inlines: inlinesOf(node, page),
    text: readable ? inlineText(node) : page.text.slice(span.start, span.end),
  };
}

function nodeLines(node: Nodes, page: BlockSource): Span[] {
  const verbatim = node.type === 'code' || node.type === 'html';
  const block = node.type === 'heading' ? headingContent(node, page) : nodeSpan(node);
  return sourceLines(page, block, node.position?.start.line ?? 1, !verbatim);
}

/** An empty heading has its content right behind the number signs. */
function headingContent(node: Heading, page: BlockSource): Span {
  const at = nodeSpan(node).start + node.depth;
  return page.marks.get(node)?.content ?? { start: at, end: at };
}

/** The source lines of a block without container marks, and without indentation unless it has a meaning. */
function sourceLines(
  { text, prefixes }: BlockSource,
  block: Span,
  firstLine: number,
  unindent: boolean,
): Span[] {
  const lines: Span[] = [];
  let line = firstLine;
  let start = block.start;
  while (start <= block.end) {
    let end = start;
    while (end < block.end && !isLineEnd(text, end)) end++;
    let from = lines.length === 0 ? start : Math.min(Math.max(start, prefixes.get(line) ?? start), end);
    if (unindent) while (from < end && isBlank(text, from)) from++;
    lines.push({ start: from, end });
    if (end >= block.end) break;
    start = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    line++;
  }
  return lines;
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x0a || code === 0x0d;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}

/** Identifier → address; the first definition wins, as in Markdown. */
function definitions(root: Root): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  const waiting: RootContent[] = [...root.children].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
    if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i];
        if (child) waiting.push(child);
      }
    }
  }
  return urls;
}
