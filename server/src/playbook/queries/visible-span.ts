import { type Span, slice } from '../../text/span.ts';
import { tidy } from '../../text/words.ts';
import type { Part, Playbook } from '../model.ts';

/**
 * Where the text that readers see stands, without the emphasis marks or the link around it.
 *
 * @returns `undefined` where markup cuts it into pieces
 * @example In `[**Notes**](a.md)` it is the span of `Notes`.
 */
export function visibleSpan({ span, text }: Part, page: Playbook): Span | undefined {
  const source = slice(page.text, span);
  if (text === '' || tidy(source) === text) return span;
  const at = source.indexOf(text);
  return at < 0 ? undefined : { start: span.start + at, end: span.start + at + text.length };
}
