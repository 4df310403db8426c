import { type Span, slice, trim } from '../text/span.ts';
import { tidy } from '../text/words.ts';
import { type InlineScan, scanInline } from './inline-scan.ts';
import type { Part } from './model.ts';

/**
 * A piece of Markdown text as a reader sees it: links and images by their label, without emphasis and code marks and HTML
 * tags, escapes and character references resolved, invisible characters gone, white space collapsed. Also what was meant as
 * a link and is none (`[a](b c)`) counts as its label: what a cell says does not depend on it.
 *
 * @example plainText(' **[Task](https://example.org) 4** ') // 'Task 4'
 */
export function plainText(source: string): string {
  return tidy(SPECIAL.test(source) ? withoutMarks(source) : source);
}

/** The part at a span of the text, without the white space at its ends. */
export function partAt(text: string, span: Span): Part {
  const trimmed = trim(text, span);
  return { span: trimmed, text: plainText(slice(text, trimmed)) };
}

const SPECIAL = /[\\`*_~<&[\]]/;
const TAG = /<!--[^<>]*-->|<\/?[a-z][^<>]*>/iy;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/iy;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

function withoutMarks(source: string): string {
  const scan = scanInline(source);
  const hidden = hideMarks(source, scan);
  let result = '';
  for (let i = 0; i < source.length; i++) {
    if (hidden[i] === 1) continue;
    const char = source.charAt(i);
    if (scan.isLiteral(i)) {
      // In a table cell a pipe is escaped even in code.
      if (!(char === '\\' && source[i + 1] === '|')) result += char;
      continue;
    }
    if (char === '\\' && scan.isLiteral(i + 1)) continue;
    const jump = char === '<' ? tagAt(source, i) : char === '&' ? referenceAt(source, i) : undefined;
    result += jump?.text ?? char;
    if (jump) i += jump.length - 1;
  }
  return result;
}

/** A flag for each character that readers do not see as it belongs to a mark or an address. */
function hideMarks(source: string, scan: InlineScan): Uint8Array {
  const hidden = new Uint8Array(source.length);
  for (const { start, end, ticks } of scan.code) {
    hidden.fill(1, start, start + ticks);
    hidden.fill(1, end - ticks, end);
  }
  for (let i = 0; i < source.length; i++) {
    if (source[i] !== ']' || source[i + 1] !== '(') continue;
    const opener = scan.openerOf(i);
    const end = scan.closerOf(i + 1);
    if (opener === undefined || end === undefined) continue;
    hidden[opener] = 1;
    if (source[opener - 1] === '!' && !scan.isLiteral(opener - 1)) hidden[opener - 1] = 1;
    hidden.fill(1, i, end + 1);
    i = end;
  }
  hideEmphasis(source, scan, hidden);
  return hidden;
}

/** Runs of `*`, `_` and `~~` that pair. More lenient than CommonMark beside CJK punctuation, where `**` often fails to close. */
function hideEmphasis(source: string, scan: InlineScan, hidden: Uint8Array): void {
  const open = new Map<string, { end: number; left: number }[]>();
  for (const run of source.matchAll(/\*+|_+|~{2}/g)) {
    const { index } = run;
    const end = index + run[0].length;
    if (hidden[index] === 1 || scan.isLiteral(index)) continue;
    const mark = run[0].charAt(0);
    const openers = open.get(mark) ?? [];
    open.set(mark, openers);
    let from = index;
    if (canClose(source, index, end, mark)) {
      for (let opener = openers.pop(); opener !== undefined && from < end; opener = openers.pop()) {
        const used = Math.min(opener.left, end - from);
        hidden.fill(1, opener.end - used, opener.end);
        hidden.fill(1, from, from + used);
        from += used;
        if (opener.left > used) {
          openers.push({ end: opener.end - used, left: opener.left - used });
          break;
        }
        if (from === end) break;
      }
    }
    if (from < end && canOpen(source, index, end, mark)) openers.push({ end, left: end - from });
  }
}

const BLANK = /^$|\s/;
const WORD = /[\p{L}\p{N}]/u;

function canOpen(source: string, start: number, end: number, mark: string): boolean {
  return !BLANK.test(source.charAt(end)) && (mark !== '_' || !WORD.test(source.charAt(start - 1)));
}

function canClose(source: string, start: number, end: number, mark: string): boolean {
  return !BLANK.test(source.charAt(start - 1)) && (mark !== '_' || !WORD.test(source.charAt(end)));
}

interface Jump {
  readonly text: string;
  readonly length: number;
}

function tagAt(source: string, index: number): Jump | undefined {
  TAG.lastIndex = index;
  const tag = TAG.exec(source)?.[0];
  if (tag === undefined) return undefined;
  const address = /^<([a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>$/i.exec(tag)?.[1];
  return { text: address ?? (/^<br\b/i.test(tag) ? ' ' : ''), length: tag.length };
}

function referenceAt(source: string, index: number): Jump | undefined {
  REFERENCE.lastIndex = index;
  const match = REFERENCE.exec(source);
  if (!match) return undefined;
  const [whole, decimal, hex, name] = match;
  const code =
    decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
  const text =
    code === undefined ? NAMED.get(name ?? '') : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return text === undefined ? undefined : { text, length: whole.length };
}
