import { breaksOf, isNewer } from '../../playbook/queries/date-order.ts';
import { type CalendarDate, isReal } from '../../text/date.ts';

/** Dates to change so that rows stand newest first: index → the date that its row should have. */
export type Repair = ReadonlyMap<number, CalendarDate>;

/** Of how many rows it is credible that all have a wrong year: an old one may be copied on, a later one hardly. */
const MAX_ABOVE = 5;
const MAX_BELOW = 2;

/**
 * The changes of years that fix the break at an index, the likeliest first. Nearly always it is a year: after New Year writers
 * go on with the old one, or copy a row and forget it.
 *
 * @example For 1/31/2020, 1/10/2019, 12/6/2019 and the break at 2: the second date becomes 1/10/2020.
 */
export function yearRepairs(dates: readonly CalendarDate[], at: number): Repair[] {
  const above = repairAbove(dates, at);
  const below = repairBelow(dates, at);
  const credible = [
    ...(above && above.size <= MAX_ABOVE ? [above] : []),
    ...(below && below.size <= MAX_BELOW ? [below] : []),
  ];
  const found = credible.filter((repair) => repairsBreak(dates, at, repair));
  // Fewest changes first; where both have as many, the sort leaves the row above in front.
  return found.sort((a, b) => a.size - b.size);
}

/** The rows above have a year too early: gives each the first year in which it is not older than the row below it. */
function repairAbove(dates: readonly CalendarDate[], at: number): Repair | undefined {
  const changed = new Map<number, CalendarDate>();
  let floor = dates[at];
  let index = at - 1;
  for (; floor && index >= 0 && isNewer(floor, dates[index]); index--) {
    const date =
      withYear(dates[index], floor.year, (day) => !isNewer(floor, day)) ??
      withYear(dates[index], floor.year + 1);
    if (!date) return undefined;
    changed.set(index, date);
    floor = date;
  }
  // With no row above to say so, a year that no neighbour has is no better than the old one.
  return index >= 0 || floor?.year === dates[at]?.year ? changed : undefined;
}

/** The row itself and those below have a year too late: gives each the last year in which it is not newer than the one above. */
function repairBelow(dates: readonly CalendarDate[], at: number): Repair | undefined {
  const changed = new Map<number, CalendarDate>();
  let ceiling = dates[at - 1];
  let index = at;
  for (; ceiling && index < dates.length && isNewer(dates[index], ceiling); index++) {
    const date =
      withYear(dates[index], ceiling.year, (day) => !isNewer(day, ceiling)) ??
      withYear(dates[index], ceiling.year - 1);
    if (!date) return undefined;
    changed.set(index, date);
    ceiling = date;
  }
  return index < dates.length || ceiling?.year === dates[at - 1]?.year ? changed : undefined;
}

function withYear(
  date: CalendarDate | undefined,
  year: number,
  suits: (date: CalendarDate) => boolean = () => true,
): CalendarDate | undefined {
  const changed = date && { ...date, year };
  return changed && isReal(changed) && suits(changed) ? changed : undefined;
}

/** Whether a repair leaves no break where it was, and makes no new one. */
function repairsBreak(dates: readonly CalendarDate[], at: number, repair: Repair): boolean {
  const before = breaksOf(dates);
  const after = breaksOf(dates.map((date, index) => repair.get(index) ?? date));
  return !after.includes(at) && after.every((index) => before.includes(index));
}

/** A row to move, and the index before which it belongs. */
export interface Move {
  readonly from: number;
  readonly before: number;
}

/** The moves that fix the break at an index, the one that leaves fewer breaks first, else the newer row up. */
export function movesFor(dates: readonly CalendarDate[], at: number): Move[] {
  const newer = dates[at];
  const older = dates[at - 1];
  const up = dates.findIndex((date) => isNewer(newer, date));
  const below = dates.findIndex((date, index) => index > at && isNewer(older, date));
  const moves: Move[] = [
    { from: at, before: up },
    { from: at - 1, before: below < 0 ? dates.length : below },
  ];
  const left = (move: Move): number => breaksOf(moved(dates, move)).length;
  return moves.filter((move) => left(move) < breaksOf(dates).length).sort((a, b) => left(a) - left(b));
}

function moved(dates: readonly CalendarDate[], { from, before }: Move): CalendarDate[] {
  const without = dates.filter((_, index) => index !== from);
  const row = dates[from];
  return row ? without.toSpliced(from < before ? before - 1 : before, 0, row) : without;
}
