import { defineRule, replace } from '../rule.ts';

export default defineRule({
  id: 'page/heading-space',
  scope: 'page',
  severity: 'warning',
  summary: 'A heading has no space after its number signs.',
  why: 'It is shown as plain text, number signs included, and is missing from the table of contents.',
  messages: {
    missing: {
      message: 'Without a space after "{marks}", this is plain text, not a heading.',
      advice: 'Add a space.',
    },
    'other-blank': {
      message: 'The space after "{marks}" is a special character, so this is plain text, not a heading.',
      advice: 'Replace it with a regular space.',
    },
  },
  check({ page, report }) {
    for (const { level, textAt: blankAt, span } of page.brokenHeadings) {
      const spaces = /^[\s\u200b-\u200d\u2060\ufeff]*/.exec(page.text.slice(blankAt, span.end))?.[0] ?? '';
      const title = spaces === '' ? 'Add a space' : 'Replace with a regular space';
      report({
        message: spaces === '' ? 'missing' : 'other-blank',
        data: { marks: '#'.repeat(level) },
        span: { start: blankAt - level, end: blankAt + spaces.length },
        fixes: [replace({ start: blankAt, end: blankAt + spaces.length }, ' ', title, true)],
      });
    }
  },
});
