import type { FrontMatterEntry, Playbook } from '../../playbook/model.ts';
import { tidy } from '../../text/words.ts';
import { defineRule, type Fix, replace } from '../rule.ts';
import { firstEntries, linesOf } from './shared.ts';

export default defineRule({
  id: 'front-matter/key-duplicate',
  scope: 'page',
  severity: 'warning',
  summary: 'A key that stands twice in the front matter.',
  why: 'YAML allows a key once only: some systems take the first value, some the last, some reject the page.',
  messages: {
    same: 'The key "{key}" stands here once more, with the same value. YAML allows a key once only. Delete this line.',
    empty: 'The key "{key}" stands here once more, and one of the two is empty. Delete the empty one.',
    different:
      'The key "{key}" stands here once more, with "{value}" instead of "{first}", and it depends on the system which one counts. Keep the one that is right.',
  },
  check({ page, report }) {
    const firsts = firstEntries(page);
    for (const entry of page.frontMatter?.entries ?? []) {
      const first = firsts.get(entry.key.text);
      if (!first || first === entry) continue;
      const value = tidy(entry.value.text);
      const firstValue = tidy(first.value.text);
      report({
        message: value === firstValue ? 'same' : value === '' || firstValue === '' ? 'empty' : 'different',
        data: { key: entry.key.text, value, first: firstValue },
        span: entry.key.span,
        fixes: fixesFor(entry, first, page),
        related: [{ message: 'It stands here for the first time.', span: first.key.span }],
        tags: value === firstValue ? ['unnecessary'] : [],
      });
    }
  },
});

/** An equal or empty one can go without asking. */
function fixesFor(entry: FrontMatterEntry, first: FrontMatterEntry, page: Playbook): Fix[] {
  const value = tidy(entry.value.text);
  const firstValue = tidy(first.value.text);
  const deleteThis = (title: string, safe: boolean) => replace(linesOf(entry, page), '', title, safe);
  if (value === firstValue) return [deleteThis('Delete this line', true)];
  if (value === '') return [deleteThis('Delete this empty line', true)];
  const deleteFirst = (title: string, safe: boolean) => replace(linesOf(first, page), '', title, safe);
  if (firstValue === '') return [deleteFirst('Delete the empty line above', true)];
  return [deleteThis(`Keep "${firstValue}"`, false), deleteFirst(`Keep "${value}"`, false)];
}
