import { defineRule, suggest } from '../rule.ts';
import { mistypedKeys } from './shared.ts';

export default defineRule({
  id: 'front-matter/key-mistyped',
  scope: 'page',
  severity: 'warning',
  summary: 'An unknown front matter key looks like a typo of a known one.',
  why: 'The publishing system ignores unknown keys, so the value is lost.',
  messages: {
    mistyped: {
      message: 'The key "{key}" is unknown, so its value is ignored.',
      advice: 'Did you mean "{suggestion}"?',
    },
  },
  check({ page, profile, report }) {
    for (const [suggestion, { key }] of mistypedKeys(page, profile)) {
      report({
        message: 'mistyped',
        data: { key: key.text, suggestion },
        span: key.span,
        fixes: suggest(key.span, [suggestion]),
      });
    }
  },
});
