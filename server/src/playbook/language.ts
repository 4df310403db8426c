import type { Profile } from '../profile/profile.ts';
import type { Vocabulary } from '../profile/vocabulary.ts';
import { fold } from '../text/words.ts';
import type { Table } from './model.ts';
import type { LooseNames } from './names.ts';

/** The words of a page that tell its language. */
export interface LanguageSigns {
  readonly path: string;
  readonly headings: readonly string[];
  /** What is before the colon of lines that may be attributes. */
  readonly labels: readonly string[];
  readonly tables: readonly Table[];
}

/**
 * The language of a page. Its own words decide: each name of a section, attribute or column is one vote for every language
 * that has it, however often it occurs. A tie goes to the suffix of the file's name, then to its folder, then to the default.
 */
export function detectLanguage(
  signs: LanguageSigns,
  profile: Profile,
  columns: LooseNames,
  updateColumns: LooseNames,
): string {
  const votes = new Map<string, number>([...profile.languages.keys()].map((language) => [language, 0]));
  const headers = unique(signs.tables.flatMap(({ header }) => header.cells.map(({ text }) => text)));
  const ballots = [
    ...unique(signs.headings).map((word) => languagesOf(profile.sections, word, profile)),
    ...unique(signs.labels).map((word) => languagesOf(profile.attributes, word, profile)),
    ...headers.map((word) => [
      ...new Set([...columns.languagesOf(word), ...updateColumns.languagesOf(word)]),
    ]),
  ];
  for (const language of ballots.flat()) votes.set(language, (votes.get(language) ?? 0) + 1);
  const most = Math.max(0, ...votes.values());
  const leaders = [...votes].filter(([, count]) => count === most).map(([language]) => language);
  const [first = profile.defaultLanguage] = leaders;
  if (leaders.length === 1) return first;
  const hints = [bySuffix(signs.path, profile), byFolder(signs.path, profile), profile.defaultLanguage];
  return hints.find((hint) => hint !== undefined && leaders.includes(hint)) ?? first;
}

function unique(words: readonly string[]): string[] {
  return [...new Map(words.map((word) => [fold(word), word])).values()];
}

function languagesOf(vocabulary: Vocabulary, word: string, { languages }: Profile): readonly string[] {
  const meanings = vocabulary.findAnywhere(word);
  if (meanings.some(({ language }) => language === undefined)) return [...languages.keys()];
  return [...new Set(meanings.map(({ language }) => language ?? ''))];
}

/** The language whose suffix the file's name has; the longest suffix wins, an empty one says nothing. */
function bySuffix(path: string, { languages }: Profile): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const fitting = [...languages.values()].filter(({ suffix }) => suffix !== '' && name.endsWith(suffix));
  return fitting.sort((a, b) => b.suffix.length - a.suffix.length)[0]?.id;
}

/** The language whose folder is nearest to the file. */
function byFolder(path: string, { languages }: Profile): string | undefined {
  const folders = path.split('/').slice(0, -1).reverse();
  for (const folder of folders) {
    const language = [...languages.values()].find((candidate) => candidate.folder === folder);
    if (language) return language.id;
  }
  return undefined;
}
