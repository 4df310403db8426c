import { eastAsianWidth } from 'get-east-asian-width';

/** Made when first needed: it takes a while. */
let segmenter: Intl.Segmenter | undefined;
/** What is shown one column wide each, and needs no taking apart. */
const NARROW = /^[\x20-\x7e]*$/;
/** Latin letters, kana, Han and Hangul, none of which joins another of them: no segmenter is needed, which takes its time. */
const APART =
  /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u3000-\u3029\u3040-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d]*$/;
/** The same with controls, which join nothing either. */
const APART_OR_CONTROL = new RegExp(
  APART.source.replace('[', String.raw`[\t\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff`),
);
/** Characters that join what is before them, or are not shown at all. */
const WITHOUT_WIDTH = /[\p{M}\p{Cf}]/u;

/** Whether each UTF-16 code unit of a text takes one column, whatever stands beside it. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}

/** Whether each UTF-16 code unit of a text is a character by itself, that takes one column or two. */
export function isPlain(text: string): boolean {
  return APART.test(text) && !text.includes('\u00ad');
}

/** The columns of one code unit of a text that `isPlain`. */
export function widthOfPlain(code: number): number {
  return code < 0x1100 ? 1 : eastAsianWidth(code);
}

/** The characters of a text as a reader counts them: with their accents, emoji of several parts as one. */
export function* graphemesOf(text: string): Generator<string> {
  if (APART_OR_CONTROL.test(text)) yield* text;
  else {
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    for (const { segment } of segmenter.segment(text)) yield segment;
  }
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
