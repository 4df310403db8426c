import { defineRule } from '../rule.ts';
import { reportMistyped } from './shared.ts';

export default defineRule({
  id: 'attribute/role-mistyped',
  scope: 'page',
  severity: 'warning',
  summary: 'A role in a key/value line is misspelled, or named in another language.',
  why: 'People who search for their role do not find this page.',
  messages: {
    mistyped: { message: '"{word}" is not a known role.', advice: 'Did you mean {suggestions}?' },
    foreign: {
      message: '"{word}" is the name of a role in {language}.',
      advice: 'Use "{name}" on this page.',
    },
  },
  check: (context) => reportMistyped('roles', context),
});
