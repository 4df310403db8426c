import { languageName } from '../../playbook/queries/language-name.ts';
import { pageSpan } from '../../playbook/queries/outline.ts';
import { folderOf, relative } from '../../text/paths.ts';
import { placedLanguage } from '../../workspace/translations.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'page/untranslated',
  scope: 'workspace',
  severity: 'info',
  summary: 'A page is in another language than the pages around it.',
  why: 'Readers of those pages may not understand this one.',
  messages: {
    untranslated: {
      message: 'This page is in {actual}, but its folder or file name is for {expected}.',
      advice: 'Translate it or move it.',
    },
    copy: {
      message: 'This page is in {actual}, but its folder or file name is for {expected}.',
      advice: 'Delete this copy: the translation is "{path}".',
    },
  },
  check({ page, profile, workspace, report }) {
    const expected = placedLanguage(page.path, profile);
    const actual = profile.languages.get(page.language);
    if (!expected || !actual || expected.id === actual.id) return;
    const data = { expected: languageName(expected.id, profile), actual: languageName(actual.id, profile) };
    const translation = workspace.translations(page.path).get(expected.id);
    const span = pageSpan(page);
    if (
      translation === undefined ||
      translation === page.path ||
      workspace.facts(translation)?.language !== expected.id
    ) {
      report({ message: 'untranslated', data, span, subject: expected.id });
      return;
    }
    const path = relative(folderOf(page.path), translation);
    report({
      message: 'copy',
      data: { ...data, path },
      span,
      subject: expected.id,
      related: [{ message: 'The translation is here.', path: translation }],
    });
  },
});
