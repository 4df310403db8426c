import type { Part, Playbook } from '../playbook/model.ts';
import { visibleSpan } from '../playbook/queries/visible-span.ts';
import { type Fix, suggest } from './rule.ts';

/** "Did you mean" for a part's visible text: the markup around it stays. */
export function suggestText(part: Part, page: Playbook, words: readonly string[]): Fix[] {
  const span = visibleSpan(part, page);
  return span ? suggest(span, words) : [];
}
