import type { Playbook } from '../../playbook/model.ts';
import type { Span } from '../../text/span.ts';
import { type Cursor, isBlankLine, wordEnd } from './cursor.ts';

/** A cursor in front matter, finished or not. */
export type FrontMatterCursor =
  | {
      readonly part: 'key';
      /** The key as far as there is one. */
      readonly span: Span;
      readonly hasColon: boolean;
      /** The keys on all other lines. */
      readonly present: ReadonlySet<string>;
      /** Whether the last delimiter is there. */
      readonly closed: boolean;
    }
  | {
      readonly part: 'value';
      readonly key: string;
      /** What is behind the colon or the hyphen, without spaces, quotation marks and brackets. */
      readonly span: Span;
      /** Whether a space must go before the value. */
      readonly needsSpace: boolean;
      readonly quoted: boolean;
      /** What parts the values of a list in brackets. */
      readonly separator: string | undefined;
    }
  /** A comment, or what is neither key nor value. */
  | { readonly part: 'other' };

const KEY = /^([A-Za-z_][\w.-]*)[ \t]*:/;
const OF_KEY = /[\w.-]/;

/** Where in the front matter the cursor stands; `undefined` when it stands elsewhere. */
export function frontMatterAt(page: Playbook, cursor: Cursor): FrontMatterCursor | undefined {
  const extent = extentOf(page, cursor.line);
  if (!extent) return undefined;
  const { before, after, offset, lineSpan } = cursor;
  if (/^[\w.-]*$/.test(before)) {
    const end = wordEnd(page.text, offset, lineSpan.end, OF_KEY);
    const hasColon = /^[\w.-]*[ \t]*:/.test(after);
    const present = new Set<string>();
    for (let line = extent.first; line < extent.end; line++) {
      const key = line === cursor.line ? undefined : KEY.exec(page.lines.lineText(line))?.[1];
      if (key !== undefined) present.add(key);
    }
    return { part: 'key', span: { start: lineSpan.start, end }, hasColon, present, closed: extent.closed };
  }
  const key = KEY.exec(before);
  if (key) return valueAt(page, cursor, key[1] ?? '', key[0].length);
  const item = /^[ \t]*-(?=[ \t])/.exec(before);
  const owner = item ? keyAbove(page, cursor.line, extent.first) : undefined;
  return item && owner !== undefined ? valueAt(page, cursor, owner, item[0].length) : OTHER;
}

const OTHER: FrontMatterCursor = { part: 'other' };

function valueAt({ text }: Playbook, cursor: Cursor, key: string, behind: number): FrontMatterCursor {
  const { lineSpan, offset } = cursor;
  let start = lineSpan.start + behind;
  let end = lineSpan.end;
  while (start < offset && /[ \t]/.test(text.charAt(start))) start++;
  while (end > offset && /\s/.test(text.charAt(end - 1))) end--;
  if (text.slice(start, offset).includes(' #') || text[start] === '#') return OTHER;
  const needsSpace = start === lineSpan.start + behind;
  const opening = start < offset ? text.charAt(start) : '';
  const quoted = opening === '"' || opening === "'";
  const listed = opening === '[';
  if (quoted || listed) {
    start++;
    const closing = listed ? ']' : opening;
    if (end > offset && text[end - 1] === closing) end--;
  }
  return {
    part: 'value',
    key,
    span: { start, end },
    needsSpace,
    quoted,
    separator: listed ? ',' : undefined,
  };
}

function keyAbove({ lines }: Playbook, line: number, first: number): string | undefined {
  for (let above = line - 1; above >= first; above--) {
    const text = lines.lineText(above);
    const key = KEY.exec(text);
    if (key) return key[1];
    if (!/^[ \t-]/.test(text)) return undefined;
  }
  return undefined;
}

interface Extent {
  /** The 0-based line behind the first delimiter, and the one of the last, or behind all entries. */
  readonly first: number;
  readonly end: number;
  readonly closed: boolean;
}

/** The lines of the front matter, when the given one is among them. */
function extentOf(page: Playbook, line: number): Extent | undefined {
  const { frontMatter, lines } = page;
  if (!frontMatter) return begun(page, line);
  const first = lines.lineAt(frontMatter.span.start) + 1;
  const last = lines.lineAt(frontMatter.span.end);
  const closed = last >= first && /^---\s*$/.test(lines.lineText(last));
  // Unfinished front matter ends at its first blank line: there, the next key is typed.
  const end = closed ? last : last + 1 + (isBlankLine(page, last + 1) ? 1 : 0);
  return line >= first && line < end ? { first, end, closed } : undefined;
}

/** More keys than anyone types before the last delimiter. */
const MAX_LINES = 60;

/** Front matter of which there is too little yet to tell it from a thematic break. */
function begun({ text, lines }: Playbook, line: number): Extent | undefined {
  const opening = lines.lineText(0).replace('\ufeff', '');
  if (!/^---\s*$/.test(opening) || text.length === 0 || line === 0 || line > MAX_LINES) return undefined;
  for (let above = 1; above < line; above++) {
    if (!/^(?:[A-Za-z_][\w.-]*[ \t]*:|#\s*\S|[ \t]+\S|-[ \t])/.test(lines.lineText(above))) return undefined;
  }
  return { first: 1, end: line + 1, closed: false };
}
