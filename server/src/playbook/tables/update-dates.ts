import { type CalendarDate, compareDates, isReal, readDate } from '../../text/date.ts';

/**
 * The format of the dates in an update summary, given from the top: the one under which most are days of the calendar; then
 * the one under which they stand newest first most nearly; then the first.
 *
 * @example dateFormatOf(['3/4/2020', '25/3/2020'], ['M/D/YYYY', 'D/M/YYYY']) // 'D/M/YYYY'
 */
export function dateFormatOf(texts: readonly string[], formats: readonly string[]): string | undefined {
  const distinct = [...new Set(texts)];
  const ranked = formats.map((format) => {
    const days = new Map(distinct.map((text) => [text, realDay(text, format)]));
    const dates = texts.flatMap((text) => days.get(text) ?? []);
    return { format, fitting: dates.length, breaks: countBreaks(dates) };
  });
  ranked.sort((a, b) => b.fitting - a.fitting || a.breaks - b.breaks);
  const [best] = ranked;
  return best && best.fitting > 0 ? best.format : undefined;
}

function realDay(text: string, format: string): CalendarDate | undefined {
  const date = readDate(text, format)?.date;
  return date && isReal(date) ? date : undefined;
}

function countBreaks(dates: readonly CalendarDate[]): number {
  return dates.filter((date, index) => {
    const above = dates[index - 1];
    return above !== undefined && compareDates(date, above) > 0;
  }).length;
}
