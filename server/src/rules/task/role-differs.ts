import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { counterpartsOf, originalOf } from './shared-original.ts';

export default defineRule({
  id: 'task/role-differs',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A task has a different role than on the page in the default language.',
  why: 'According to the two pages, different people do the task.',
  messages: {
    differs: {
      message: 'Task {id} does not have the same role as on the {language} page.',
      advice: 'Change "{found}" to "{expected}".',
    },
  },
  check(context) {
    const { page, profile, report } = context;
    const original = originalOf(context);
    if (!original) return;
    const { ids } = profile.roles;
    for (const { task, fact, counterparts } of counterpartsOf(context, original)) {
      const cell = task.role;
      const theirs = counterparts
        .map(({ role }) => role)
        .filter((id) => id !== undefined && ids.includes(id));
      const [first] = theirs;
      if (!cell || first === undefined || !ids.includes(fact.role ?? '') || theirs.includes(fact.role))
        continue;
      const expected = profile.roles.preferred(first, page.language) ?? first;
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
