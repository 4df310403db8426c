import type { Span } from '../../text/span.ts';

/**
 * What the rest of the program knows of Markdown: leaf blocks and the inline marks that matter, each with its span in the
 * whole document. Only `markdown.ts` knows the parser behind it, so that the parser can be exchanged.
 */
export interface Markdown {
  /** The leaf blocks in order. */
  readonly blocks: readonly Block[];
  /** The whole syntax tree with positions in the document, for remark-lint's rules alone; made when first asked for. */
  readonly tree: () => object;
}

export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'table' | 'code' | 'html' | 'definition' | 'break';
  readonly span: Span;
  /** 1 to 6 for headings, otherwise 0. */
  readonly level: number;
  /** The containers around it, the outermost first. */
  readonly containers: readonly ('quote' | 'list')[];
  /**
   * The text on each source line, without container marks and indentation (code and HTML keep theirs); trailing spaces
   * included. For a heading: its content.
   */
  readonly lines: readonly Span[];
  /** Links, images and so on in order, at any depth. */
  readonly inlines: readonly Inline[];
  /** The text as a reader sees it, line ends as written; all but headings and paragraphs: as written. */
  readonly text: string;
}

export interface Inline {
  readonly kind:
    | 'link'
    | 'image'
    | 'autolink'
    | 'definition'
    | 'code'
    | 'html'
    | 'strong'
    | 'emphasis'
    | 'break';
  readonly span: Span;
  /** For links, images and definitions: where the address stands, angle brackets left out; empty where nothing is written. */
  readonly url: Span | undefined;
  /** The address as the parser read it: escapes and character references resolved. */
  readonly href: string | undefined;
  /** What is shown, and where. */
  readonly label: { readonly span: Span; readonly text: string } | undefined;
}
