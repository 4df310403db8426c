import { editDistance } from '../text/words.ts';

/** How much more frequent a value must be than its neighbour to be taken for what was meant. */
export const TIMES = 10;
/** Shorter words are neighbours by nature, as are names in scripts that write one in two or three characters. */
const SHORTEST = 5;

/**
 * A value one edit away that is at least ten times as frequent. Edits of digits and of the first letter do not count: they
 * tell different things and people apart.
 *
 * @param counts how often each value occurs; the value itself may be missing from it
 * @example frequentNeighbour('jarmin', new Map([['jramin', 40], ['jarmin', 1]])) // 'jramin'
 */
export function frequentNeighbour(value: string, counts: ReadonlyMap<string, number>): string | undefined {
  if (value.length < SHORTEST) return undefined;
  const own = Math.max(1, counts.get(value) ?? 1);
  let best: string | undefined;
  for (const [other, count] of counts) {
    if (count < own * TIMES || (best !== undefined && count <= (counts.get(best) ?? 0))) continue;
    if (Math.abs(other.length - value.length) <= 1 && isTypo(value, other)) best = other;
  }
  return best;
}

function isTypo(value: string, meant: string): boolean {
  if (editDistance(value, meant) !== 1 || digits(value) !== digits(meant)) return false;
  return !initialsDiffer(value, meant);
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

/** Whether the edit replaces the first letter of a word by another letter. */
function initialsDiffer(a: string, b: string): boolean {
  const words = a.split(/\s+/);
  const others = b.split(/\s+/);
  if (words.length !== others.length) return false;
  return words.some((word, at) => {
    const other = others[at] ?? '';
    return word.slice(1) === other.slice(1) && word.charAt(0).toLowerCase() !== other.charAt(0).toLowerCase();
  });
}
