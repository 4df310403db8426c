import { defineRule } from '../rule.ts';
import { reportUnknown } from './shared.ts';

export default defineRule({
  id: 'attribute/role-unknown',
  scope: 'page',
  severity: 'info',
  summary: 'A role in a key/value line that the profile does not know, or that is not translated.',
  why: 'It cannot be compared with other pages and translations; a slip in it goes unseen.',
  messages: {
    unknown: 'No role "{word}" is known. Use one that is, or add this one to the roles in the configuration.',
    untranslated: '"{word}" is the name of a role in {language}. On this page it is usually "{name}".',
  },
  check: (context) => reportUnknown('roles', context),
});
