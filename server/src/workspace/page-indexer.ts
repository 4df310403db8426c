import { readFrontMatter } from '../playbook/front-matter/front-matter.ts';
import type { Playbook } from '../playbook/model.ts';
import type { PlaybookReader } from '../playbook/parse.ts';
import type { Profile } from '../profile/profile.ts';
import { folderOf, join, nameOf } from '../text/paths.ts';
import type { Facts } from './facts.ts';
import { factsOf, recurringValues } from './facts-of.ts';
import type { Files } from './files.ts';
import { WorkspaceIndex } from './index.ts';
import type { Recall } from './memory.ts';
import { groupOf, translationPlaces } from './translations.ts';

export interface PageIndexerOptions {
  readonly files: Files;
  readonly read: (path: string) => Promise<string | undefined>;
  /** The files that have unsaved text, whether they are on disk or not. */
  readonly unsaved: ReadonlyMap<string, string>;
  /** The profile of a path that is a playbook page. */
  readonly profileFor: (path: string) => Promise<Profile | undefined>;
  readonly open: (path: string, profile: Profile) => Promise<Playbook | undefined>;
  /** The model of a text, when it has been made already. */
  readonly kept: (path: string, text: string, profile: Profile) => Playbook | undefined;
  /** What earlier runs have learned. */
  readonly recall: Recall | undefined;
  readonly onChange: () => void;
  /** An index with other profiles, from which is taken what still holds. */
  readonly before: WorkspaceIndex | undefined;
}

/** What the index takes of a page. */
export interface IndexedPage {
  readonly recurring: Readonly<Record<string, string>>;
  readonly facts: Facts;
}

export interface IndexOptions {
  /** Called between two pages: resolves when the next may be read. Only so can anything else be done meanwhile. */
  readonly yieldControl?: () => Promise<void>;
  readonly onProgress?: (done: number, all: number) => void;
  readonly isCancelled?: () => boolean;
}

/** Fills the index: with all pages in the background, and before that with those that somebody asks about. */
export class PageIndexer {
  readonly index: WorkspaceIndex;
  readonly #options: PageIndexerOptions;
  readonly #headReadings = new Readings();
  readonly #factReadings = new Readings();
  #completing: Promise<void> | undefined;
  #closed = false;

  constructor(options: PageIndexerOptions) {
    this.#options = options;
    this.index = new WorkspaceIndex(options.files, options.onChange);
  }

  /** Resolves when the heads of all pages are in the index; begins with that when first called. */
  complete(): Promise<void> {
    this.#completing ??= this.#readAll();
    return this.#completing;
  }

  /** Ends what goes on in the background: another book has taken its place. */
  close(): void {
    this.#closed = true;
  }

