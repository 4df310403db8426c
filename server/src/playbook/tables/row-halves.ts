import { type Span, slice } from '../../text/span.ts';
import type { Part } from '../model.ts';
import { partAt } from '../plain-text.ts';

/** So many spaces are tried from each end of a cell: a value that lost its pipe is short. */
const MAX_SPLITS_TRIED = 8;
/** A longer cell is not looked into: it would take too much time. */
const MAX_LENGTH = 2000;
const JOINER = /[/,;&、；，–-]/;

/** The two texts that a cell may be made of, for each space near its ends at which a pipe may have been lost. */
export function halvesOf({ span }: { readonly span: Span }, text: string): (readonly [Part, Part])[] {
  if (span.end - span.start > MAX_LENGTH) return [];
  const blanks = [...slice(text, span).matchAll(/\s+/g)].filter(({ index, 0: blank }) => {
    const at = span.start + index;
    // Nobody loses a pipe in the midst of a list.
    return !JOINER.test(text.charAt(at - 1)) && !JOINER.test(text.charAt(at + blank.length));
  });
  const isMany = blanks.length > 2 * MAX_SPLITS_TRIED;
  const tried = isMany ? [...blanks.slice(0, MAX_SPLITS_TRIED), ...blanks.slice(-MAX_SPLITS_TRIED)] : blanks;
  return tried.map(({ index, 0: blank }) => {
    const at = span.start + index;
    const left = partAt(text, { start: span.start, end: at });
    return [left, partAt(text, { start: at + blank.length, end: span.end })];
  });
}
