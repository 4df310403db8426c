import type { Profile } from '../../profile/profile.ts';
import { type CalendarDate, compareDates, formatDate, isReal, readDate, readDates } from '../../text/date.ts';
import { tidy } from '../../text/words.ts';

/** What is wrong with a date text, and which dates it may mean, the likeliest first. */
export interface DateDefect {
  /**
   * `malformed`: it is not a date; `impossible`: the calendar has no such day; `short-year`: the year has two digits;
   * `other-format`: it is a date, but written in another format than the one wanted.
   */
  readonly kind: 'malformed' | 'impossible' | 'short-year' | 'other-format';
  readonly meant: readonly CalendarDate[];
}

/** A four-digit number below this is a typo, such as `0219`. */
const EARLIEST_YEAR = 1900;
/** The international format: known without being in any profile. */
const INTERNATIONAL = 'YYYY-MM-DD';

/** Whether the calendar has that day, and a playbook may name it. */
export function isPlausible(date: CalendarDate): boolean {
  return isReal(date) && date.year >= EARLIEST_YEAR;
}

/** Every format of every language of the profile: what a date may be written in by a writer used to another page. */
export function knownFormats(profile: Profile): string[] {
  const formats = [...profile.languages.values()].flatMap(({ dateFormats }) => dateFormats);
  return [...new Set([...formats, INTERNATIONAL])];
}

/**
 * What is wrong with a date.
 *
 * @param accepted the formats that are right, the preferred one first
 * @param known further formats, in which it would be a date all the same
 * @returns `undefined` when nothing is wrong
 * @example faultOfDate('5/2/19', ['M/D/YYYY'], []) // { kind: 'short-year', meant: [{ year: 2019, month: 5, day: 2 }] }
 */
export function dateDefect(
  text: string,
  accepted: readonly string[],
  known: readonly string[],
): DateDefect | undefined {
  const right = readDates(text, accepted).filter(({ date }) => isPlausible(date));
  const [first] = right;
  if (first) return right.some(({ shortYear }) => !shortYear) ? undefined : shortYear(first.date);
  const read = readDates(tidy(text), [...accepted, ...known]);
  const real = distinct(read.map(({ date }) => date).filter(isPlausible));
  if (real.length > 0) return { kind: 'other-format', meant: real };
  const repaired = accepted.map((format) => repairDate(text, format)).filter((date) => date !== undefined);
  return { kind: read.length > 0 ? 'impossible' : 'malformed', meant: distinct(repaired) };
}

function shortYear(date: CalendarDate): DateDefect {
  return { kind: 'short-year', meant: [date] };
}

function distinct(dates: readonly CalendarDate[]): CalendarDate[] {
  return dates.filter((date, at) => dates.findIndex((other) => compareDates(date, other) === 0) === at);
}

/**
 * Writes a date in a format, its day and month with leading zeros where samples of the page have them.
 *
 * @example formatLike({ year: 2020, month: 3, day: 7 }, 'M/D/YYYY', ['04/12/2020']) // '03/07/2020'
 */
export function formatLike(date: CalendarDate, format: string, samples: readonly string[]): string {
  const padded = samples.some((sample) => /(?<!\d)0\d(?!\d)/.test(sample));
  return formatDate(date, padded ? format.replace(/\bM\b/, 'MM').replace(/\bD\b/, 'DD') : format);
}

/**
 * The date that a text with an evident typo means: a digit typed twice or a zero too many, a letter for a digit, a wrong,
 * doubled or lost separator, day and month changed over.
 *
 * @example repairDate('10/018/2019', 'M/D/YYYY') // { year: 2019, month: 10, day: 18 }
 */
export function repairDate(text: string, format: string): CalendarDate | undefined {
  const written = tidy(text)
    .slice(0, 40)
    .replace(/(?<=\d)[oO]|[oO](?=\d)/g, '0')
    .replace(/(?<=\d)[lI]|[lI](?=\d)/g, '1');
  const foreign = [...written.replace(/[\d\s/.,:;'"()_\\|–—-]/g, '')].filter(
    (char) => !format.includes(char),
  );
  const fields = format.match(/Y+|M+|D+/g)?.map((field) => field.charAt(0)) ?? [];
  const numbers = divide(written.match(/\d+/g) ?? [], fields);
  if (foreign.length > 0 || !numbers) return undefined;
  const value = (field: string): number => Number(repairNumber(numbers[fields.indexOf(field)] ?? '', field));
  const date = { year: value('Y'), month: value('M'), day: value('D') };
  const turned = { ...date, month: date.day, day: date.month };
  return [date, turned].find((candidate) => isPlausible(candidate) && candidate.year < 2100);
}

/** One number for each field; two that ran together are parted where the four digits of the year show how. */
function divide(numbers: readonly string[], fields: readonly string[]): readonly string[] | undefined {
  if (numbers.length === fields.length) return numbers;
  const parted = numbers.flatMap((number) => {
    const parts = (fields[0] === 'Y' ? /^((?:19|20)\d\d)(\d{1,2})$/ : /^(\d{1,2})((?:19|20)\d\d)$/).exec(
      number,
    );
    return parts ? parts.slice(1) : [number];
  });
  return parted.length === fields.length ? parted : undefined;
}

/** The number without its superfluous digit; `NaN` as text where there is no telling which one that is. */
function repairNumber(number: string, field: string): string {
  const width = field === 'Y' ? 4 : 2;
  if (field === 'Y' && number.length === 2) return `20${number}`;
  if (number.length <= width) return field === 'Y' && number.length < width ? 'NaN' : number;
  const short = field === 'Y' ? number : number.replace(/^0+(?=\d)/, '');
  if (short.length <= width) return short;
  if (short.length > width + 1) return 'NaN';
  const singled = new Set(
    [...short].map((char, at) => (char === short[at + 1] ? short.slice(0, at) + short.slice(at + 1) : '')),
  );
  singled.delete('');
  const [only] = singled;
  return singled.size === 1 && only !== undefined ? only : 'NaN';
}

/**
 * How a invalid date should be written: in the format wanted, and where only the year was too short, as it was otherwise.
 *
 * @example correctDate('5/02/19', { kind: 'short-year', meant: [{ year: 2019, month: 5, day: 2 }] }, 'M/D/YYYY', []) // ['5/02/2019']
 */
export function correctDates(
  text: string,
  { kind, meant }: DateDefect,
  format: string,
  samples: readonly string[],
): string[] {
  return meant.map((date) => {
    const year = format.startsWith('Y') ? /^\d\d(?=\D)/ : /(?<=\D)\d\d$/;
    const lengthened = kind === 'short-year' ? text.replace(year, String(date.year)) : '';
    const read = readDate(lengthened, format);
    return read && compareDates(read.date, date) === 0 ? lengthened : formatLike(date, format, samples);
  });
}

/** Whether a text is a date in one of the formats. */
export function isDate(text: string, formats: readonly string[]): boolean {
  return formats.some((format) => readDate(text, format) !== undefined);
}
