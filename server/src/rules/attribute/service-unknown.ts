import { defineRule } from '../rule.ts';
import { reportUnknown } from './shared.ts';

export default defineRule({
  id: 'attribute/service-unknown',
  scope: 'page',
  severity: 'info',
  summary: 'A service in a key/value line that the profile does not know, or that is not translated.',
  why: 'It cannot be compared with other pages and translations; a slip in it goes unseen.',
  messages: {
    unknown:
      'No service "{word}" is known. Use one that is, or add this one to the services in the configuration.',
    untranslated: '"{word}" is the name of a service in {language}. On this page it is usually "{name}".',
  },
  check: (context) => reportUnknown('services', context),
});
