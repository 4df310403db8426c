import { fold, nearest } from '../text/words.ts';
import type { Names } from './types.ts';

/** What a word means, as a vocabulary knows it. */
export interface Meaning {
  readonly id: string;
  /** The spelling that matched, as the vocabulary has it. */
  readonly spelling: string;
  /** The language whose spelling it is; `undefined` for one that is the same in every language. */
  readonly language: string | undefined;
}

/**
 * The names of one sort of thing (roles, sections, columns …) in all languages, compared without regard to case, width,
 * white space and invisible characters.
 */
export class Vocabulary {
  readonly ids: readonly string[];
  readonly #byLanguage: ReadonlyMap<string, Names>;
  readonly #neutral: Names;
  readonly #fallback: string;
  /** Folded spelling → meanings, in the order of the languages. */
  readonly #meanings = new Map<string, Meaning[]>();

  /**
   * @param neutral names that are the same in every language
   * @param fallback the language whose names stand in where another has none
   */
  constructor(byLanguage: ReadonlyMap<string, Names>, neutral: Names, fallback: string) {
    this.#byLanguage = byLanguage;
    this.#neutral = neutral;
    this.#fallback = fallback;
    const ids = new Set<string>(Object.keys(neutral));
    this.#add(neutral, undefined);
    for (const [language, names] of byLanguage) {
      for (const id of Object.keys(names)) ids.add(id);
      this.#add(names, language);
    }
    this.ids = [...ids];
  }

  #add(names: Names, language: string | undefined): void {
    for (const [id, spellings] of Object.entries(names)) {
      for (const spelling of spellings) {
        const key = fold(spelling);
        const meanings = this.#meanings.get(key) ?? [];
        meanings.push({ id, spelling, language });
        this.#meanings.set(key, meanings);
      }
    }
  }

  /** What a word means on a page of the language; words of other languages do not count unless the language lacks its own. */
  find(word: string, language: string): Meaning | undefined {
    return this.findAnywhere(word).find((meaning) => this.#speaks(meaning, language));
  }

  /** Every meaning of a word, of whichever language. */
  findAnywhere(word: string): readonly Meaning[] {
    return this.#meanings.get(fold(word)) ?? [];
  }

  /** The spellings of one thing on a page of the language, the preferred one first. */
  spellings(id: string, language: string): readonly string[] {
    const own = [...(this.#byLanguage.get(language)?.[id] ?? []), ...(this.#neutral[id] ?? [])];
    return own.length > 0 ? own : (this.#byLanguage.get(this.#fallback)?.[id] ?? []);
  }

  preferred(id: string, language: string): string | undefined {
    return this.spellings(id, language)[0];
  }

  /** All spellings that a page of the language may use. */
  words(language: string): string[] {
    return this.ids.flatMap((id) => this.spellings(id, language));
  }

  /** "Did you mean": spellings of the language that a mistyped word is near to, the nearest first. */
  suggest(word: string, language: string): string[] {
    return nearest(word, this.words(language));
  }

  #speaks({ id, language }: Meaning, wanted: string): boolean {
    if (language === undefined || language === wanted) return true;
    return language === this.#fallback && this.spellings(id, wanted) === this.#byLanguage.get(language)?.[id];
  }
}
