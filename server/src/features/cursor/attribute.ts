import { type LabelledLine, readLabel } from '../../playbook/labels.ts';
import type { Playbook } from '../../playbook/model.ts';
import type { Span } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import { attributeStyleOf } from '../writing/attribute-style.ts';
import type { Cursor } from './cursor.ts';

/** A cursor in the value of a key/value line. */
export interface AttributeCursor {
  /** Attribute id of the profile. */
  readonly id: string;
  /** The value without emphasis marks; it reaches to the cursor at least. */
  readonly region: Span;
  /** The space that the colon lacks, and the emphasis marks that an empty value lacks. */
  readonly prefix: string;
  readonly open: string;
  readonly close: string;
  /** Whether the label is on the cursor's line. */
  readonly isFirstLine: boolean;
}

const PLAIN = { prefix: '', open: '', close: '' };

/** The value that the cursor is in or behind; `undefined` when there is none. */
export function attributeAt(context: FeatureContext, cursor: Cursor): AttributeCursor | undefined {
  return onLaterLine(context.page, cursor) ?? onLabelLine(context, cursor);
}

function onLaterLine({ attributes }: Playbook, { offset, lineSpan }: Cursor): AttributeCursor | undefined {
  const found = attributes.find(
    ({ span }) => span.start < lineSpan.start && lineSpan.start <= span.end && offset <= span.end,
  );
  if (!found) return undefined;
  const { start, end } = found.value.span;
  return { id: found.id, region: { start, end: Math.max(end, offset) }, ...PLAIN, isFirstLine: false };
}

function onLabelLine(
  { page, profile }: FeatureContext,
  { offset, lineSpan }: Cursor,
): AttributeCursor | undefined {
  const labelled = readLabel(page.text, lineSpan);
  if (!labelled) return undefined;
  const { label, labelText, valueStart } = labelled;
  const { attributes } = profile;
  const id = (attributes.find(labelText, page.language) ?? attributes.findAnywhere(labelText)[0])?.id;
  const lead = page.text.slice(lineSpan.start, label.start);
  // Behind a list's or a quote's mark, a label begins an explanation.
  if (id === undefined || /[^\s*_]/.test(lead)) return undefined;
  if (page.text.slice(valueStart, lineSpan.end).trim() === '') {
    if (offset < colonEnd(page.text, labelled, lineSpan)) return undefined;
    return { id, ...emptyValue(page, offset, lead), isFirstLine: true };
  }
  const { start, end } = withinMarks(page.text, labelled, lineSpan);
  if (offset < start) return undefined;
  // Behind a space another item may follow; behind the marks none.
  if (offset > end && /\S/.test(page.text.slice(end, offset))) return undefined;
  return { id, region: { start, end: Math.max(end, offset) }, ...PLAIN, isFirstLine: true };
}

/** A value to come, with the emphasis that values have on the page; none where the label has marks of its own. */
function emptyValue(
  page: Playbook,
  offset: number,
  lead: string,
): Omit<AttributeCursor, 'id' | 'isFirstLine'> {
  const marks = /[*_]{0,3}$/.exec(attributeStyleOf(page).between)?.[0] ?? '';
  const own = lead.trim() === '' ? marks : '';
  const prefix = /\s/.test(page.text.charAt(offset - 1)) ? '' : ' ';
  return { region: { start: offset, end: offset }, prefix, open: own, close: own };
}

function colonEnd(text: string, { label }: LabelledLine, { end }: Span): number {
  const colon = text.slice(label.end, end).search(/[:：]/);
  return colon < 0 ? end : label.end + colon + 1;
}

/** The value on its line without the emphasis marks at its ends; of `****`, the place between them. */
function withinMarks(text: string, { valueStart }: LabelledLine, { end: lineEnd }: Span): Span {
  let start = valueStart;
  let end = start + text.slice(start, lineEnd).trimEnd().length;
  if (text[end - 1] === '\\') end--;
  const source = text.slice(start, end);
  if (/^[*_]{2,6}$/.test(source)) {
    const middle = start + Math.floor(source.length / 2);
    return { start: middle, end: middle };
  }
  start += /^[*_]{0,3}/.exec(source)?.[0].length ?? 0;
  while (end > start && /[*_]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
