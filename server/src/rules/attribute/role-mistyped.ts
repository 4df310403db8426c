import { defineRule } from '../rule.ts';
import { reportMistyped } from './shared.ts';

export default defineRule({
  id: 'attribute/role-mistyped',
  scope: 'page',
  severity: 'warning',
  summary: 'A role in a key/value line that is nearly a known one, or one of another language.',
  why: 'People who look for the work of their role by its name do not find this page.',
  messages: {
    mistyped: 'There is no role "{word}". Did you mean {suggestions}?',
    foreign: '"{word}" is the name of a role in {language}. On this page it is "{name}".',
  },
  check: (context) => reportMistyped('roles', context),
});
