import type { Cell, Playbook, Row, UpdateSummary } from '../../playbook/model.ts';
import { isAscending } from '../../playbook/queries/date-order.ts';
import { isHome, leadingGap, lineStart } from '../../playbook/queries/outline.ts';
import type { Profile } from '../../profile/profile.ts';
import type { FrontMatterKey } from '../../profile/types.ts';
import { type CalendarDate, compareDates, readDates } from '../../text/date.ts';
import type { TextEdit } from '../../text/edit.ts';
import { lineEnding } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { dateOfKey } from '../completion/front-matter-values.ts';
import type { FeatureContext } from '../context.ts';
import { cellText } from '../markdown-text.ts';
import { updateSection, updateTable } from './blocks.ts';
import { rowStyleOf, writeRow } from './row-writer.ts';
import { type Piece, toPlain, withLineEnds } from './template.ts';
import { columnsOfType, updateColumnIds, updateRow } from './update-row.ts';

/** A change put on record. */
export interface RecordedChange {
  /** In the page's order, none overlapping; empty when all is on record already. */
  readonly edits: readonly TextEdit[];
  /** Where the edited page says what has changed, or is to say it: for the cursor. */
  readonly what: Span | undefined;
}

/**
 * Records that the page was changed today: a row in the update summary, which is made where the page has none, and the date in
 * the front matter, where there is any. The newest row is used where it is of today and the writer and says nothing yet.
 *
 * @param what what has changed, in plain text; to be filled in when absent
 */
export function recordChange(context: FeatureContext, what?: string): RecordedChange {
  const dated = dateEdit(context);
  const row = context.profile.updateSummary ? rowEdit(context, what) : undefined;
  const edits = [dated, row?.edit].filter((edit) => edit !== undefined);
  const moved = dated ? dated.newText.length - (dated.span.end - dated.span.start) : 0;
  const at = row && row.at + moved;
  return { edits, what: at === undefined ? undefined : { start: at, end: at + (row?.length ?? 0) } };
}

interface RowEdit {
  readonly edit: TextEdit | undefined;
  /** Where the text of what has changed begins, and how long it is: as if the row were the only edit. */
  readonly at: number;
  readonly length: number;
}

function rowEdit(context: FeatureContext, what: string | undefined): RowEdit {
  const { updateSummaries } = context.page;
  const summary =
    updateSummaries.find(({ headingSection }) => headingSection !== undefined) ?? updateSummaries[0];
  return summary
    ? (emptyRow(context, summary, what) ?? newRow(context, summary, what))
    : newSummary(context, what);
}

/** The newest row, where it is of today and lacks nothing but what has changed. */
function emptyRow(
  { page, today, author }: FeatureContext,
  { updates }: UpdateSummary,
  what = '',
): RowEdit | undefined {
  const last = updates.find(({ value }) => value && compareDates(value, today) === 0);
  const cell = last?.what?.text === '' ? cellAt(last.row, last.what.span.start) : undefined;
  if (!cell || (author !== undefined && last?.who?.text !== author)) return undefined;
  const padded = page.text.slice(cell.outer.start, cell.outer.end).startsWith(' ');
  const at = cell.outer.start + (padded ? 1 : 0);
  const written = cellText(what);
  const end = Math.max(at, Math.min(cell.outer.end - 1, at + written.length));
  return {
    edit: written === '' ? undefined : { span: { start: at, end }, newText: written },
    at,
    length: written.length,
  };
}

function cellAt({ cells }: Row, offset: number): Cell | undefined {
  return cells.find(({ span }) => span.start === offset);
}

function newRow(context: FeatureContext, summary: UpdateSummary, what: string | undefined): RowEdit {
  const { page, profile, author } = context;
  const { table, updates } = summary;
  const columns = updateColumnIds(summary, profile);
  const cells = updateRow(columns, { author, what: what ?? '' }, context, summary).map((cell) =>
    toPlain([cell ?? '']),
  );
  const row = writeRow(cells, rowStyleOf(table, page.text));
  const dates = updates.flatMap(({ value }) => value ?? []);
  const above = isAscending(dates) ? (table.rows.at(-1) ?? table.delimiter) : table.delimiter;
  const line = page.lines.line(above.line);
  const lead =
    lineEnding(page.text) +
    page.text.slice(page.lines.line(table.delimiter.line).start, table.delimiter.span.start);
  const column = columns.indexOf(columnsOfType('text', profile)[0]);
  const at = line.end + lead.length + (row.starts[column] ?? 0);
  return {
    edit: { span: { start: line.end, end: line.end }, newText: lead + row.text },
    at,
    length: cells[column]?.length ?? 0,
  };
}

