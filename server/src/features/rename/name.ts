import { plainText } from '../../playbook/plain-text.ts';
import { listsOf } from '../../playbook/queries/mentions.ts';
import { slice } from '../../text/span.ts';
import { fold, tidy } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';
import { factKeyOf, type NameSymbol, symbolsOf } from '../cursor/symbol-at.ts';
import { t } from '../l10n.ts';
import { openQuietly } from '../links-to.ts';
import { pathsWhere } from '../references.ts';
import { type Refusal, type Rename, RenameEdits } from './edits.ts';

/**
 * Writes a role or service differently, in all task rows and key/value lines of the pages in this page's language. Other
 * spellings of it stay, as do translations and prose: only of these places is it certain that the word means the role.
 */
export async function renameName(
  name: NameSymbol,
  newName: string,
  context: FeatureContext,
): Promise<Rename | Refusal> {
  const { page, profile } = context;
  const refused = whyNot(newName, context);
  if (refused !== undefined) return { refused };
  const expected = fold(name.word);
  const key = factKeyOf(name);
  const description = describe(name, newName, context);
  const edits = new RenameEdits({
    row: {
      label: name.kind === 'role' ? t('The role in task tables') : t('The service in task tables'),
      ...description,
    },
    line: {
      label: name.kind === 'role' ? t('The role in key/value lines') : t('The service in key/value lines'),
      ...description,
    },
  });
  const paths = pathsWhere(
    ({ language, roles, services }) =>
      language === page.language && (name.kind === 'role' ? roles : services).includes(key),
    context,
  );
  for (const path of paths) {
    const other = await openQuietly(path, context);
    if (!other || other.language !== page.language) continue;
    for (const symbol of symbolsOf(other, profile)) {
      if (symbol.kind !== name.kind || fold(symbol.word) !== expected) continue;
      if (slice(other.text, symbol.span) === newName) continue;
      edits.add(path, 'task' in symbol.place ? 'row' : 'line', { span: symbol.span, newText: newName });
    }
  }
  return edits.rename;
}

/** Why a text cannot be a name: it would be read as several, or as markup. */
function whyNot(name: string, { profile }: FeatureContext): string | undefined {
  if (name.includes('|')) return t('A name must not contain "|", which separates table cells.');
  if (plainText(name) !== tidy(name)) return t('A name must not contain Markdown, such as "*" or "<".');
  const items = listsOf(profile).items(name, { start: 0, end: name.length });
  const known = profile.roles.findAnywhere(name).length + profile.services.findAnywhere(name).length > 0;
  if (items.length !== 1 && !known)
    return items.length === 0
      ? t('"{0}" means "none".', name)
      : t('"{0}" would be read as {1} names.', name, items.length);
  return undefined;
}

/** What the writer should know before all pages say the new name. */
function describe(
  { kind, id, word }: NameSymbol,
  newName: string,
  { page, profile }: FeatureContext,
): { readonly description: string; readonly needsConfirmation: boolean } {
  const names = kind === 'role' ? profile.roles : profile.services;
  const meaning = names.find(newName, page.language);
  const language = profile.languages.get(page.language)?.name ?? page.language;
  if (meaning && meaning.id !== id) {
    const description =
      kind === 'role'
        ? t('"{0}" is already the name of another role', newName)
        : t('"{0}" is already the name of another service', newName);
    return { description, needsConfirmation: true };
  }
  if (!meaning && id !== undefined) {
    const description =
      kind === 'role'
        ? t('"{0}" is not in the profile: add it to the roles for {1}', newName, language)
        : t('"{0}" is not in the profile: add it to the services for {1}', newName, language);
    return { description, needsConfirmation: false };
  }
  const description = t('"{0}" becomes "{1}" on pages in {2}', word, newName, language);
  return { description, needsConfirmation: false };
}
