import { type Span, slice } from '../../text/span.ts';
import type { Cell, Legend, Part } from '../model.ts';
import { plainText } from '../plain-text.ts';

const LETTER = /[(（]\s*(\p{L})\s*[)）]/gu;

/**
 * The letters that a header explains, in parentheses, half- or full-width.
 *
 * @example `(Y)es / (N)o` explains Y and N, `Ma(y)be （N）o` y and N.
 */
export function readLegend(text: string, header: Cell): Legend | undefined {
  const found = [...slice(text, header.span).matchAll(LETTER)].map((match): Part => {
    const letter = match[1] ?? '';
    const start = header.span.start + match.index + match[0].indexOf(letter);
    const span: Span = { start, end: start + letter.length };
    return { span, text: plainText(letter) };
  });
  // Beside Latin letters, a single character in parentheses is a word of its own.
  const cased = found.filter((letter) => letter.text.toLowerCase() !== letter.text.toUpperCase());
  const letters = cased.length > 0 ? cased : found;
  return letters.length > 0 ? { letters, header } : undefined;
}