/** The table below the heading that waits for it, else both at the end of the page. */
function newSummary(context: FeatureContext, what: string | undefined): RowEdit {
  const { page, profile } = context;
  const lineEnd = lineEnding(page.text);
  const section = page.sections.find(({ id }) => id === profile.updateSummary?.section);
  const text = (pieces: readonly Piece[]) => filledIn(withLineEnds(pieces, lineEnd), what ?? '');
  if (section) {
    const { end } = section.headingSpan;
    const { newText, at } = text(updateTable(context));
    const below = page.lines.lineText(page.lines.lineAt(end) + 1).trim() === '' ? '' : lineEnd;
    return {
      edit: { span: { start: end, end }, newText: lineEnd + lineEnd + newText + below },
      at: end + 2 * lineEnd.length + at,
      length: cellText(what ?? '').length,
    };
  }
  const place = endOfPage(page, profile);
  const { newText, at } = text(updateSection(context));
  const lead = leadingGap(place, page);
  const trail = place < page.text.length ? lineEnd + lineEnd : lineEnd;
  return {
    edit: { span: { start: place, end: place }, newText: lead + newText + trail },
    at: place + lead.length + at,
    length: cellText(what ?? '').length,
  };
}

/** The text with what has changed in its last field, and where in it that stands. */
function filledIn(pieces: readonly Piece[], what: string): { readonly newText: string; readonly at: number } {
  const last = pieces.findLastIndex((piece) => typeof piece !== 'string');
  const before = toPlain(last < 0 ? pieces : pieces.slice(0, last));
  const behind = last < 0 ? '' : toPlain(pieces.slice(last + 1));
  return { newText: before + (last < 0 ? '' : cellText(what)) + behind, at: before.length };
}

/** The end of the page, or before the link home where that is the last thing on it. */
function endOfPage(page: Playbook, profile: Profile): number {
  const home = page.links.findLast(({ url }) => isHome(url.text, profile));
  if (!home) return page.text.length;
  const { end } = page.lines.line(page.lines.lineAt(home.span.end));
  return page.text.slice(end).trim() === '' ? lineStart(home.span.start, page) : page.text.length;
}

/** Sets the front matter's date to today, unless it is that already or later. */
function dateEdit(context: FeatureContext): TextEdit | undefined {
  const { page, profile, today } = context;
  if (!page.frontMatter) return undefined;
  const keys = Object.entries(profile.frontMatter.keys).filter(([, { type }]) => type === 'date');
  const [only] = keys;
  // Of several dates, nobody can tell which one is that of the last change.
  if (!only || keys.length > 1) return undefined;
  const [key, definition] = only;
  const entry = page.frontMatter.entries.find((one) => one.key.text === key);
  if (!entry) return definition.required ? newEntry(key, definition, context) : undefined;
  if (isUpToDate(entry.value.text, definition, today)) return undefined;
  const { span, text } = entry.value;
  const space = span.start === span.end && page.text[span.start - 1] === ':' ? ' ' : '';
  return { span, newText: space + dateOfKey(today, definition, context, text) };
}

function isUpToDate(value: string, { formats = [] }: FrontMatterKey, today: CalendarDate): boolean {
  return readDates(value, formats).some(({ date }) => compareDates(date, today) >= 0);
}

/** The entry behind the nearest key that usually is before it, else at the top. */
function newEntry(key: string, definition: FrontMatterKey, context: FeatureContext): TextEdit {
  const { page, profile, today } = context;
  const usual = Object.keys(profile.frontMatter.keys);
  const before = new Set(usual.slice(0, usual.indexOf(key)));
  const above = page.frontMatter?.entries.findLast((entry) => before.has(entry.key.text));
  const at = above
    ? page.lines.fullLine(page.lines.lineAt(above.span.end)).end
    : (page.frontMatter?.body.start ?? 0);
  const newText = `${key}: ${dateOfKey(today, definition, context)}${lineEnding(page.text)}`;
  return { span: { start: at, end: at }, newText };
}
