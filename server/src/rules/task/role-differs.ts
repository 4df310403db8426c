import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { originalOf, twinsOf } from './shared-original.ts';

export default defineRule({
  id: 'task/role-differs',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A task has a different role than on the page in the default language.',
  why: 'According to the two pages, different people do the task.',
  messages: {
    differs: {
      message: 'Task {id} does not have the same role as on the {language} page.',
      advice: 'Change "{found}" to "{wanted}".',
    },
  },
  check(context) {
    const { page, profile, report } = context;
    const original = originalOf(context);
    if (!original) return;
    const { ids } = profile.roles;
    for (const { task, fact, twins } of twinsOf(context, original)) {
      const cell = task.role;
      const theirs = twins.map(({ role }) => role).filter((id) => id !== undefined && ids.includes(id));
      const [first] = theirs;
      if (!cell || first === undefined || !ids.includes(fact.role ?? '') || theirs.includes(fact.role))
        continue;
      const wanted = profile.roles.preferred(first, page.language) ?? first;
      report({
        message: 'differs',
        data: { language: original.language, id: fact.id, wanted, found: cell.text },
        span: cell.span,
        fixes: suggestText(cell, page, [wanted]),
        related: [{ message: `The ${original.language} page is here.`, path: original.path }],
      });
    }
  },
});
