import type { Definition, Image, ImageReference, LinkReference, Nodes } from 'mdast';
import type { Span } from '../../text/span.ts';
import type { Marks } from './parse.ts';
import type { Inline } from './types.ts';

/** What reading a node needs to know of the text around it. */
export interface InlineSource {
  readonly text: string;
  readonly marks: ReadonlyMap<object, Marks>;
  /** Identifier of a definition → its address. */
  readonly urls: ReadonlyMap<string, string>;
}

/** The inline marks in a block, in order and at any depth: an outer one before those in it. */
export function inlinesOf(block: Nodes, page: InlineSource): Inline[] {
  if (block.type === 'definition') return [definition(block, page)];
  const found: Inline[] = [];
  // No recursion: emphasis may nest deeper than a call stack.
  for (const node of descendants(block)) {
    const inline = read(node, page);
    if (inline) found.push(inline);
  }
  return found;
}

/** The text as a reader sees it: no markup, no HTML and no alternative texts; line ends as written. */
export function inlineText(block: Nodes): string {
  let text = '';
  for (const node of descendants(block)) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
    else if (node.type === 'break') text += '\n';
  }
  return text;
}

/** Where a node stands; the tree of a parsed text always says. */
export function nodeSpan(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function* descendants(block: Nodes): Generator<Nodes> {
  const waiting: Nodes[] = [];
  push(waiting, block);
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    push(waiting, node);
  }
}

function push(waiting: Nodes[], node: Nodes): void {
  if (!('children' in node)) return;
  for (let i = node.children.length - 1; i >= 0; i--) {
    const child = node.children[i];
    if (child) waiting.push(child);
  }
}

function read(node: Nodes, page: InlineSource): Inline | undefined {
  const span = nodeSpan(node);
  switch (node.type) {
    case 'link': {
      const { url, label } = marksOf(node, page);
      const text = inlineText(node);
      if (label) return { kind: 'link', span, url, href: node.url, label: { span: label, text } };
      const inner = inset(span, 1);
      return { kind: 'autolink', span, url: inner, href: node.url, label: { span: inner, text } };
    }
    case 'image':
      return image(node, span, page);
    case 'linkReference':
      return reference(node, page, inlineText(node));
    case 'imageReference':
      return reference(node, page, node.alt ?? '');
    case 'inlineCode':
      return plain('code', span, { span: codeContent(span, page.text), text: node.value });
    case 'html':
      return plain('html', span, undefined);
    case 'strong':
      return plain('strong', span, { span: inset(span, 2), text: inlineText(node) });
    case 'emphasis':
      return plain('emphasis', span, { span: inset(span, 1), text: inlineText(node) });
    case 'break':
      return plain('break', span, undefined);
    default:
      return undefined;
  }
}

function marksOf(node: Nodes, page: InlineSource): Marks {
  return page.marks.get(node) ?? {};
}

function image(node: Image, span: Span, page: InlineSource): Inline {
  const { url, label = inset(span, 2) } = marksOf(node, page);
  return { kind: 'image', span, url, href: node.url, label: { span: label, text: node.alt ?? '' } };
}

/** Nothing is written of the address here; it is in the definition. */
function reference(node: LinkReference | ImageReference, page: InlineSource, text: string): Inline {
  const span = nodeSpan(node);
  const { label = span } = marksOf(node, page);
  const kind = node.type === 'linkReference' ? 'link' : 'image';
  const href = page.urls.get(node.identifier);
  return { kind, span, url: undefined, href, label: { span: label, text } };
}

function definition(node: Definition, page: InlineSource): Inline {
  const span = nodeSpan(node);
  const { url = { start: span.end, end: span.end }, label = span } = marksOf(node, page);
  const text = node.label ?? '';
  return { kind: 'definition', span, url, href: node.url, label: { span: label, text } };
}

function plain(kind: Inline['kind'], span: Span, label: Inline['label']): Inline {
  return { kind, span, url: undefined, href: undefined, label };
}

function inset({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end - by };
}

/** Between the backticks. */
function codeContent(span: Span, text: string): Span {
  let ticks = 0;
  while (text[span.start + ticks] === '`') ticks++;
  return inset(span, ticks);
}
