import { editDistance, fold, nearest } from '../text/words.ts';

/**
 * The candidates that a word is taken for a typo of, the nearest first: one edit away for words of five letters, two for
 * longer ones. Stricter than `nearest`, since a warning depends on it: names share words, and other numbers make other things.
 *
 * @example slipsOf('Exchagne', ['Exchange', 'Edge']) // ['Exchange']
 * @example slipsOf('Windows 11', ['Windows 10']) // []
 */
export function typosOf(word: string, candidates: readonly string[]): string[] {
  const expected = fold(word);
  const most = expected.length < 5 ? 0 : expected.length < 8 ? 1 : 2;
  // Folding is the cost of a comparison, and most candidates are too long or too short.
  const near = candidates.filter(({ length }) => Math.abs(length - expected.length) <= most + 1);
  return nearest(word, near, near.length)
    .filter(
      (candidate) => digits(candidate) === digits(word) && editDistance(expected, fold(candidate)) <= most,
    )
    .slice(0, 3);
}

/** Whether two words differ in spaces and hyphens only. */
export function isSameUnspaced(a: string, b: string): boolean {
  return unspaced(a) === unspaced(b);
}

function unspaced(word: string): string {
  return fold(word).replace(/[\s\p{Pd}]/gu, '');
}

function digits(word: string): string {
  return fold(word).replace(/[^0-9]/g, '');
}
