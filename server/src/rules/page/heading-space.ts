import { defineRule, replace } from '../rule.ts';

export default defineRule({
  id: 'page/heading-space',
  scope: 'page',
  severity: 'warning',
  summary: 'A heading without a blank behind its number signs.',
  why: 'It is shown as ordinary text, number signs included, and is missing from the contents.',
  messages: {
    missing: 'Without a blank behind "{marks}" this is no heading but ordinary text. Add the blank.',
    'other-blank':
      'The blank behind "{marks}" is a special one that Markdown does not take for a blank, so this is no heading but ordinary text. Write an ordinary blank.',
  },
  check({ page, report }) {
    for (const { level, blankAt, span } of page.brokenHeadings) {
      const blanks = /^[\s\u200b-\u200d\u2060\ufeff]*/.exec(page.text.slice(blankAt, span.end))?.[0] ?? '';
      const title = blanks === '' ? 'Add the blank' : 'Write an ordinary blank';
      report({
        message: blanks === '' ? 'missing' : 'other-blank',
        data: { marks: '#'.repeat(level) },
        span: { start: blankAt - level, end: blankAt + blanks.length },
        fixes: [replace({ start: blankAt, end: blankAt + blanks.length }, ' ', title, true)],
      });
    }
  },
});
