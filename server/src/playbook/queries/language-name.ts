import type { Profile } from '../../profile/profile.ts';

const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * What messages, which are in English, call the language of a code: its own name for a code that is no language tag.
 *
 * @example languageName('de', profile) // 'German'
 */
export function languageName(code: string, { languages }: Pick<Profile, 'languages'>): string {
  const own = languages.get(code)?.name ?? code;
  try {
    return english.of(code) ?? own;
  } catch {
    return own;
  }
}
