import type { Playbook } from '../../playbook/model.ts';
import { lineEnding } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';

/** Where a cursor stands. */
export interface Cursor {
  readonly offset: number;
  /** 0-based. */
  readonly line: number;
  /** The line without its line end. */
  readonly lineSpan: Span;
  /** The line's text before the cursor, and behind it. */
  readonly before: string;
  readonly after: string;
  /** What a new line of the page begins behind. */
  readonly lineEnd: '\n' | '\r\n';
}

/** Longer lines have nothing to complete: whatever is searched in a line need not be quick on them. */
const MAX_LINE_LENGTH = 5_000;

/** `undefined` on a line too long for anyone to have typed it. */
export function cursorAt({ text, lines }: Playbook, offset: number): Cursor | undefined {
  const clamped = Math.max(0, Math.min(offset, text.length));
  const line = lines.lineAt(clamped);
  const lineSpan = lines.line(line);
  if (lineSpan.end - lineSpan.start > MAX_LINE_LENGTH) return undefined;
  // Between the two characters of a line end there is no place to write.
  const at = Math.min(clamped, lineSpan.end);
  return {
    offset: at,
    line,
    lineSpan,
    before: text.slice(lineSpan.start, at),
    after: text.slice(at, lineSpan.end),
    lineEnd: lineEnding(text),
  };
}

/** Where the word before an offset begins, not before `from`: behind the last character that is not of the kind. */
export function wordStart(text: string, offset: number, from: number, isOfWord = /[^\s]/u): number {
  let start = offset;
  while (start > from && isOfWord.test(text.charAt(start - 1))) start--;
  return start;
}

/** Where the word behind an offset ends, not behind `to`. */
export function wordEnd(text: string, offset: number, to: number, isOfWord = /[^\s]/u): number {
  let end = offset;
  while (end < to && isOfWord.test(text.charAt(end))) end++;
  return end;
}

/** Whether a line has nothing in it; lines behind the last one are blank too. */
export function isBlankLine({ lines }: Playbook, line: number): boolean {
  return line < 0 || line >= lines.count || lines.lineText(line).trim() === '';
}

/** Whether a line is in fenced code, its fences included. */
export function isInCode({ text, lines, frontMatter }: Playbook, line: number): boolean {
  let open: { readonly mark: string; readonly length: number } | undefined;
  const end = lines.line(line).end;
  const pattern = /(?:```|~~~)/g;
  pattern.lastIndex = frontMatter?.span.end ?? 0;
  for (let match = pattern.exec(text); match && match.index < end; match = pattern.exec(text)) {
    const own = lines.lineAt(match.index);
    const { start, end: stop } = lines.line(own);
    pattern.lastIndex = Math.max(stop, pattern.lastIndex);
    if (!/^[\s>\d.)*+-]{0,20}$/.test(text.slice(start, match.index))) continue;
    const mark = match[0].charAt(0);
    const length = wordEnd(text, match.index, stop, mark === '`' ? /`/ : /~/) - match.index;
    if (!open) {
      const info = text.slice(match.index + length, stop);
      if (mark === '~' || !info.includes('`')) open = { mark, length };
    } else if (mark === open.mark && length >= open.length) {
      const closes = text.slice(match.index + length, stop).trim() === '';
      // The closing fence itself is code too.
      if (closes) {
        if (own === line) return true;
        open = undefined;
      }
    }
  }
  return open !== undefined;
}
