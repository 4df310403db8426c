import { defineRule } from '../rule.ts';

/** Reported by the run itself when a rule throws; there is nothing to look for on a page. */
export default defineRule({
  id: 'page/internal-fault',
  scope: 'page',
  severity: 'error',
  summary: 'A rule of this program failed on the page.',
  why: 'What the rule would have found is missing from the report.',
  messages: {
    threw:
      'The rule {rule} failed on this page: {reason}. All other rules ran. Please report this with the page.',
  },
  check() {},
});
