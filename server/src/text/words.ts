import { distance } from 'fastest-levenshtein';

/**
 * How two spellings are compared: Unicode-normalised (NFKC), without zero-width characters,
 * white space collapsed, case folded.
 *
 * @example fold(' Nächste\u00a0 SCHRITTE ') === 'nächste schritte'
 */
export function fold(text: string): string {
  return tidy(text).toLowerCase();
}

/** The same, but with its case kept: the text as a reader sees it. */
export function tidy(text: string): string {
  const visible = PLAIN.test(text) ? text : text.normalize('NFKC').replace(INVISIBLE, '');
  return (UNTIDY.test(visible) ? visible.replace(/\s+/g, ' ') : visible).trim();
}

/** Most words: nothing to normalise. */
const PLAIN = /^[\x20-\x7e]*$/;
/** White space other than single spaces; few texts have any. */
const UNTIDY = /[^\S ]| {2}/;
/** Zero-width characters and the byte order mark; the first three of them join what stands around them. */
const INVISIBLE = /\u200b|\u200c|\u200d|\u2060|\ufeff/g;

/** Edit distance in UTF-16 code units, where two neighbours swapped count as one edit. */
export function editDistance(a: string, b: string): number {
  const plain = distance(a, b);
  if (plain !== 2 || a.length !== b.length) return plain;
  const at = [...a].findIndex((char, i) => char !== b[i]);
  const swapped = a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2);
  return swapped === b ? 1 : plain;
}

/**
 * The candidates that a mistyped word may have meant, nearest first: within a third of its length in edits
 * (one at least for words of three or more characters), compared after `fold`.
 *
 * @example nearest('Exchagne', ['Exchange', 'Edge']) // ['Exchange']
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  return within(1 / 3, word, candidates, most);
}

/** @param share how much of the word, one character at least, may be mistyped */
function within(share: number, word: string, candidates: Iterable<string>, most: number): string[] {
  const wanted = fold(word);
  if (wanted.length < 3) return [];
  const limit = Math.max(1, Math.floor(wanted.length * share));
  const found: { candidate: string; edits: number }[] = [];
  for (const candidate of candidates) {
    const folded = fold(candidate);
    if (Math.abs(folded.length - wanted.length) > limit) continue;
    const edits = editDistance(wanted, folded);
    if (edits <= limit) found.push({ candidate, edits });
  }
  found.sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return [...new Set(found.map(({ candidate }) => candidate))].slice(0, most);
}

/**
 * The names of several parts that a mistyped name may have meant, nearest first. Unlike `nearest`, finds a name by some of its
 * parts, unless they belong to more than `most` names.
 *
 * @example nearestNames('link/taget', ['link/target-missing', 'link/empty']) // ['link/target-missing']
 * @example nearestNames('warnings', ['max-warnings', 'quiet']) // ['max-warnings']
 */
export function nearestNames(word: string, candidates: Iterable<string>, most = 3): string[] {
  const names = [...new Set(candidates)];
  const byParts = new Map<string, string[]>();
  for (const name of names)
    for (const parts of new Set(partsOf(name))) byParts.set(parts, [...(byParts.get(parts) ?? []), name]);
  const unambiguous = new Map([...byParts].filter(([, of]) => of.length <= most));
  const exact = unambiguous.get(word);
  if (exact) return exact;
  const whole = nearest(word, names, most);
  if (whole.length > 0) return whole;
  // Parts are like more words than whole names are.
  const [parts = ''] = within(1 / 5, word, unambiguous.keys(), 1);
  return unambiguous.get(parts) ?? [];
}

/** @example partsOf('link/target-missing') // ['link', 'link/target', 'target', 'target-missing', 'missing'] and the whole */
function partsOf(name: string): string[] {
  const words = [...name.matchAll(/[^/-]+/g)].map(
    ({ index, 0: text }) => [index, index + text.length] as const,
  );
  return words.flatMap(([start], at) => words.slice(at).map(([, end]) => name.slice(start, end)));
}
