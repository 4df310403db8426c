import { valueDefects } from '../../playbook/queries/front-matter-value.ts';
import { frequentNeighbour } from '../rare-values.ts';
import { defineRule, suggest } from '../rule.ts';

export default defineRule({
  id: 'front-matter/value-mistyped',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A rare front matter value looks like a typo of a common one.',
  why: 'A page with a mistyped owner belongs to nobody: mail about it does not arrive, and reports do not count it.',
  messages: {
    mistyped: {
      message: '"{value}" looks like a typo in "{key}".',
      advice: 'Did you mean "{suggestion}", as on {frequent} pages?',
    },
  },
  check({ page, profile, workspace, report }) {
    for (const entry of page.frontMatter?.entries ?? []) {
      const key = entry.key.text;
      const definition = profile.frontMatter.keys[key];
      const value = entry.value.text;
      if (!definition?.recurring || valueDefects(entry, definition, page.text).length > 0) continue;
      const counts = workspace.recurring(key);
      const suggestion = frequentNeighbour(value, counts);
      if (suggestion === undefined) continue;
      report({
        message: 'mistyped',
        data: {
          key,
          value,
          suggestion,
          frequent: counts.get(suggestion) ?? 0,
        },
        span: entry.value.span,
        fixes: suggest(entry.value.span, [suggestion]),
      });
    }
  },
});
