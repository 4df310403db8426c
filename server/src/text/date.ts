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
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

/** Negative when `a` is before `b`, 0 when the same day, positive when after. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
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
