import type { FrontMatterEntry, Playbook } from '../../playbook/model.ts';
import { tidy } from '../../text/words.ts';
import { defineRule, type Fix, replace } from '../rule.ts';
import { entryLines, firstEntries } from './shared.ts';

export default defineRule({
  id: 'front-matter/key-duplicate',
  scope: 'page',
  severity: 'warning',
  summary: 'A front matter key occurs more than once.',
  why: 'YAML allows each key only once: some systems use the first value, some use the last, and some reject the page.',
  messages: {
    same: { message: 'Duplicate key "{key}" with the same value.', advice: 'Delete this line.' },
    empty: {
      message: 'Duplicate key "{key}", once without a value.',
      advice: 'Delete the entry without a value.',
    },
    different: {
      message: 'Duplicate key "{key}" with different values: "{first}" and "{value}".',
      advice: 'Keep the correct value.',
    },
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
        related: [{ message: 'The key is first used here.', span: first.key.span }],
        tags: value === firstValue ? ['unnecessary'] : [],
      });
    }
  },
});

/** An equal or empty one can go without asking. */
function fixesFor(entry: FrontMatterEntry, first: FrontMatterEntry, page: Playbook): Fix[] {
  const value = tidy(entry.value.text);
  const firstValue = tidy(first.value.text);
  const deleteThis = (title: string, safe: boolean) => replace(entryLines(entry, page), '', title, safe);
  if (value === firstValue) return [deleteThis('Delete this line', true)];
  if (value === '') return [deleteThis('Delete the entry without a value', true)];
  const deleteFirst = (title: string, safe: boolean) => replace(entryLines(first, page), '', title, safe);
  if (firstValue === '') return [deleteFirst('Delete the entry without a value', true)];
  return [deleteThis(`Keep "${firstValue}"`, false), deleteFirst(`Keep "${value}"`, false)];
}
