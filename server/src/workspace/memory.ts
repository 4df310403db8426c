import type { Profile } from '../profile/profile.ts';
import type { Facts } from './facts.ts';

/** What an earlier run learned of a page: as good as reading it again, as long as its text and profile are the same. */
export interface RememberedPage {
  /** Front-matter key → value, of the keys that the profile calls recurring. */
  readonly recurring: Readonly<Record<string, string>>;
  /** `undefined` where only the head was read. */
  readonly facts: Facts | undefined;
}

/** What is remembered of earlier runs. */
export interface PageMemory {
  /**
   * What is remembered of a page with this text and profile.
   * @param sources the texts of the files that the profile was made of; `undefined` for the built-in profile
   */
  recall(path: string, text: string, sources: ProfileSources | undefined): RememberedPage | undefined;
}

/** Path of a configuration file → its text, or `undefined` where there is none. The same object for the same profile. */
export type ProfileSources = ReadonlyMap<string, string | undefined>;

/** A memory as the workspace asks it. */
export type Recall = (path: string, text: string, profile: Profile) => RememberedPage | undefined;
