import type { Span } from '../../text/span.ts';
import type { Cell, Part, Row, RowDefect } from '../model.ts';
import { partAt } from '../plain-text.ts';
import { type Alignment, type AlignmentSource, align, misfit, type Step } from './align.ts';
import type { Verdict } from './cell-matcher.ts';
import { type Recovery, rowDefect } from './row-defect.ts';
import { halvesOf } from './row-halves.ts';

/** A row as its writer meant it: the cell of each column, as far as they can be told. */
export interface RecoveredRow {
  /** Column index → cell. */
  readonly cells: ReadonlyMap<number, Part>;
  readonly defect: RowDefect | undefined;
}

/** Longer rows than this many times the header are no typo. */
const MAX_CELLS = 20;

/**
 * Reads a row of a task table. One whose cells do not fit the columns is explained by the typo that makes its cells fit best;
 * two rows on one line become two. When nothing explains it, the cells that cannot be right are left out.
 */
export function recoverRow(row: Row, recovery: Recovery): RecoveredRow[] {
  const { targets } = recovery;
  const fits = row.cells.length === targets.length;
  if (fits && !isShifted(row, recovery)) return [{ cells: new Map(row.cells.entries()), defect: undefined }];
  const alignment =
    row.cells.length > targets.length * MAX_CELLS
      ? undefined
      : align(
          row.cells.map((cell) => sourceOf(cell, recovery.text)),
          targets,
          recovery.judge,
        );
  if (alignment && isConvincing(alignment, row, recovery)) return recovered(alignment, row, recovery);
  return fits ? [{ cells: new Map(row.cells.entries()), defect: undefined }] : [unrecovered(row, recovery)];
}

/** Whether a row with the right number of cells looks shifted: an empty cell, and two or more that stand where they hardly can. */
function isShifted({ cells }: Row, { targets, judge }: Recovery): boolean {
  if (cells.every(({ text }) => text !== '')) return false;
  const { bad, unknown } = count(cells.map(({ text }, index) => judge.judge(targets[index]?.id, text)));
  return bad > 0 && bad + unknown >= 2;
}

/** In every row that comes out, two cells at least speak for it and at most one against it. */
function isConvincing({ steps }: Alignment, row: Row, { text, targets, judge }: Recovery): boolean {
  return rowsOf(steps).every((own) => {
    const parts = [...cellsOf(own, row, text)];
    const { good, bad, unknown } = count(
      parts.map(([column, part]) => judge.judge(targets[column]?.id, part.text)),
    );
    return good >= 2 && bad <= 1 && bad + unknown <= 2;
  });
}

function count(verdicts: readonly Verdict[]): Readonly<Record<'good' | 'bad' | 'unknown', number>> {
  const of = (expected: Verdict): number => verdicts.filter((verdict) => verdict === expected).length;
  return { good: of('good'), bad: of('bad'), unknown: of('unknown') };
}

function recovered(alignment: Alignment, row: Row, recovery: Recovery): RecoveredRow[] {
  return rowsOf(alignment.steps).map((own, index) => ({
    cells: cellsOf(own, row, recovery.text),
    defect: index === 0 ? rowDefect(alignment, row, recovery) : undefined,
  }));
}

/** The steps of each row; the step that begins a further row comes first in it. */
function rowsOf(steps: readonly Step[]): Step[][] {
  const rows: Step[][] = [[]];
  for (const step of steps) {
    if (step.op === 'break') rows.push([]);
    rows.at(-1)?.push(step);
  }
  return rows;
}

function cellsOf(steps: readonly Step[], row: Row, text: string): Map<number, Part> {
  const found = new Map<number, Part>();
  const set = (column: number, part: Part | undefined): void => {
    if (part) found.set(column, part);
  };
  for (const step of steps) {
    if (step.op === 'drop' || step.op === 'skip') continue;
    const cell = row.cells[step.cell];
    if (!cell) continue;
    if (step.op === 'break') set(0, cell);
    else if (step.op === 'keep') set(step.column, cell);
    else if (step.op === 'join') {
      set(
        step.column,
        partAt(text, { start: cell.span.start, end: row.cells[step.cell + 1]?.span.end ?? cell.span.end }),
      );
    } else {
      const halves = halvesOf(cell, text)[step.half];
      set(step.column, halves?.[0]);
      set(step.column + 1, halves?.[1]);
    }
  }
  return found;
}

function sourceOf(cell: Cell, text: string): AlignmentSource {
  return { text: cell.text, halves: halvesOf(cell, text) };
}

/** A row that nothing explains. */
function unrecovered(row: Row, { targets, judge }: Recovery): RecoveredRow {
  const cells = new Map<number, Part>();
  targets.forEach((target, column) => {
    const cell = row.cells[column];
    if (cell && misfit(target, judge.judge(target.id, cell.text)) === 0) cells.set(column, cell);
  });
  const first = row.cells[targets.length];
  const last = row.cells.at(-1);
  const span: Span =
    first && last && first.span.start < last.span.end
      ? { start: first.span.start, end: last.span.end }
      : row.span;
  const lost = targets.flatMap(({ id }, column) => (id === undefined || cells.has(column) ? [] : [id]));
  return {
    cells,
    defect: { kind: first ? 'extra-cells' : 'missing-cell', span, edit: undefined, lost: first ? [] : lost },
  };
}
