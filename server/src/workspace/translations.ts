import type { Language, Profile } from '../profile/profile.ts';
import { extensionOf, folderOf, join, nameOf } from '../text/paths.ts';

/**
 * Which pages are one page in several languages. Two pages are, when their paths are the same without the languages' folders
 * and suffixes.
 *
 * @example
 * const group = groupOf('x/german-playbook/a-de.md', profile); // { key: 'x/*\/a.md', language: 'de' }
 */
export function groupOf(
  path: string,
  profile: Profile,
): { readonly key: string; readonly language: string } | undefined {
  const folder = folderOf(path);
  const language = languageOfFolder(nameOf(folder), profile) ?? languageOfSuffix(path, profile);
  if (!language) return undefined;
  const ownFolder = language.folder !== undefined && nameOf(folder) === language.folder;
  return {
    key: join(ownFolder ? join(folderOf(folder), '*') : folder, withoutSuffix(path, language)),
    language: language.id,
  };
}

/** The language whose folder or suffix a path has. The lack of both says nothing. */
export function placedLanguage(path: string, profile: Profile): Language | undefined {
  const language = profile.languages.get(groupOf(path, profile)?.language ?? '');
  const signless = language?.id === profile.defaultLanguage && nameOf(folderOf(path)) !== language.folder;
  return signless ? undefined : language;
}

/** A path's file name without the suffix of the language: the name that its translations share. */
function withoutSuffix(path: string, { suffix }: Language): string {
  const extension = extensionOf(path);
  const stem = nameOf(path).slice(0, nameOf(path).length - extension.length);
  return (suffix !== '' && stem.endsWith(suffix) ? stem.slice(0, -suffix.length) : stem) + extension;
}

/** Whether a file name carries the suffix of its language; names without one may be untranslated copies. */
export function hasSuffix(path: string, language: Language): boolean {
  return language.suffix === '' || withoutSuffix(path, language) !== nameOf(path);
}

function languageOfFolder(folder: string, { languages }: Profile): Language | undefined {
  return [...languages.values()].find((language) => language.folder === folder);
}

/** The language whose suffix the name ends with, the longest suffix first; the default language for none. */
function languageOfSuffix(path: string, { languages, defaultLanguage }: Profile): Language | undefined {
  const fitting = [...languages.values()].filter(
    (language) => language.suffix !== '' && hasSuffix(path, language),
  );
  fitting.sort((a, b) => b.suffix.length - a.suffix.length);
  return fitting[0] ?? languages.get(defaultLanguage);
}

/** The folders in which the translations of a page stand, its own among them. */
export function translationPlaces(path: string, { languages }: Profile): string[] {
  const folder = folderOf(path);
  const folders = [...languages.values()].flatMap((language) => language.folder ?? []);
  if (!folders.includes(nameOf(folder))) return [folder];
  return [...new Set(folders)].map((name) => join(folderOf(folder), name));
}
