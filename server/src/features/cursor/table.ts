import type { Playbook, Table } from '../../playbook/model.ts';
import { pipesIn } from '../../playbook/tables/tables.ts';
import { type Span, trim } from '../../text/span.ts';
import { type Cursor, isBlankLine } from './cursor.ts';

/** A cursor in a table, be it in a row, in what is going to be one, or in the header. */
export interface TableCursor {
  readonly table: Table;
  readonly part: 'header' | 'delimiter' | 'row';
  /** Which cell the cursor is in, from 0; -1 before the first pipe. */
  readonly column: number;
  /** The cells of the cursor's line. */
  readonly cells: readonly CellSpan[];
  /** Whether the line has a pipe before its first cell. */
  readonly opened: boolean;
  /** From the first cell or pipe of the line to its last; at the cursor, on a blank line. */
  readonly span: Span;
  /** Marks of quotes and lists, and indentation, that the line lacks and the rows above have. */
  readonly missingMargin: string;
  /** Whether a blank line must follow, so that the line below does not become a row. */
  readonly needsBlankLineBelow: boolean;
}

/** A cell as it stands, half typed perhaps. */
export interface CellSpan {
  /** Between its pipes. */
  readonly outer: Span;
  /** Without the spaces at its ends. */
  readonly content: Span;
}

/** Begins another block, so that the line is no row of a table above it. */
const OTHER_BLOCK = /^(?:#{1,6}(?:\s|$)|>|[-+*]\s|\d{1,9}[.)]\s|`{3}|~{3}|<)/;

/** The table that the cursor is in, the line below its last row included; `undefined` elsewhere. */
export function tableAt(page: Playbook, cursor: Cursor): TableCursor | undefined {
  const lineText = cursor.before + cursor.after;
  const table = page.tables.find((one) => one.header.line <= cursor.line && cursor.line <= lastLine(one));
  if (table) return tableCursor(table, page, cursor);
  const above = page.tables.find((one) => lastLine(one) + 1 === cursor.line);
  if (!above) return undefined;
  const content = lineText.slice(marginOn(lineText, marginOf(above, page)).length).trimStart();
  const isOther = OTHER_BLOCK.test(content) || (!content.includes('|') && /[:：]/.test(content));
  return isOther ? undefined : tableCursor(above, page, cursor);
}

function lastLine({ rows, delimiter }: Table): number {
  return (rows.at(-1) ?? delimiter).line;
}

function tableCursor(table: Table, page: Playbook, cursor: Cursor): TableCursor {
  const { header, delimiter } = table;
  const part = cursor.line === header.line ? 'header' : cursor.line === delimiter.line ? 'delimiter' : 'row';
  const margin = marginOf(table, page);
  const lineText = cursor.before + cursor.after;
  const own = marginOn(lineText, margin);
  const from = cursor.lineSpan.start + own.length;
  const span = rowSpan(page.text, from, cursor);
  const pipes = pipesIn(page.text, span);
  const opened = pipes[0] === span.start;
  const bounds = opened ? pipes : [span.start - 1, ...pipes];
  const cells = bounds.flatMap((bound, index): CellSpan[] => {
    const outer = { start: bound + 1, end: bounds[index + 1] ?? span.end };
    // Behind the last pipe there is a cell only if someone is typing it.
    if (index === bounds.length - 1 && outer.start >= outer.end && cursor.offset < outer.start) return [];
    return [{ outer, content: trim(page.text, outer) }];
  });
  const before = pipes.filter((pipe) => pipe < cursor.offset).length;
  return {
    table,
    part,
    column: opened ? before - 1 : before,
    cells,
    opened,
    span,
    missingMargin: own === margin ? '' : margin,
    needsBlankLineBelow: cursor.line > lastLine(table) && becomesRow(page, cursor.line + 1),
  };
}

/** What is before the rows of a table: indentation, marks of quotes. A list's own mark is none of it. */
function marginOf({ header, delimiter, rows }: Table, { text, lines }: Playbook): string {
  const row = rows.at(-1) ?? delimiter ?? header;
  return text.slice(lines.line(row.line).start, row.span.start);
}

/** The part of a line that is its margin: that of the table if it has it, otherwise its indentation. */
function marginOn(line: string, margin: string): string {
  return line.startsWith(margin) ? margin : (/^[ \t]*/.exec(line)?.[0] ?? '');
}

/** The line's content, which reaches to the cursor at least. */
function rowSpan(text: string, from: number, { offset, lineSpan }: Cursor): Span {
  const content = trim(text, { start: Math.min(from, lineSpan.end), end: lineSpan.end });
  if (content.start === content.end)
    return { start: Math.max(offset, content.start), end: Math.max(offset, content.start) };
  return { start: content.start, end: Math.max(content.end, offset) };
}

/** Whether the line below a table would be taken for a row of it. */
function becomesRow(page: Playbook, line: number): boolean {
  return !isBlankLine(page, line) && !page.lines.lineText(line).includes('|');
}
