import { defineRule, suggest } from '../rule.ts';
import { mistypedKeys } from './shared.ts';

export default defineRule({
  id: 'front-matter/key-mistyped',
  scope: 'page',
  severity: 'warning',
  summary: 'An unknown key in the front matter that is one slip away from a known key that is absent.',
  why: 'The publishing system passes over keys that it does not know, and the value is lost.',
  messages: {
    mistyped: 'The key "{key}" is unknown, so its value is lost. Did you mean "{suggestion}"?',
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
