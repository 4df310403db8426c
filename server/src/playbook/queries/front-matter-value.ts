import { fitsPattern } from '../../profile/pattern.ts';
import type { FrontMatterKey } from '../../profile/types.ts';
import { fold } from '../../text/words.ts';
import type { FrontMatterEntry, Part } from '../model.ts';

/** What is wrong with a value of a key, as its profile describes it. */
export type ValueDefect =
  | { readonly kind: 'not-listed' | 'spelling'; readonly part: Part; readonly values: readonly string[] }
  | { readonly kind: 'never' | 'pattern'; readonly part: Part };

/** The defects of an entry's value; an empty value has none here. */
export function valueDefects(
  entry: FrontMatterEntry,
  definition: FrontMatterKey,
  text: string,
): ValueDefect[] {
  const { values, separator } = definition;
  if (entry.value.text === '') return [];
  if (separator === undefined)
    return [entry.value].map((part) => valueDefect(part, definition)).filter(isKnown);
  const items = entry.items.flatMap((item) => splitPart(item, separator, text));
  if (values) return items.map((part) => valueDefect(part, definition)).filter(isKnown);
  return [entry.value].map((part) => valueDefect(part, definition)).filter(isKnown);
}

function valueDefect(part: Part, { values, notValues, pattern }: FrontMatterKey): ValueDefect | undefined {
  if (notValues?.some((never) => fold(never) === fold(part.text))) return { kind: 'never', part };
  if (values && !values.includes(part.text)) {
    const spelling = values.filter((value) => fold(value) === fold(part.text));
    if (spelling.length > 0) return { kind: 'spelling', part, values: spelling };
    return { kind: 'not-listed', part, values };
  }
  return pattern !== undefined && !fitsPattern(pattern, part.text) ? { kind: 'pattern', part } : undefined;
}

/** The items of a text that a separator joins; where the source says it otherwise than the text, it stays whole. */
function splitPart(part: Part, separator: string, text: string): Part[] {
  if (text.slice(part.span.start, part.span.end) !== part.text) return [part];
  const items: Part[] = [];
  let start = part.span.start;
  for (const piece of part.text.split(separator)) {
    const item = piece.trim();
    const from = start + piece.indexOf(item);
    if (item !== '') items.push({ text: item, span: { start: from, end: from + item.length } });
    start += piece.length + separator.length;
  }
  return items;
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}
