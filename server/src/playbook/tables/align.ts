import type { Part } from '../model.ts';
import type { CellMatcher, Verdict } from './cell-matcher.ts';

/** A column as rows are aligned to it. */
export interface AlignmentTarget {
  /** Column id; `undefined` for a header that is none. */
  readonly id: string | undefined;
  readonly type: 'id' | 'text' | 'requirement' | 'role' | 'services' | undefined;
  readonly required: boolean;
}

/** A cell as rows are aligned: its text, and the places at which a pipe may have been lost from it. */
export interface AlignmentSource {
  readonly text: string;
  readonly halves: readonly (readonly [Part, Part])[];
}

/**
 * What becomes of a cell: it is kept in a column; it is empty and dropped; it is two cells; it and the next one are one cell;
 * a new row begins with it, behind empty cells; or a column has no cell.
 */
export type Step =
  | { readonly op: 'keep'; readonly cell: number; readonly column: number }
  | { readonly op: 'drop'; readonly cell: number }
  | { readonly op: 'split'; readonly cell: number; readonly column: number; readonly half: number }
  | { readonly op: 'join'; readonly cell: number; readonly column: number }
  | { readonly op: 'break'; readonly cell: number }
  | { readonly op: 'skip'; readonly column: number };

/** How the cells of a row best fill the columns. */
export interface Alignment {
  readonly steps: readonly Step[];
  readonly cost: number;
  /** Whether another reading is as good. */
  readonly ambiguous: boolean;
}

/** What a cell in the wrong column costs: most where the right values are few and known, least where lists may be incomplete. */
const MISFIT = { id: 12, requirement: 12, text: 9, role: 8, services: 7 } as const;
const COST = {
  drop: 4,
  split: 5,
  join: 7,
  break: 2,
  skip: 6,
  skipOptional: 4,
  /** What is left off a row's end is the likeliest to be absent: Markdown allows it. */
  skipAtEnd: 4,
  emptyRequired: 3,
  empty: 1,
} as const;

interface State {
  readonly cost: number;
  readonly ambiguous: boolean;
  readonly step: Step | undefined;
  readonly from: State | undefined;
}

/** A step and where it leads: how many cells are used then, and how many columns filled. */
interface Move {
  readonly step: Step;
  readonly cost: number;
  readonly cells: number;
  readonly columns: number;
}

/**
 * The cheapest way to fill the columns from the cells, by dynamic programming over (cells used, columns filled): the least
 * number of typos, and as few values in wrong columns as can be. Takes time and space of cells × columns.
 */
export function align(
  cells: readonly AlignmentSource[],
  targets: readonly AlignmentTarget[],
  judge: CellMatcher,
): Alignment | undefined {
  const width = targets.length + 1;
  const states = new Array<State | undefined>((cells.length + 1) * width);
  states[0] = { cost: 0, ambiguous: false, step: undefined, from: undefined };
  for (let i = 0; i <= cells.length; i++) {
    for (let j = 0; j < width; j++) {
      const here = states[i * width + j];
      if (!here) continue;
      for (const move of [...typos(i, j, cells, targets, judge), ...readings(i, j, cells, targets, judge)]) {
        const at = move.cells * width + move.columns;
        states[at] = cheaper(states[at], here, move);
      }
    }
  }
  const last = states.at(-1);
  return last && { steps: stepsTo(last), cost: last.cost, ambiguous: last.ambiguous };
}

function cheaper(known: State | undefined, from: State, { step, cost }: Move): State {
  const total = from.cost + cost;
  if (!known || total < known.cost) return { cost: total, ambiguous: from.ambiguous, step, from };
  // Which of two empty cells is dropped makes no difference; all else does.
  const differs = total === known.cost && step.op !== 'drop' && known.step?.op !== 'drop';
  return differs ? { ...known, ambiguous: true } : known;
}

/** The moves that use no text: a column has no cell, an empty cell goes, a new row begins. */
function typos(
  i: number,
  j: number,
  cells: readonly AlignmentSource[],
  targets: readonly AlignmentTarget[],
  judge: CellMatcher,
): Move[] {
  const [cell, target] = [cells[i], targets[j]];
  const found: Move[] = [];
  if (target) {
    const inner = target.required ? COST.skip : COST.skipOptional;
    const cost = cell ? inner : COST.skipAtEnd;
    found.push({ step: { op: 'skip', column: j }, cost, cells: i, columns: j + 1 });
  } else {
    const next = rowStart(cells, i, targets[0], judge);
    if (next !== undefined) {
      found.push({ step: { op: 'break', cell: next }, cost: COST.break, cells: next + 1, columns: 1 });
    }
  }
  if (cell?.text === '')
    found.push({ step: { op: 'drop', cell: i }, cost: COST.drop, cells: i + 1, columns: j });
  return found;
}

/** The moves that put a cell into its column: as it is, as two cells, or together with the next. */
function readings(
  i: number,
  j: number,
  cells: readonly AlignmentSource[],
  targets: readonly AlignmentTarget[],
  judge: CellMatcher,
): Move[] {
  const [cell, target, after, next] = [cells[i], targets[j], targets[j + 1], cells[i + 1]];
  if (!cell || !target) return [];
  const verdict = (text: string, of: AlignmentTarget): Verdict => judge.judge(of.id, text);
  const found: Move[] = [
    {
      step: { op: 'keep', cell: i, column: j },
      cost: misfit(target, verdict(cell.text, target)),
      cells: i + 1,
      columns: j + 1,
    },
  ];
  if (after) {
    cell.halves.forEach(([left, right], half) => {
      const [first, second] = [verdict(left.text, target), verdict(right.text, after)];
      if (first !== 'good' && second !== 'good') return;
      const cost = COST.split + misfit(target, first) + misfit(after, second);
      found.push({ step: { op: 'split', cell: i, column: j, half }, cost, cells: i + 1, columns: j + 2 });
    });
  }
  if (target.type === 'text' && next && cell.text !== '' && next.text !== '') {
    const cost = COST.join + misfit(target, verdict(`${cell.text} ${next.text}`, target));
    found.push({ step: { op: 'join', cell: i, column: j }, cost, cells: i + 2, columns: j + 1 });
  }
  return found;
}

/** What it costs that a text of this verdict is in a column. */
export function misfit({ type, required }: AlignmentTarget, verdict: Verdict): number {
  if (verdict === 'empty') return required ? COST.emptyRequired : COST.empty;
  return (verdict === 'bad' || verdict === 'unknown') && type ? MISFIT[type] : 0;
}

/** The cell that begins another row at or behind empty cells; `undefined` when none does. */
function rowStart(
  cells: readonly AlignmentSource[],
  from: number,
  first: AlignmentTarget | undefined,
  judge: CellMatcher,
): number | undefined {
  for (let i = from; i < from + 3; i++) {
    const text = cells[i]?.text ?? '';
    if (text !== '') return judge.judge(first?.id, text) === 'good' ? i : undefined;
  }
  return undefined;
}

function stepsTo(last: State): Step[] {
  const steps: Step[] = [];
  for (let state: State | undefined = last; state; state = state.from) {
    if (state.step) steps.push(state.step);
  }
  return steps.reverse();
}
