import { eastAsianWidth } from 'get-east-asian-width';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What is shown one column wide each, and needs no taking apart. */
const NARROW = /^[\x20-\x7e]*$/;
/** Characters that join what stands before them, or are not shown at all. */
const WITHOUT_WIDTH = /[\p{M}\p{Cf}]/u;

/** The characters of a text as a reader counts them: with their accents, emoji of several parts as one. */
export function* graphemesOf(text: string): Generator<string> {
  if (NARROW.test(text)) yield* text;
  else for (const { segment } of segmenter.segment(text)) yield segment;
}

/**
 * How many columns a text takes in type of one width, where Chinese, Japanese and Korean characters take two.
 *
 * @example displayWidth('日本 ok') // 7
 */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let columns = 0;
  for (const grapheme of graphemesOf(text)) columns += widthOfGrapheme(grapheme);
  return columns;
}

/** The columns of one of the `graphemesOf` a text. */
export function widthOfGrapheme(grapheme: string): number {
  if (NARROW.test(grapheme)) return grapheme.length;
  // An emoji of several parts takes the place of one.
  if (grapheme.length > 1 && /[\ufe0f\u200d]/.test(grapheme)) return 2;
  let columns = 0;
  for (const char of grapheme)
    if (!WITHOUT_WIDTH.test(char)) columns += eastAsianWidth(char.codePointAt(0) ?? 0);
  return columns;
}
