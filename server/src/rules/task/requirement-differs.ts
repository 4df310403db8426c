import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { requirementWord } from './shared-compare.ts';
import { counterpartsOf, originalOf } from './shared-original.ts';

export default defineRule({
  id: 'task/requirement-differs',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A task has a different requirement than on the page in the default language.',
  why: 'Readers of the two languages disagree about whether the task is optional.',
  messages: {
    differs: {
      message: 'Task {id} does not have the same requirement as on the {language} page.',
      advice: 'Change "{found}" to "{expected}".',
    },
  },
  check(context) {
    const { page, profile, report } = context;
    const original = originalOf(context);
    if (!original) return;
    const { ids } = profile.requirements;
    for (const { task, table, fact, counterparts } of counterpartsOf(context, original)) {
      const cell = task.requirement;
      const theirs = counterparts
        .map(({ requirement }) => requirement)
        .filter((id) => id !== undefined && ids.includes(id));
      const [first] = theirs;
      if (
        !cell ||
        first === undefined ||
        !ids.includes(fact.requirement ?? '') ||
        theirs.includes(fact.requirement)
      )
        continue;
      const expected = requirementWord(first, table, page, profile) ?? first;
      report({
        message: 'differs',
        data: { language: original.language, id: fact.id, expected, found: cell.text },
        span: cell.span,
        fixes: suggestText(cell, page, [expected]),
        related: [{ message: `The ${original.language} page is here.`, path: original.path }],
      });
    }
  },
});
