import type { CalendarDate } from '../../text/date.ts';

/** The calendar day where the user is. */
export function dateOf(time: Date): CalendarDate {
  return { year: time.getFullYear(), month: time.getMonth() + 1, day: time.getDate() };
}
