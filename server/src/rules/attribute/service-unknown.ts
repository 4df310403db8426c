import { defineRule } from '../rule.ts';
import { reportUnknown } from './shared.ts';

export default defineRule({
  id: 'attribute/service-unknown',
  scope: 'page',
  severity: 'info',
  summary: 'A service in a key/value line is unknown, or not translated.',
  why: 'It cannot be compared with other pages and translations, so typos go unnoticed.',
  messages: {
    unknown: {
      message: '"{word}" is not a known service.',
      advice: 'Use a known service, or add this one to the services in the configuration.',
    },
    untranslated: {
      message: '"{word}" is the name of a service in {language}.',
      advice: 'Use "{name}", the usual name in the language of this page.',
    },
  },
  check: (context) => reportUnknown('services', context),
});
