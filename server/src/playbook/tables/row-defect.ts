import type { TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { Cell, Row, RowDefect } from '../model.ts';
import type { Alignment, AlignmentTarget, Step } from './align.ts';
import type { CellMatcher } from './cell-matcher.ts';
import { halvesOf } from './row-halves.ts';

/** Where rows are recovered. */
export interface Recovery {
  readonly text: string;
  /** What an inserted line ends with. */
  readonly lineEnd: string;
  readonly targets: readonly AlignmentTarget[];
  readonly judge: CellMatcher;
}

interface RowTypo {
  readonly kind: RowDefect['kind'];
  readonly span: Span;
  readonly edit: TextEdit | undefined;
}

/** What is wrong with a row that was aligned, and how to fix it; `undefined` when only cells that nobody needs are absent. */
export function rowDefect(alignment: Alignment, row: Row, recovery: Recovery): RowDefect | undefined {
  const { steps, ambiguous } = alignment;
  const typos = steps.flatMap((step, index) => typoOf(step, index, steps, row, recovery) ?? []);
  const worst = KINDS.map((kind) => typos.find((typo) => typo.kind === kind)).find(
    (typo) => typo !== undefined,
  );
  if (!worst) return undefined;
  const lost = steps.flatMap((step, index) =>
    step.op === 'skip' && !isOptionalTail(step, index, steps, recovery)
      ? [recovery.targets[step.column]?.id ?? []].flat()
      : [],
  );
  return {
    kind: worst.kind,
    span: worst.span,
    edit: ambiguous ? undefined : merged(recovery.text, typos),
    lost,
  };
}

/** The one that explains the others first. */
const KINDS: readonly RowDefect['kind'][] = [
  'glued-rows',
  'missing-pipe',
  'doubled-pipe',
  'extra-cells',
  'missing-cell',
];

function typoOf(
  step: Step,
  index: number,
  steps: readonly Step[],
  row: Row,
  recovery: Recovery,
): RowTypo | undefined {
  if (step.op === 'keep') return undefined;
  if (step.op === 'skip') {
    return isOptionalTail(step, index, steps, recovery)
      ? undefined
      : missingCell(index, steps, row, recovery.text);
  }
  const cell = row.cells[step.cell];
  if (!cell) return undefined;
  if (step.op === 'break') return joinedRows(lastCellBefore(index, steps, row), cell, row, recovery);
  if (step.op === 'drop') return doubledPipe(cell, row, recovery.text);
  if (step.op === 'split') return missingPipe(cell, step.half, row, recovery.text);
  const next = row.cells[step.cell + 1] ?? cell;
  const edit = { span: { start: cell.outer.end, end: cell.outer.end }, newText: '\\' };
  return { kind: 'extra-cells', span: { start: cell.span.start, end: next.span.end }, edit };
}

/** Whether a column has no cell because the row ends before it, and needs none. */
function isOptionalTail(step: Step, index: number, steps: readonly Step[], { targets }: Recovery): boolean {
  if (step.op !== 'skip' || targets[step.column]?.required) return false;
  const next = steps.slice(index + 1).find(({ op }) => op !== 'skip');
  return next === undefined || next.op === 'break';
}

/** Two rows are parted by a line end between the pipe that ends the one and the pipe that begins the other. */
function joinedRows(before: Cell | undefined, cell: Cell, row: Row, { text, lineEnd }: Recovery): RowTypo {
  const begins = cell.outer.start - 1;
  const ends = Math.min(before?.outer.end ?? begins, begins);
  const lineStart =
    Math.max(text.lastIndexOf('\n', row.span.start - 1), text.lastIndexOf('\r', row.span.start - 1)) + 1;
  const newText = `${lineEnd}${text.slice(lineStart, row.span.start)}`;
  const edit =
    ends === begins
      ? { span: { start: begins + 1, end: begins + 1 }, newText: `${newText}|` }
      : { span: { start: ends + 1, end: begins }, newText };
  return { kind: 'glued-rows', span: { start: ends, end: begins + 1 }, edit };
}

function lastCellBefore(index: number, steps: readonly Step[], row: Row): Cell | undefined {
  for (let i = index - 1; i >= 0; i--) {
    const step = steps[i];
    if (step && step.op !== 'skip') return row.cells[step.op === 'join' ? step.cell + 1 : step.cell];
  }
  return undefined;
}

function doubledPipe({ outer }: Cell, row: Row, text: string): RowTypo {
  const before = text[outer.start - 1] === '|' ? outer.start - 1 : outer.start;
  return {
    kind: 'doubled-pipe',
    span: { start: before, end: Math.min(outer.end + 1, row.span.end) },
    edit: { span: { start: before, end: outer.end }, newText: '' },
  };
}

function missingPipe(cell: Cell, half: number, row: Row, text: string): RowTypo {
  const [left, right] = halvesOf(cell, text)[half] ?? [cell, cell];
  const blank = { start: left.span.end, end: right.span.start };
  const inserted =
    blank.end - blank.start > 1 ? { at: blank.start + 1, newText: '|' } : { at: blank.end, newText: '| ' };
  const edit = isPadded(row)
    ? { span: { start: inserted.at, end: inserted.at }, newText: inserted.newText }
    : { span: blank, newText: '|' };
  return { kind: 'missing-pipe', span: cell.span, edit };
}

/** The cell behind the lost one is in its place: there the empty cell is put that readers can fill. */
function missingCell(index: number, steps: readonly Step[], row: Row, text: string): RowTypo {
  const next = steps.slice(index + 1).find(({ op }) => op !== 'skip');
  const cell = next && next.op !== 'break' && next.op !== 'skip' ? row.cells[next.cell] : undefined;
  if (!cell) return { kind: 'missing-cell', span: row.cells.at(-1)?.span ?? row.span, edit: undefined };
  const at = cell.outer.start;
  const leading = text[at - 1] === '|' ? '' : '|';
  const edit = { span: { start: at, end: at }, newText: `${leading}${isPadded(row) ? '  |' : '|'}` };
  return { kind: 'missing-cell', span: cell.span, edit };
}

function isPadded({ cells }: Row): boolean {
  const padded = cells.filter(({ outer, span }) => outer.start < span.start);
  return padded.length * 2 >= cells.length;
}

/** One edit that does what all typos need; `undefined` when one of them cannot be fixed. */
function merged(text: string, typos: readonly RowTypo[]): TextEdit | undefined {
  const edits = typos.flatMap(({ edit }) => edit ?? []).sort((a, b) => a.span.start - b.span.start);
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last || edits.length < typos.length) return undefined;
  let newText = '';
  let done = first.span.start;
  for (const { span, newText: inserted } of edits) {
    newText += text.slice(done, span.start) + inserted;
    done = span.end;
  }
  return { span: { start: first.span.start, end: last.span.end }, newText };
}
