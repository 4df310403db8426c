import { type Span, slice, trim } from '../text/span.ts';
import { plainText } from './plain-text.ts';

/** A line that may be an attribute, taken apart at its colon. */
export interface LabelledLine {
  /** Without emphasis marks. */
  readonly label: Span;
  readonly labelText: string;
  /** Where the value begins on the line, behind the colon and emphasis marks that the label closes; spaces skipped. */
  readonly valueStart: number;
}

/** No label is longer; keeps the search short on long lines. */
const MAX_LABEL_LENGTH = 80;
const MARKS = /^[*_]+/;

/**
 * Takes a line apart at its first colon, half- or full-width. The label may be emphasised, with its colon or without it, or
 * together with the value.
 *
 * @example `Label: **value**`, `**Label:** value` and `**Label: value**` all have the label `Label`.
 */
export function readLabel(text: string, line: Span): LabelledLine | undefined {
  const { start, end } = trim(text, line);
  const head = text.slice(start, Math.min(end, start + MAX_LABEL_LENGTH));
  const colon = head.search(/[:：]/);
  if (colon <= 0) return undefined;
  const opening = MARKS.exec(head)?.[0] ?? '';
  let labelEnd = colon;
  while (labelEnd > opening.length && /[*_\s]/.test(head.charAt(labelEnd - 1))) labelEnd--;
  const closedBefore = /[*_]/.test(head.slice(labelEnd, colon));
  const label = trim(text, { start: start + opening.length, end: start + labelEnd });
  if (label.start >= label.end) return undefined;
  const behind = start + colon + 1;
  // In `**Label:** value` the marks behind the colon belong to the label; in `Label: **value**` a space parts them from it.
  const closing = opening !== '' && !closedBefore ? (MARKS.exec(text.slice(behind, end))?.[0] ?? '') : '';
  const value = trim(text, { start: behind + (closing === opening ? closing.length : 0), end });
  return { label, labelText: plainText(slice(text, label)), valueStart: value.start };
}
