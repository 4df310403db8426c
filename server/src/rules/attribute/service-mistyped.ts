import { defineRule } from '../rule.ts';
import { reportMistyped } from './shared.ts';

export default defineRule({
  id: 'attribute/service-mistyped',
  scope: 'page',
  severity: 'warning',
  summary: 'A service in a key/value line that is nearly a known one, or one of another language.',
  why: 'People who look for a service by its name do not find this page.',
  messages: {
    mistyped: 'There is no service "{word}". Did you mean {suggestions}?',
    foreign: '"{word}" is the name of a service in {language}. On this page it is "{name}".',
  },
  check: (context) => reportMistyped('services', context),
});
