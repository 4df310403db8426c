import type { Root } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Span } from '../../text/span.ts';

/** A syntax tree as remark makes it, and what it leaves out. Offsets in UTF-16 code units, lines 1-based. */
export interface Parsed {
  readonly root: Root;
  readonly marks: ReadonlyMap<object, Marks>;
  /** Line → offset behind its container marks, for the lines that have some. */
  readonly prefixes: ReadonlyMap<number, number>;
}

/** Where the parts of a link, image, definition or heading stand, which the tree does not say. */
export interface Marks {
  /** The address, angle brackets left out; empty right behind the parenthesis where nothing is written. */
  url?: Span;
  /** What is between the label's brackets. */
  label?: Span;
  /** A heading's content, without marks. */
  content?: Span;
}

/**
 * Parses with remark-parse and GFM tables, and nothing else of GFM: literal autolinks, strikethrough and footnotes cost
 * most of the time and mean nothing to a playbook. Constructs of micromark named in `disabled` are read as text.
 */
export function parseMarkdown(text: string, disabled: readonly string[] = []): Parsed {
  const marks = new Map<object, Marks>();
  const prefixes = new Map<number, number>();
  const processor = disabled.length === 0 ? standard : processorFor(disabled);
  recording = { marks, prefixes };
  return { root: processor.parse(text), marks, prefixes };
}

/** Whose notes the recorder takes: the parser is synchronous and gives its extensions nothing of the caller. */
let recording: { readonly marks: Map<object, Marks>; readonly prefixes: Map<number, number> } = {
  marks: new Map(),
  prefixes: new Map(),
};

const recorder: Extension = {
  enter: {
    labelText(token) {
      // The label's content is collected in a fragment on top of the link or image.
      note(this.stack.at(-2), { label: tokenSpan(token) });
    },
    resource(token) {
      note(this.stack.at(-1), { url: { start: token.start.offset + 1, end: token.start.offset + 1 } });
    },
    resourceDestination: noteUrl,
    definitionDestination: noteUrl,
    definitionLabel(token) {
      note(this.stack.at(-1), { label: inside(token) });
    },
    atxHeadingText: noteContent,
    setextHeadingText: noteContent,
  },
  exit: {
    blockQuotePrefix: notePrefix,
    listItemPrefix: notePrefix,
    listItemIndent: notePrefix,
  },
};

function noteUrl(this: CompileContext, token: Token): undefined {
  const bracketed = this.sliceSerialize(token).startsWith('<');
  note(this.stack.at(-1), { url: bracketed ? inside(token) : tokenSpan(token) });
}

function noteContent(this: CompileContext, token: Token): undefined {
  note(this.stack.at(-1), { content: tokenSpan(token) });
}

function notePrefix(token: Token): undefined {
  recording.prefixes.set(token.end.line, token.end.offset);
}

function note(node: CompileContext['stack'][number] | undefined, found: Marks): undefined {
  if (!node) return;
  const known = recording.marks.get(node);
  if (known) Object.assign(known, found);
  else recording.marks.set(node, found);
}

function tokenSpan(token: Token): Span {
  return { start: token.start.offset, end: token.end.offset };
}

function inside(token: Token): Span {
  return { start: token.start.offset + 1, end: token.end.offset - 1 };
}

const standard = processorFor([]);

function processorFor(disabled: readonly string[]) {
  return unified()
    .use(remarkParse)
    .use(extend, [...disabled])
    .freeze();
}

function extend(this: Processor, disabled: string[]): undefined {
  const data = this.data();
  data.micromarkExtensions = [gfmTable(), { disable: { null: disabled } }];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown(), recorder];
}
