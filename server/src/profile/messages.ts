import { nearestNames } from '../text/words.ts';
import type { DataPath } from './source.ts';

/**
 * ` Did you mean "x"?`; when no candidate is near, `otherwise`, or the words there are. Begins with a space.
 *
 * @example didYouMean('warn', ['error', 'warning']) // ' Did you mean "warning"?'
 */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise?: string): string {
  const words = [...candidates];
  const [near] = nearestNames(word, words);
  const longer = word.length > 2 ? words.filter((candidate) => candidate.startsWith(word)) : [];
  const meant = near ?? (longer.length === 1 ? longer[0] : undefined);
  if (meant !== undefined) return ` Did you mean "${meant}"?`;
  if (otherwise !== undefined) return ` ${otherwise}`;
  if (words.length === 0) return ' There are none.';
  return ` Known: ${words.slice(0, 12).join(', ')}${words.length > 12 ? ' …' : ''}.`;
}

/** What a message calls a place, at its beginning: `"files"`, `Item 2 of "layouts"`, `The file`. */
export function placeName(at: DataPath): string {
  const last = at.at(-1);
  if (last === undefined) return 'The file';
  if (typeof last === 'string') return `"${last}"`;
  const list = at.findLast((step) => typeof step === 'string');
  return `Item ${last + 1} of "${list}"`;
}
