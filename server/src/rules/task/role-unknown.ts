import { createListReader, type ListReader } from '../../playbook/lists.ts';
import type { Part } from '../../playbook/model.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import { fold } from '../../text/words.ts';
import { defineRule, quotedOr, type RuleContext } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { createGuesser, type Guess, isFilled, wellFormedTasks } from './shared.ts';

export default defineRule({
  id: 'task/role-unknown',
  scope: 'page',
  severity: 'warning',
  summary: 'A role in a task table is unknown.',
  why: 'Readers cannot tell who does the task, and it is missing when tasks are filtered by role.',
  messages: {
    unknown: { message: '"{role}" is not a known role.', advice: 'Use a role from the profile.' },
    mistyped: { message: '"{role}" is not a known role.', advice: 'Did you mean {suggestions}?' },
    foreign: {
      message: '"{role}" is the name of a role in another language ({language}).',
      advice: 'Use {suggestions}.',
    },
  },
  check(context) {
    const { page, profile } = context;
    const guess = createGuesser(profile.roles, page, profile);
    let lists: ListReader | undefined;
    const known = (role: Part): boolean => profile.roles.find(role.text, page.language) !== undefined;
    for (const { task } of wellFormedTasks(page, profile)) {
      if (!isFilled(task.role, profile) || known(task.role)) continue;
      lists ??= createListReader(profile);
      const items = lists.items(page.text, task.role.span);
      // A sentence that names a role among other words is no list.
      const isSentence =
        !items.some(known) && rolesInside(task.role.text, profile.roles, page.language).length > 0;
      const wrong = isSentence ? [task.role] : items.filter((item) => !known(item));
      for (const role of wrong) {
        const found = guess(role.text);
        if (found) reportRole(role, found, context);
      }
    }
  },
});

function reportRole(role: Part, found: Guess, { page, profile, report }: RuleContext): void {
  const { kind, language } = found;
  const inside = kind === 'foreign' ? [] : rolesInside(role.text, profile.roles, page.language);
  const words = [...new Set([...inside, ...found.suggestions])].slice(0, 3);
  const message = words.length === 0 ? 'unknown' : kind === 'foreign' ? 'foreign' : 'mistyped';
  const data = { role: role.text, suggestions: quotedOr(words), language };
  report({ message, data, span: role.span, fixes: suggestText(role, page, words) });
}

/** Known roles that stand as words in a longer text, the longest first. */
function rolesInside(text: string, roles: Vocabulary, language: string): string[] {
  const folded = fold(text);
  return roles
    .words(language)
    .filter((role) => holdsWord(folded, fold(role)))
    .sort((a, b) => b.length - a.length);
}

/** Scripts without spaces between words touch Latin words, so that only Latin letters and digits continue a word. */
function holdsWord(text: string, word: string): boolean {
  const joins = /^[\p{Script=Latin}\p{N}]{2}$/u;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (!joins.test(text.slice(Math.max(0, at - 1), at + 1)) && !joins.test(text.slice(end - 1, end + 1)))
      return true;
  }
  return false;
}
