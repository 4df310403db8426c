import type { Profile } from '../profile/profile.ts';
import type { Vocabulary } from '../profile/vocabulary.ts';
import { fold } from '../text/words.ts';

/** How a header was taken for the name of a column. */
export interface NameMatch {
  readonly id: string;
  readonly how: 'name' | 'foreign' | 'similar';
}

/** Finds the ids of names where writers are free with spaces, as in table headers. */
export interface LooseNames {
  /** By a name of the language, or else of any other; spaces do not count. */
  exact(text: string, language: string): NameMatch | undefined;
  /** By likeness to a name of the language. */
  similar(text: string, language: string): NameMatch | undefined;
  /** The languages that have this name; all of them where it is the same everywhere. */
  languagesOf(text: string): readonly string[];
}

/** @example createLooseNames(profile.columns, profile).exact('Done/Due', 'en') // the same as `Done / Due` */
export function createLooseNames(vocabulary: Vocabulary, profile: Profile): LooseNames {
  const languages = [...profile.languages.keys()];
  /** Without its spaces → as the vocabulary writes it. */
  const spellings = new Map<string, string[]>();
  for (const word of new Set(languages.flatMap((language) => vocabulary.words(language)))) {
    const key = compact(word);
    spellings.set(key, [...(spellings.get(key) ?? []), word]);
  }
  const spelled = (text: string): readonly string[] => spellings.get(compact(text)) ?? [];
  return {
    exact(text, language) {
      const known = spelled(text);
      for (const word of known) {
        const own = vocabulary.find(word, language);
        if (own) return { id: own.id, how: 'name' };
      }
      const foreign = known.flatMap((word) => vocabulary.findAnywhere(word))[0];
      return foreign && { id: foreign.id, how: 'foreign' };
    },
    similar(text, language) {
      const word = vocabulary.suggest(text, language)[0];
      const meaning = word === undefined ? undefined : vocabulary.find(word, language);
      return meaning && { id: meaning.id, how: 'similar' };
    },
    languagesOf(text) {
      const meanings = spelled(text).flatMap((word) => vocabulary.findAnywhere(word));
      if (meanings.some(({ language }) => language === undefined)) return languages;
      return [...new Set(meanings.map(({ language }) => language ?? ''))];
    },
  };
}

function compact(text: string): string {
  return fold(text).replace(/\s+/g, '');
}
