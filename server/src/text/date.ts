/** A calendar day: no time, no zone. `month` and `day` count from 1. It may be impossible: see `isReal`. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A reading of a date text under one format. */
export interface DateReading {
  readonly date: CalendarDate;
  readonly format: string;
  /** Whether the year was written with two digits. */
  readonly shortYear: boolean;
}

/**
 * Reads a date under a format made of `YYYY`, `YY`, `M`, `MM`, `D`, `DD` and literal text. `M` and `D` also take a leading
 * zero, `MM` and `DD` also a single digit, since writers mix the two; white space may be absent or doubled.
 * A two-digit year is read in place of `YYYY`, and said so.
 *
 * @example
 * readDate('5/02/2019', 'M/D/YYYY')?.date // { year: 2019, month: 5, day: 2 }
 * readDate('10/018/2019', 'M/D/YYYY') // undefined
 */
export function readDate(text: string, format: string): DateReading | undefined {
  const match = compile(format).exec(text.trim());
  if (!match?.groups) return undefined;
  const year = match.groups['y'] ?? '';
  const shortYear = year.length === 2;
  return {
    date: {
      year: Number(year) + (shortYear ? 2000 : 0),
      month: Number(match.groups['m']),
      day: Number(match.groups['d']),
    },
    format,
    shortYear,
  };
}

/** The readings of a text under each of the formats that fit it, in the formats' order. */
export function readDates(text: string, formats: readonly string[]): DateReading[] {
  return formats.map((format) => readDate(text, format)).filter((reading) => reading !== undefined);
}

/** @example formatDate({ year: 2020, month: 3, day: 7 }, 'DD.MM.YYYY') // '07.03.2020' */
export function formatDate({ year, month, day }: CalendarDate, format: string): string {
  return format.replace(FIELD, (field) => {
    const value = field.startsWith('Y') ? year : field.startsWith('M') ? month : day;
    return field === 'YY' ? String(value % 100).padStart(2, '0') : String(value).padStart(field.length, '0');
  });
}

/** Whether the calendar has that day. */
export function isReal({ year, month, day }: CalendarDate): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const validDays = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (validDays[month - 1] ?? 0);
}

/** Negative when `a` is before `b`, 0 when the same day, positive when after. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  if (b instanceof Today) return b.compareWith(a);
  if (a instanceof Today) return -a.compareWith(b);
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** The date so many days later, or earlier for a negative number. */
export function addDays({ year, month, day }: CalendarDate, validDays: number): CalendarDate {
  const date = new Date(Date.UTC(year, month - 1, day + validDays));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Days on which something holds: those strictly between two, where given. */
export interface ValidDays {
  readonly after?: CalendarDate | undefined;
  readonly before?: CalendarDate | undefined;
}

export function isValidOn(date: CalendarDate, { after, before }: ValidDays): boolean {
  return (!after || compareDates(date, after) > 0) && (!before || compareDates(date, before) < 0);
}

/**
 * The day on which rules run. It remembers what they compared with it, and so knows on which other days they would find the
 * same; whoever reads it in another way depends on the very day.
 *
 * @example
 * const today = new Today({ year: 2026, month: 1, day: 31 });
 * compareDates({ year: 2020, month: 5, day: 1 }, today); // negative
 * today.days; // { after: { year: 2020, month: 5, day: 1 } }
 */
export class Today implements CalendarDate {
  readonly #date: CalendarDate;
  #after: CalendarDate | undefined;
  #before: CalendarDate | undefined;

  constructor({ year, month, day }: CalendarDate) {
    this.#date = { year, month, day };
  }

  get year(): number {
    return this.#exactly().year;
  }

  get month(): number {
    return this.#exactly().month;
  }

  get day(): number {
    return this.#exactly().day;
  }

  /** The days on which all that was asked so far would be answered in the same way. */
  get validDays(): ValidDays {
    return { after: this.#after, before: this.#before };
  }

  /** Negative when the date is earlier than this day, 0 when it is the same, positive when it is later. */
  compareWith({ year, month, day }: CalendarDate): number {
    const date = { year, month, day };
    const order = compareDates(date, this.#date);
    if (order === 0) this.#exactly();
    else if (order < 0) this.#after = this.#after && compareDates(this.#after, date) > 0 ? this.#after : date;
    else this.#before = this.#before && compareDates(this.#before, date) < 0 ? this.#before : date;
    return order;
  }

  #exactly(): CalendarDate {
    this.#after = addDays(this.#date, -1);
    this.#before = addDays(this.#date, 1);
    return this.#date;
  }
}

const FIELD = /YYYY|YY|MM?|DD?/g;
const compiled = new Map<string, RegExp>();

function compile(format: string): RegExp {
  const known = compiled.get(format);
  if (known) return known;
  let source = '';
  let last = 0;
  for (const field of format.matchAll(FIELD)) {
    source += literal(format.slice(last, field.index)) + group(field[0]);
    last = field.index + field[0].length;
  }
  const pattern = new RegExp(`^${source}${literal(format.slice(last))}$`, 'u');
  compiled.set(format, pattern);
  return pattern;
}

function group(field: string): string {
  if (field.startsWith('Y')) return field === 'YY' ? '(?<y>\\d{2})' : '(?<y>\\d{4}|\\d{2})';
  return field.startsWith('M') ? '(?<m>\\d{1,2})' : '(?<d>\\d{1,2})';
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s*');
}
