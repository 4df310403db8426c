import { defineRule } from '../rule.ts';
import { reportMistyped } from './shared.ts';

export default defineRule({
  id: 'attribute/service-mistyped',
  scope: 'page',
  severity: 'warning',
  summary: 'A service in a key/value line is misspelled, or named in another language.',
  why: 'People who search for the service do not find this page.',
  messages: {
    mistyped: { message: '"{word}" is not a known service.', advice: 'Did you mean {suggestions}?' },
    foreign: {
      message: '"{word}" is the name of a service in {language}.',
      advice: 'Use "{name}" on this page.',
    },
  },
  check: (context) => reportMistyped('services', context),
});
