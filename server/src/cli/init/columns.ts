import { isReal, readDate } from '../../text/date.ts';
import type { Tally } from './counts.ts';

/** What a column of a table holds, to go by its cells. */
export type ColumnKind = 'id' | 'text' | 'requirement' | 'role' | 'services' | 'date' | 'person';

/** With fewer cells, nobody can tell. */
const MIN_CELLS = 8;
const DATE_FORMATS = ['YYYY-MM-DD', 'M/D/YYYY', 'D/M/YYYY', 'DD.MM.YYYY', 'D-M-YYYY', 'YYYY/M/D', 'YYYY.M.D'];

export function columnKind(cells: Tally): ColumnKind {
  const words = cells.words();
  const total = cells.total;
  if (total < MIN_CELLS) return 'text';
  const part = (fits: (word: string) => boolean) =>
    words.filter(fits).reduce((sum, word) => sum + cells.times(word), 0) / total;
  if (columnDateFormat(cells) !== undefined) return 'date';
  if (part((word) => /^\p{L}{0,5}[-_. ]?\d{1,8}$/u.test(word)) >= 0.9 && words.length >= total / 3)
    return 'id';
  const lists = part((word) => splitItems(word).length > 1);
  if (words.length <= 4 && part((word) => word.length <= 12) === 1 && lists === 0) return 'requirement';
  if (words.length > Math.max(4, total / 3) && lists < 0.2) {
    const names = part((word) => /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(word));
    return names >= 0.8 ? 'person' : 'text';
  }
  if (lists >= 0.2 && part((word) => word.length <= 120) >= 0.9) return 'services';
  return words.length <= total / 3 && part((word) => word.length <= 40) >= 0.9 ? 'role' : 'text';
}

/** How long its words are, on average: of columns with few words each, the one with the shortest says what must be done. */
export function meanLength(cells: Tally): number {
  const length = cells.words().reduce((sum, word) => sum + word.length * cells.times(word), 0);
  return length / Math.max(1, cells.total);
}

/** The format in which nearly all cells are dates. */
export function columnDateFormat(cells: Tally): string | undefined {
  const total = cells.total;
  const fits = DATE_FORMATS.map((format) => ({
    format,
    count: cells.words().reduce((sum, word) => {
      const read = readDate(word, format);
      return sum + (read && isReal(read.date) && !read.shortYear ? cells.times(word) : 0);
    }, 0),
  })).sort((a, b) => b.count - a.count);
  const best = fits[0];
  return best && total > 0 && best.count >= 0.8 * total ? best.format : undefined;
}

/** The items of a cell that names several things. */
export function splitItems(cell: string): string[] {
  return cell
    .split(/[,;/、，；]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
