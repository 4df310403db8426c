import { folderOf, relative } from '../../workspace/paths.ts';
import { placedLanguage } from '../../workspace/translations.ts';
import { languageName } from '../language-name.ts';
import { defineRule } from '../rule.ts';
import { pageSpan } from './shared.ts';

export default defineRule({
  id: 'page/untranslated',
  scope: 'workspace',
  severity: 'info',
  summary: 'A page that stands among those of one language, but is written in another.',
  why: 'Readers of the language meet a page that they may not understand.',
  messages: {
    untranslated:
      'This page stands among those in {expected}, but is written in {actual}. Translate it, or move it.',
    copy: 'This page stands among those in {expected}, but is written in {actual}. Its translation is "{path}": delete this copy, so that nobody meets it instead.',
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
      related: [{ message: 'The translation.', path: translation }],
    });
  },
});
