import { defineRule } from '../rule.ts';

/** Reported by the run itself, which alone knows all rules. */
export default defineRule({
  id: 'page/suppression-unknown',
  scope: 'page',
  severity: 'warning',
  summary: 'A suppression comment names an unknown rule.',
  why: 'The comment suppresses nothing, although its author believes it does.',
  messages: {
    unknown: {
      message: '"{rule}" is not a known rule, so nothing is suppressed.',
      advice: 'Run "playbook rules" for a list of the rules.',
    },
    mistyped: {
      message: '"{rule}" is not a known rule, so nothing is suppressed.',
      advice: 'Did you mean {suggestions}?',
    },
  },
  check() {},
});
