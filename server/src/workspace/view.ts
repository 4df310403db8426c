import type { Facts } from './facts.ts';

/** What a rule may ask about the rest of the workspace. Answers are immediate: what a page needs was fetched before. */
export interface WorkspaceView {
  /** What is at a path, case included; `unknown` where nobody can tell (outside the workspace). */
  fileKind(path: string): 'file' | 'folder' | 'missing' | 'unknown';
  /** Names in a folder; none when there is no such folder. */
  entries(folder: string): readonly string[];
  /** A path that differs in case only from one that is missing. */
  otherCase(path: string): string | undefined;
  /** Facts of a playbook page: known of the pages that this one links to, and of its translations. */
  facts(path: string): Facts | undefined;
  /** All playbook pages, sorted. */
  readonly pages: readonly string[];
  /** The page's translations and itself: language code → path. */
  translations(path: string): ReadonlyMap<string, string>;
  /** How often each value of a recurring front-matter key occurs in the workspace. */
  recurring(key: string): ReadonlyMap<string, number>;
  /** Whether there is no other page, in its folder or chosen elsewhere, so that nothing can be said of pages it links to. */
  isAlone(path: string): boolean;
}
