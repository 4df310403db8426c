import { type CalendarDate, compareDates } from '../../text/date.ts';

/** The places at which a date is newer than the one above it. */
export function breaksOf(dates: readonly CalendarDate[]): number[] {
  return dates.flatMap((date, at) => (at > 0 && isNewer(date, dates[at - 1]) ? [at] : []));
}

/** Whether rows that are many enough to tell stand oldest first throughout. */
export function isAscending(dates: readonly CalendarDate[]): boolean {
  const rising = breaksOf(dates).length;
  return rising >= 2 && dates.every((date, at) => at === 0 || !isNewer(dates[at - 1], date));
}

export function isNewer(date: CalendarDate | undefined, other: CalendarDate | undefined): boolean {
  return date !== undefined && other !== undefined && compareDates(date, other) > 0;
}
