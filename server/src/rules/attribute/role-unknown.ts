import { defineRule } from '../rule.ts';
import { reportUnknown } from './shared.ts';

export default defineRule({
  id: 'attribute/role-unknown',
  scope: 'page',
  severity: 'info',
  summary: 'A role in a key/value line is unknown, or not translated.',
  why: 'It cannot be compared with other pages and translations, so typos go unnoticed.',
  messages: {
    unknown: {
      message: '"{word}" is not a known role.',
      advice: 'Use a known role, or add this one to the roles in the configuration.',
    },
    untranslated: {
      message: '"{word}" is the name of a role in {language}.',
      advice: 'Use "{name}", the usual name in the language of this page.',
    },
  },
  check: (context) => reportUnknown('roles', context),
});
