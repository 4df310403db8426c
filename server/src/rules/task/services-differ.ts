import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { joinServices, sameItems, servicesPart } from './shared-compare.ts';
import { counterpartsOf, originalOf } from './shared-original.ts';

export default defineRule({
  id: 'task/services-differ',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A task has different services than on the page in the default language.',
  why: 'Readers of the translation do the task for the wrong services.',
  messages: {
    differ: {
      message: 'Task {id} does not have the same services as on the {language} page.',
      advice: 'Change "{found}" to "{expected}".',
    },
  },
  check(context) {
    const { page, profile, report } = context;
    const original = originalOf(context);
    if (!original) return;
    const known = (ids: readonly string[] | undefined): ids is readonly string[] =>
      ids !== undefined && ids.length > 0 && ids.every((id) => profile.services.ids.includes(id));
    for (const { task, fact, counterparts } of counterpartsOf(context, original)) {
      const cell = servicesPart(task, page);
      const own = fact.services;
      const theirs = counterparts.map(({ services }) => services).filter(known);
      const [first] = theirs;
      if (!cell || !first || !known(own) || theirs.some((services) => sameItems(services, own))) continue;
      const expected = joinServices(first, page, profile);
      report({
        message: 'differ',
        data: { language: original.language, id: fact.id, expected, found: cell.text },
        span: cell.span,
        fixes: suggestText(cell, page, [expected]),
        related: [{ message: `The ${original.language} page is here.`, path: original.path }],
      });
    }
  },
});
