import type { Row, Table } from '../../playbook/model.ts';
import { slice } from '../../text/span.ts';
import { displayWidth } from '../../text/width.ts';

/** How the rows of a table are written. */
export interface RowStyle {
  /** Whether rows begin and end with a pipe. */
  readonly opened: boolean;
  readonly closed: boolean;
  /** One for each cell of the header. */
  readonly columns: readonly ColumnStyle[];
}

export interface ColumnStyle {
  /** Blanks before and behind the text, at least. */
  readonly before: number;
  readonly behind: number;
  /** Between the pipes, in columns of a fixed-width font; `undefined` where cells are as wide as their text. */
  readonly width: number | undefined;
  /** Where a text stands that is narrower than its cell. */
  readonly align: 'left' | 'centre' | 'right';
}

/** Enough rows to tell how the others are written. */
const MAX_MODELS = 200;

/**
 * How a new row of the table should be written, as its other rows are.
 *
 * @param except a line (0-based) whose row does not count, as it is being written
 */
export function rowStyleOf(table: Table, text: string, except?: number): RowStyle {
  const rows = table.rows
    .filter(({ line, cells }) => line !== except && cells.length > 0)
    .slice(0, MAX_MODELS);
  const models = rows.length > 0 ? rows : [table.header];
  const measured = table.header.cells.map((_, column) => models.flatMap((row) => measure(row, column, text)));
  const cells = measured.flat();
  const common = {
    before: isMajority(cells, ({ before }) => before > 0) ? 1 : 0,
    behind: isMajority(cells, ({ behind }) => behind > 0) ? 1 : 0,
  };
  const aligned = isAligned(table, rows, text);
  const marks = table.delimiter.cells.map((cell) => slice(text, cell.span));
  return {
    opened: isMajority(models, (row) => text[row.span.start] === '|'),
    closed: isMajority(models, (row) => text[row.span.end - 1] === '|'),
    columns: measured.map((column, index) =>
      aligned
        ? { ...common, width: usualWidth(column), align: alignment(column, marks[index] ?? '') }
        : { ...common, width: undefined, align: 'left' },
    ),
  };
}

/** The spaces that belong around a text, as a row of the style has it in a column. */
export function paddingOf(text: string, { before, behind, width, align }: ColumnStyle): [string, string] {
  const slack = width === undefined ? 0 : width - displayWidth(text);
  const left =
    align === 'left' ? before : Math.max(before, align === 'right' ? slack - behind : Math.floor(slack / 2));
  return [' '.repeat(left), ' '.repeat(Math.max(behind, slack - left))];
}

/** A whole row, and where in it the text of each cell begins. */
export function writeRow(
  texts: readonly string[],
  { opened, closed, columns }: RowStyle,
): { readonly text: string; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let row = opened ? '|' : '';
  texts.forEach((text, index) => {
    const [before, behind] = paddingOf(text, columns[index] ?? COMPACT);
    if (index > 0) row += '|';
    if (index > 0 || opened) row += before;
    starts.push(row.length);
    row += text;
    if (index < texts.length - 1 || closed) row += behind;
  });
  return { text: row + (closed ? '|' : ''), starts };
}

export const COMPACT: ColumnStyle = { before: 1, behind: 1, width: undefined, align: 'left' };

interface Measured {
  readonly before: number;
  readonly behind: number;
  /** Of the text alone, and of all between the pipes. */
  readonly text: number;
  readonly outer: number;
}

function measure({ cells }: Row, column: number, text: string): Measured[] {
  const cell = cells[column];
  if (!cell) return [];
  const { outer, span } = cell;
  const inner = displayWidth(slice(text, span));
  const before = displayWidth(text.slice(outer.start, span.start));
  const behind = displayWidth(text.slice(span.end, outer.end));
  return [{ before, behind, text: inner, outer: before + inner + behind }];
}

/**
 * Whether someone took care that the pipes stand below each other: cells filled up with spaces to the width of others are more
 * than those of another width. In a table without rows, that its two lines agree.
 */
function isAligned({ header, delimiter }: Table, rows: readonly Row[], text: string): boolean {
  let filled = 0;
  let ragged = 0;
  for (let column = 0; column < header.cells.length; column++) {
    const [head] = measure(header, column, text);
    const [dashes] = measure(delimiter, column, text);
    if (rows.length === 0 && dashes?.outer !== head?.outer) return false;
    const cells = rows.flatMap((row) => measure(row, column, text));
    const all = head ? [head, ...cells] : cells;
    const width = mode(all.map(({ outer }) => outer));
    const fitting = all.filter(({ outer }) => outer === width);
    if (fitting.length > 1) filled += fitting.filter(({ before, behind }) => before + behind > 2).length;
    ragged += cells.filter(({ outer }) => outer !== width).length;
  }
  return rows.length === 0 || filled > ragged;
}

/** The width that most cells have; none where hardly two have the same. */
function usualWidth(column: readonly Measured[]): number | undefined {
  const widths = column.map(({ outer }) => outer);
  const width = mode(widths);
  const count = widths.filter((other) => other === width).length;
  return count > 1 || widths.length <= 2 ? width : undefined;
}

/** Where texts stand in cells that have room to spare; where none has, as the delimiter row says. */
function alignment(column: readonly Measured[], mark: string): ColumnStyle['align'] {
  const roomy = column.filter(({ before, behind, text }) => text > 0 && before + behind > 3);
  if (roomy.length === 0 && mark.endsWith(':')) return mark.startsWith(':') ? 'centre' : 'right';
  if (!isMajority(roomy, ({ before }) => before > 1)) return 'left';
  return isMajority(roomy, ({ behind }) => behind > 1) ? 'centre' : 'right';
}

function mode(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0];
}

function isMajority<T>(all: readonly T[], is: (one: T) => boolean): boolean {
  return all.filter(is).length * 2 > all.length;
}
