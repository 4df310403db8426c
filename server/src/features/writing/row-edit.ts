import type { TextEdit } from '../../text/edit.ts';
import { type Span, slice } from '../../text/span.ts';
import { displayWidth } from '../../text/width.ts';
import type { CompletionDraft } from '../completion/item.ts';
import type { Cursor } from '../cursor/cursor.ts';
import type { TableCursor } from '../cursor/table.ts';
import { COMPACT, paddingOf, type RowStyle } from './row-writer.ts';
import type { Field, Piece } from './template.ts';

/** What a cell is to hold; `undefined` leaves it as it stands. */
export type CellContent = string | Field | undefined;

type RowEdit = Pick<CompletionDraft, 'span' | 'insert' | 'additionalEdits'>;

/** Where in a cell the text begins that a completion replaces: behind the padding of its column, before the cursor. */
export function cellStart({ cells, column }: TableCursor, style: RowStyle, { offset }: Cursor): number {
  const cell = cells[column];
  if (!cell) return offset;
  const { outer, content } = cell;
  if (content.start < content.end && content.start < offset) return content.start;
  return Math.min(offset, outer.start + (style.columns[column]?.before ?? 1));
}

/**
 * Completes the whole row of a cursor: from the text in the cursor's cell on in one edit, the cells before it in others, as
 * editors compare what was typed with what is replaced.
 *
 * @param contents one for each column of the table
 * @param start offset in the cursor's cell from which its text is replaced: see `cellStart`
 */
export function rowEdit(
  place: TableCursor,
  contents: readonly CellContent[],
  start: number,
  style: RowStyle,
  text: string,
  { lineEnd }: Cursor,
): RowEdit {
  const { cells, column, span, opened } = place;
  const insert: Piece[] = [place.missingMargin];
  const outer = cells[column]?.outer;
  const present = outer && opened ? start - outer.start : 0;
  if (!opened && column === 0 && style.opened) insert.push('|');
  for (let index = column; index < Math.max(contents.length, cells.length); index++) {
    const cell = cells[index];
    const content = contents[index] ?? (cell ? slice(text, cell.content) : '');
    const shown = typeof content === 'string' ? content : content.text;
    const [before, behind] = paddingOf(shown, style.columns[index] ?? COMPACT);
    const isFirst = index === column;
    const bare = isFirst && !opened && !style.opened;
    const isLast = index >= Math.max(contents.length, cells.length) - 1;
    if (!isFirst) insert.push('|');
    insert.push(bare ? '' : isFirst ? before.slice(present) : before, content);
    insert.push(isLast && !style.closed ? '' : behind);
  }
  if (style.closed) insert.push('|');
  if (place.needsBlankLineBelow) insert.push(lineEnd);
  return {
    span: { start, end: span.end },
    insert: merged(insert),
    additionalEdits: cellsBefore(place, contents, style, text),
  };
}

function cellsBefore(
  { cells, column }: TableCursor,
  contents: readonly CellContent[],
  style: RowStyle,
  text: string,
): TextEdit[] {
  return cells.slice(0, Math.max(0, column)).flatMap(({ outer, content: span }, index): TextEdit[] => {
    const content = contents[index];
    const shown = typeof content === 'object' ? content.text : content;
    if (shown === undefined || shown === slice(text, span)) return [];
    const [before, behind] = paddingOf(shown, style.columns[index] ?? COMPACT);
    return [{ span: outer, newText: before + shown + behind }];
  });
}

/**
 * Replaces text of the cursor's cell. Blanks are put around it where its row has them; in an aligned table, those behind it
 * become fewer or more, so that the pipes stay where they are.
 */
export function cellEdit(
  place: TableCursor,
  span: Span,
  newText: string,
  style: RowStyle,
  text: string,
): TextEdit {
  const cell = place.cells[place.column];
  const own = style.columns[place.column] ?? COMPACT;
  if (!cell) return { span, newText };
  const atPipe = place.opened || place.column > 0;
  const before = span.start === cell.outer.start && atPipe ? ' '.repeat(own.before) : '';
  const { end } = cell.outer;
  if (text[end] !== '|' || text.slice(span.end, end).trim() !== '')
    return { span, newText: before + newText };
  const whole = text.slice(cell.outer.start, span.start) + before + newText;
  const slack = own.width === undefined || own.align !== 'left' ? 0 : own.width - displayWidth(whole);
  const behind = own.width === undefined ? end - span.end : 0;
  return {
    span: { start: span.start, end },
    newText: before + newText + ' '.repeat(Math.max(own.behind, slack, behind)),
  };
}

/** Texts that follow each other as one. */
function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}
