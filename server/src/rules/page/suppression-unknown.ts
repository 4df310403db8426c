import { defineRule } from '../rule.ts';

/** Reported by the run itself, which alone knows all rules. */
export default defineRule({
  id: 'page/suppression-unknown',
  scope: 'page',
  severity: 'warning',
  summary: 'A suppression comment names a rule that does not exist.',
  why: 'The comment suppresses nothing, while its writer believes it does.',
  messages: {
    unknown:
      'There is no rule "{rule}", so this comment suppresses nothing. Run "playbook rules" for the list.',
    mistyped: 'There is no rule "{rule}", so this comment suppresses nothing. Did you mean {suggestions}?',
  },
  check() {},
});
