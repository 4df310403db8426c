import { type Span, slice } from '../text/span.ts';
import type { Part } from './model.ts';
import { partAt } from './plain-text.ts';

/** So many blanks are tried from each end of a cell: a value that lost its pipe is short. */
const BLANKS_TRIED = 8;
/** A longer cell is not looked into: it would take too much time. */
const LONGEST = 2000;
const JOINER = /[/,;&、；，–-]/;

/** The two texts that a cell may be made of, for each blank near its ends at which a pipe may have been lost. */
export function halvesOf({ span }: { readonly span: Span }, text: string): (readonly [Part, Part])[] {
  if (span.end - span.start > LONGEST) return [];
  const blanks = [...slice(text, span).matchAll(/\s+/g)].filter(({ index, 0: blank }) => {
    const at = span.start + index;
    // Nobody loses a pipe in the midst of a list.
    return !JOINER.test(text.charAt(at - 1)) && !JOINER.test(text.charAt(at + blank.length));
  });
  const isMany = blanks.length > 2 * BLANKS_TRIED;
  const tried = isMany ? [...blanks.slice(0, BLANKS_TRIED), ...blanks.slice(-BLANKS_TRIED)] : blanks;
  return tried.map(({ index, 0: blank }) => {
    const at = span.start + index;
    const left = partAt(text, { start: span.start, end: at });
    return [left, partAt(text, { start: at + blank.length, end: span.end })];
  });
}
