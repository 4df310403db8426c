import type { Profile } from '../profile/profile.ts';
import { extensionOf, folderOf, isOutside } from '../text/paths.ts';
import type { Facts } from './facts.ts';
import type { Files } from './files.ts';
import { same } from './same.ts';
import { groupOf, hasSuffix } from './translations.ts';
import type { WorkspaceView } from './view.ts';

/** What the index is told about each playbook page without reading more than its front matter. */
export interface PageHead {
  readonly profile: Profile;
  /** Front-matter key → value, of the keys that the profile calls recurring. */
  readonly recurring: Readonly<Record<string, string>>;
}

/**
 * The playbook pages of a workspace and what is known of them. While it is not complete it answers with what it has; how often
 * values recur it says only then, since half a count misleads. Answers that have not changed stay the same objects.
 */
export class WorkspaceIndex implements WorkspaceView {
  readonly #files: Files;
  readonly #heads = new Map<string, PageHead>();
  readonly #facts = new Map<string, Facts>();
  /** Pages whose text may have changed since their facts were taken. */
  readonly #stale = new Set<string>();
  /** Key of a group of translations → its pages. */
  readonly #groups = new Map<string, Set<string>>();
  /** Key of the front matter → value → pages that have it. */
  readonly #recurring = new Map<string, Map<string, number>>();
  readonly #onChange: () => void;
  #pages: readonly string[] | undefined;
  #complete = false;

  /** @param onChange called when an answer may have become another */
  constructor(files: Files, onChange: () => void = () => undefined) {
    this.#files = files;
    this.#onChange = onChange;
  }

  get isComplete(): boolean {
    return this.#complete;
  }

  /** To be called when the head of every page has been set. */
  complete(): void {
    this.#complete = true;
    this.#onChange();
  }

  setHead(path: string, head: PageHead): void {
    const known = this.#heads.get(path);
    if (known?.profile === head.profile && same(known.recurring, head.recurring)) return;
    if (known) this.#removeHead(path, known);
    this.#heads.set(path, head);
    this.#count(head, 1);
    const key = groupOf(path, head.profile)?.key;
    if (key !== undefined) this.#groups.set(key, (this.#groups.get(key) ?? new Set()).add(path));
    if (!known) this.#pages = undefined;
    this.#onChange();
  }

  setFacts(path: string, facts: Facts): void {
    this.#stale.delete(path);
    if (same(this.#facts.get(path), facts)) return;
    this.#facts.set(path, facts);
    this.#onChange();
  }

  /** Says that the facts of a page, if there are any, may be out of date. */
  doubt(path: string): void {
    if (this.#facts.has(path)) this.#stale.add(path);
  }

  /** Whether the facts of a page are those of its text. */
  isIndexed(path: string): boolean {
    return this.#facts.has(path) && !this.#stale.has(path);
  }

  /** Takes a page out, or all pages below a folder. */
  remove(path: string): void {
    for (const [page, head] of [...this.#heads]) {
      if (page !== path && path !== '' && !page.startsWith(`${path}/`)) continue;
      this.#removeHead(page, head);
      this.#facts.delete(page);
      this.#stale.delete(page);
      this.#pages = undefined;
      this.#onChange();
    }
  }

  #removeHead(path: string, head: PageHead): void {
    this.#heads.delete(path);
    this.#count(head, -1);
    const key = groupOf(path, head.profile)?.key;
    if (key !== undefined) this.#groups.get(key)?.delete(path);
  }

  /** Counts that somebody may hold are not changed in place, so that he can compare. */
  #count({ recurring }: PageHead, by: 1 | -1): void {
    for (const [key, value] of Object.entries(recurring)) {
      const known = this.#recurring.get(key);
      const counts = known && !this.#complete ? known : new Map(known);
      const count = (counts.get(value) ?? 0) + by;
      if (count === 0) counts.delete(value);
      else counts.set(value, count);
      this.#recurring.set(key, counts);
    }
  }

  head(path: string): PageHead | undefined {
    return this.#heads.get(path);
  }

  get pages(): readonly string[] {
    this.#pages ??= [...this.#heads.keys()].sort();
    return this.#pages;
  }

  /** All facts known: path → facts. */
  get allFacts(): ReadonlyMap<string, Facts> {
    return this.#facts;
  }

  facts(path: string): Facts | undefined {
    return this.#facts.get(path);
  }

  translations(path: string): ReadonlyMap<string, string> {
    const profile = this.#heads.get(path)?.profile;
    const group = profile && groupOf(path, profile);
    const found = new Map<string, string>();
    for (const page of [...(this.#groups.get(group?.key ?? '') ?? [])].sort()) {
      const language = profile && groupOf(page, profile)?.language;
      const pack = profile?.languages.get(language ?? '');
      if (language !== undefined && pack && (!found.has(language) || hasSuffix(page, pack)))
        found.set(language, page);
    }
    return found;
  }

  recurring(key: string): ReadonlyMap<string, number> {
    return (this.#complete ? this.#recurring.get(key) : undefined) ?? NO_COUNTS;
  }

  isAlone(path: string): boolean {
    // Mostly the first one tells.
    for (const page of this.#heads.keys()) if (page !== path) return false;
    const extension = extensionOf(path);
    return this.entries(folderOf(path)).filter((name) => extensionOf(name) === extension).length <= 1;
  }

  fileKind(path: string): 'file' | 'folder' | 'missing' | 'unknown' {
    return this.#files.fileKind(path);
  }

  entries(folder: string): readonly string[] {
    return isOutside(folder) ? [] : this.#files.entries(folder);
  }

  otherCase(path: string): string | undefined {
    const found = this.#files.otherCase(path);
    return found === path ? undefined : found;
  }
}

const NO_COUNTS: ReadonlyMap<string, number> = new Map();
