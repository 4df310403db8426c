import { defineRule } from '../rule.ts';

/** Reported by the run itself when a rule throws; there is nothing to look for on a page. */
export default defineRule({
  id: 'page/internal-error',
  scope: 'page',
  severity: 'error',
  summary: 'A rule failed on the page because of an internal error.',
  why: 'Whatever the rule would have found is missing from the report.',
  messages: {
    threw: {
      message: 'The rule {rule} failed on this page: {reason}.',
      advice: 'All other rules ran; please report this, with the page if you can.',
    },
  },
  check() {},
});
