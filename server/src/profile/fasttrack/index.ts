import type { LanguagePack, ProfileFile } from '../types.ts';
import de from './de.yaml';
import en from './en.yaml';
import es from './es.yaml';
import ja from './ja.yaml';
import profile from './profile.yaml';
import pt from './pt.yaml';
import zh from './zh.yaml';

/** The profile file, its language packs put in place of their paths. A test loads the same files as a team's would be. */
export const file: ProfileFile = {
  ...(profile as ProfileFile),
  languages: { en, de, ja, pt, zh, es } as Readonly<Record<string, LanguagePack>>,
};
