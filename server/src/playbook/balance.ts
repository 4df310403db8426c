import { type Span, slice } from '../text/span.ts';
import { scanInline } from './inline-scan.ts';
import type { Part } from './model.ts';

/**
 * The first mark at a span that has no partner: a bracket, or `**` that opens and does not close, or the other way round.
 *
 * @param within where emphasis is counted: it may begin before the span
 */
export function findUnbalanced(text: string, span: Span, within: Span): Part | undefined {
  return looseBracket(text, span) ?? looseEmphasis(text, within);
}

function looseBracket(text: string, span: Span): Part | undefined {
  const source = slice(text, span);
  const scan = scanInline(source);
  for (let i = 0; i < source.length; i++) {
    const loose =
      /[()[\]（）]/.test(source.charAt(i)) &&
      !scan.isLiteral(i) &&
      scan.closerOf(i) === undefined &&
      scan.openerOf(i) === undefined;
    if (loose) return part(text, span.start + i, 1);
  }
  return undefined;
}

/** Runs of two or more asterisks pair in order; one that is before a space opens nothing, one behind a space closes nothing. */
function looseEmphasis(text: string, within: Span): Part | undefined {
  const source = slice(text, within);
  const scan = scanInline(source);
  let open: number | undefined;
  for (const run of source.matchAll(/\*{2,}/g)) {
    // Four are two empty pairs: nothing is between them.
    if (scan.isLiteral(run.index) || run[0].length >= 4) continue;
    const behind = source.charAt(run.index + run[0].length);
    const before = source.charAt(run.index - 1);
    const stuck = open === undefined ? isBlank(behind) : isBlank(before);
    if (stuck) return part(text, within.start + run.index, run[0].length);
    open = open === undefined ? run.index : undefined;
  }
  return open === undefined ? undefined : part(text, within.start + open, 2);
}

function isBlank(char: string): boolean {
  return char === '' || /\s/.test(char);
}

function part(text: string, start: number, length: number): Part {
  const span = { start, end: start + length };
  return { span, text: slice(text, span) };
}