  async #readAll(): Promise<void> {
    for await (const path of this.#options.files.surroundings()) {
      if (this.#closed) return;
      if (!this.index.head(path) && !(await this.#reuse(path))) await this.#addHead(path);
    }
    for (const path of this.#options.unsaved.keys()) if (!this.index.head(path)) await this.#addHead(path);
    this.index.complete();
  }

  async #reuse(path: string): Promise<boolean> {
    const { before, profileFor } = this.#options;
    const head = before?.head(path);
    if (!before || !head || (await profileFor(path)) !== head.profile) return false;
    this.index.setHead(path, head);
    const facts = before.facts(path);
    if (facts && before.isIndexed(path)) this.index.setFacts(path, facts);
    return true;
  }

  /** Makes the index know a page of which all is at hand, and its translations. */
  async add(path: string, { recurring, facts }: IndexedPage, profile: Profile): Promise<void> {
    const { profileFor, files } = this.#options;
    const reading = this.#factReadings.start(path);
    if ((await profileFor(path)) !== profile || !this.#factReadings.isLast(path, reading)) return;
    this.index.setHead(path, { profile, recurring });
    this.index.setFacts(path, facts);
    if (this.index.isComplete) return;
    const key = groupOf(path, profile)?.key;
    for (const folder of translationPlaces(path, profile)) {
      await files.listParents(folder);
      for (const name of files.entries(folder)) {
        const path = join(folder, name);
        if (!this.index.head(path) && groupOf(path, profile)?.key === key) await this.#addHead(path);
      }
    }
  }

  /** Makes sure that the index has the facts of a path, if that is a page. */
  async indexPage(path: string): Promise<void> {
    const { index } = this;
    if (!index.head(path) && !index.isComplete && this.#options.files.fileKind(path) === 'file')
      await this.#addHead(path);
    await this.#indexPage(path, this.#options.open);
  }

  async #indexPage(path: string, open: PageIndexerOptions['open']): Promise<void> {
    const profile = this.index.head(path)?.profile;
    if (!profile || this.index.isIndexed(path)) return;
    const reading = this.#factReadings.start(path);
    try {
      const facts = await this.#factsOf(path, profile, open);
      if (facts && this.#factReadings.isLast(path, reading)) this.index.setFacts(path, facts);
    } catch {
      // An unreadable page is reported where it is checked itself.
    }
  }

  async #factsOf(
    path: string,
    profile: Profile,
    open: PageIndexerOptions['open'],
  ): Promise<Facts | undefined> {
    const { read, recall } = this.#options;
    const text = recall && (await read(path));
    const remembered = text === undefined ? undefined : recall?.(path, text, profile)?.facts;
    if (remembered) return remembered;
    const playbook = await open(path, profile);
    return playbook && factsOf(playbook, profile);
  }

  /** Learns all pages, one after the other. Returns whether it came to the end. */
  async indexAll(reader: PlaybookReader, options: IndexOptions): Promise<boolean> {
    const { read, kept } = this.#options;
    const { yieldControl, onProgress, isCancelled } = options;
    const open = async (path: string, profile: Profile) => {
      const text = await read(path);
      if (text === undefined) return undefined;
      return kept(path, text, profile) ?? reader.read(path, text, profile);
    };
    const unknown = this.index.pages.filter((path) => !this.index.isIndexed(path));
    for (const [done, path] of unknown.entries()) {
      onProgress?.(done, unknown.length);
      await yieldControl?.();
      if (isCancelled?.()) return false;
      await this.#indexPage(path, open);
    }
    onProgress?.(unknown.length, unknown.length);
    return true;
  }

  /** Brings the index up to date with a file or folder that may have been created, changed or deleted. */
  async refresh(path: string): Promise<void> {
    const { files, unsaved } = this.#options;
    const kind = (await files.list(folderOf(path)))?.get(nameOf(path));
    this.#factReadings.start(path);
    if (kind === 'file' || unsaved.has(path)) {
      this.index.doubt(path);
      await this.#addHead(path);
    } else {
      this.#headReadings.start(path);
      this.index.remove(path);
      if (kind === 'folder') for await (const page of files.walk(path)) await this.#addHead(page);
    }
  }

  async #addHead(path: string): Promise<void> {
    const { read, profileFor, recall } = this.#options;
    const profile = await profileFor(path);
    if (!profile) return;
    const reading = this.#headReadings.start(path);
    try {
      const text = await read(path);
      if (!this.#headReadings.isLast(path, reading)) return;
      if (text === undefined) this.index.remove(path);
      else
        this.index.setHead(path, {
          profile,
          recurring:
            recall?.(path, text, profile)?.recurring ??
            recurringValues(readFrontMatter(text).frontMatter, profile),
        });
    } catch {
      // As above: its own check says so.
    }
  }
}

/** Numbers the readings of each page, so that one which ends late cannot undo a later one. */
class Readings {
  readonly #last = new Map<string, number>();
  #count = 0;

  start(path: string): number {
    this.#last.set(path, ++this.#count);
    return this.#count;
  }

  isLast(path: string, reading: number): boolean {
    return this.#last.get(path) === reading;
  }
}
