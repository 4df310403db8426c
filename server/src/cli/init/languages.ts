import { extensionOf, folderOf, nameOf } from '../../text/paths.ts';
import type { LanguagePlace } from './standalone.ts';

/** Fewer pages than this may have such a name by chance. */
const MIN_COUNT = 3;
const CODE = /^[a-z]{2}(?:-[a-z]{2})?$/i;

/**
 * The languages of pages, by how they are named: folders like `de/` beside each other that hold pages of the same names, or
 * pages like `a-de.md` beside `a.md`. The one of most pages first.
 */
export function proposeLanguages(paths: readonly string[]): {
  readonly languages: readonly LanguagePlace[];
  readonly languageOf: (path: string) => string;
} {
  const folders = languageFolders(paths);
  const suffixes = folders.size > 0 ? new Set<string>() : languageSuffixes(paths);
  const languageOf = (path: string): string => {
    const folder = path.split('/').findLast((name) => folders.has(name));
    if (folder !== undefined) return folder.toLowerCase();
    const suffix = suffixOf(path);
    return suffix !== undefined && suffixes.has(suffix) ? suffix.slice(1).toLowerCase() : 'en';
  };
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(languageOf(path), (counts.get(languageOf(path)) ?? 0) + 1);
  const languages = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([id]): LanguagePlace => {
      const folder = [...folders].find((name) => name.toLowerCase() === id);
      const suffix = [...suffixes].find((end) => end.slice(1).toLowerCase() === id);
      return { id, ...(folder !== undefined && { folder }), ...(suffix !== undefined && { suffix }) };
    });
  return { languages: languages.length > 0 ? languages : [{ id: 'en' }], languageOf };
}

/** Names of folders that directly hold pages of which many stand in a neighbour too. */
function languageFolders(paths: readonly string[]): Set<string> {
  const pages = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = folderOf(path);
    if (!CODE.test(nameOf(folder))) continue;
    const names = pages.get(folder) ?? new Set<string>();
    names.add(nameOf(path));
    pages.set(folder, names);
  }
  const found = new Set<string>();
  for (const [folder, names] of pages) {
    for (const [other, others] of pages) {
      if (other === folder || folderOf(other) !== folderOf(folder)) continue;
      if ([...names].filter((name) => others.has(name)).length >= MIN_COUNT) found.add(nameOf(folder));
    }
  }
  return found;
}

function languageSuffixes(paths: readonly string[]): Set<string> {
  const all = new Set(paths);
  const counts = new Map<string, number>();
  for (const path of paths) {
    const suffix = suffixOf(path);
    if (suffix === undefined) continue;
    const extension = extensionOf(path);
    if (
      !all.has(path.slice(0, path.length - extension.length - suffix.length) + path.slice(-extension.length))
    )
      continue;
    counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= MIN_COUNT).map(([suffix]) => suffix));
}

/** @example suffixOf('docs/a-de.md') // '-de' */
function suffixOf(path: string): string | undefined {
  return /([-_.][a-z]{2})\.[^.]+$/i.exec(nameOf(path))?.[1];
}
