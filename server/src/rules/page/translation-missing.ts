import { languageName } from '../../playbook/queries/language-name.ts';
import { pageSpan } from '../../playbook/queries/outline.ts';
import type { Language, Profile } from '../../profile/profile.ts';
import { extensionOf, folderOf, join, nameOf } from '../../text/paths.ts';
import { groupOf, hasSuffix } from '../../workspace/translations.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'page/translation-missing',
  scope: 'workspace',
  severity: 'off',
  summary: 'The page is missing in a language that its neighbors are translated into.',
  why: 'Readers of that language do not know that the page exists.',
  messages: {
    'no-translation': {
      message: 'This page is not translated into {language}, unlike other pages in its folder.',
      advice: 'Add the translation.',
    },
    'no-original': {
      message: 'This page in {own} has no original in {language}.',
      advice: 'If the original was renamed or deleted, do the same here.',
    },
  },
  check({ page, profile, workspace, report }) {
    const own = profile.languages.get(groupOf(page.path, profile)?.language ?? '');
    const original = profile.languages.get(profile.defaultLanguage);
    const found = workspace.translations(page.path);
    if (!own || !original || workspace.isAlone(page.path)) return;
    if (own !== original) {
      if (found.has(original.id) || !isUsed(original, own, page.path, workspace)) return;
      report({
        message: 'no-original',
        data: { own: languageName(own.id, profile), language: languageName(original.id, profile) },
        span: pageSpan(page),
        subject: original.id,
      });
      return;
    }
    for (const language of otherLanguages(profile)) {
      if (found.has(language.id) || !isUsed(language, original, page.path, workspace)) continue;
      report({
        message: 'no-translation',
        data: { language: languageName(language.id, profile) },
        span: pageSpan(page),
        subject: language.id,
      });
    }
  },
});

function otherLanguages({ languages, defaultLanguage }: Profile): Language[] {
  return [...languages.values()].filter(({ id }) => id !== defaultLanguage);
}

/** Whether there are pages of a language where the page's translation would be: in its folder, or beside it by suffix. */
function isUsed(language: Language, own: Language, path: string, workspace: WorkspaceView): boolean {
  const folder = folderOf(path);
  const extension = extensionOf(path);
  const inFolders =
    own.folder !== undefined && nameOf(folder) === own.folder && language.folder !== undefined;
  const expected = inFolders ? join(folderOf(folder), language.folder ?? '') : folder;
  return workspace
    .entries(expected)
    .some(
      (name) =>
        extensionOf(name) === extension &&
        (inFolders || (language.suffix !== '' && hasSuffix(name, language))),
    );
}
