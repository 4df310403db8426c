import { defineRule } from '../rule.ts';

/** Reported by the run itself, which alone knows what was suppressed. */
export default defineRule({
  id: 'page/suppression-unused',
  scope: 'page',
  severity: 'warning',
  summary: 'A suppression comment has nothing to suppress.',
  why: 'It would silently hide the next finding of its kind.',
  messages: {
    unused: {
      message: 'This comment does not suppress anything.',
      advice: 'Delete it, or it may hide a future finding.',
    },
    'unused-rule': {
      message: 'This comment does not suppress any finding of "{rule}".',
      advice: 'Delete the rule from the comment, or it may hide a future finding.',
    },
  },
  check() {},
});
