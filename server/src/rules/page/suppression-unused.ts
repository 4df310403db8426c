import { defineRule } from '../rule.ts';

/** Reported by the run itself, which alone knows what was suppressed. */
export default defineRule({
  id: 'page/suppression-unused',
  scope: 'page',
  severity: 'warning',
  summary: 'A suppression comment has nothing left to suppress.',
  why: 'It would silently hide the next fault of its kind.',
  messages: {
    unused: 'Nothing is suppressed here any more. Delete the comment, or the next fault will go unseen.',
    'unused-rule':
      'No finding of "{rule}" is suppressed here any more. Delete it from the comment, or the next one will go unseen.',
  },
  check() {},
});
