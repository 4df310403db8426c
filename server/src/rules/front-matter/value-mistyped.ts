import { defineRule, suggest } from '../rule.ts';
import { frequentNeighbour } from '../slips.ts';
import { valueFaults } from './shared.ts';

export default defineRule({
  id: 'front-matter/value-mistyped',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A rare value of the front matter that is one slip away from a value of many other pages.',
  why: 'A page with a mistyped owner belongs to nobody: mail about it does not arrive, and no report counts it.',
  messages: {
    mistyped:
      '"{value}" is the value of "{key}" on {rare} only, "{suggestion}" on {frequent}. Was it mistyped?',
  },
  check({ page, profile, workspace, report }) {
    for (const entry of page.frontMatter?.entries ?? []) {
      const key = entry.key.text;
      const definition = profile.frontMatter.keys[key];
      const value = entry.value.text;
      if (!definition?.recurring || valueFaults(entry, definition, page.text).length > 0) continue;
      const counts = workspace.recurring(key);
      const suggestion = frequentNeighbour(value, counts);
      if (suggestion === undefined) continue;
      report({
        message: 'mistyped',
        data: {
          key,
          value,
          suggestion,
          rare: pages(counts.get(value) ?? 1),
          frequent: pages(counts.get(suggestion) ?? 0),
        },
        span: entry.value.span,
        fixes: suggest(entry.value.span, [suggestion]),
      });
    }
  },
});

function pages(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`;
}
