import type { PageMemory, ProfileSources, RememberedPage } from '../../../workspace/memory.ts';
import { digestOf, digestOfText } from './digest.ts';
import type { PageRecord } from './page-record.ts';

/** The records of a workspace's pages. */
export class PageStore implements PageMemory {
  readonly #records = new Map<string, PageRecord>();
  #changed = false;

  constructor(records: Iterable<PageRecord> = []) {
    for (const record of records) this.#records.set(record.report.path, record);
  }

  /** Whether it differs from what it was made with. */
  get isChanged(): boolean {
    return this.#changed;
  }

  get records(): IterableIterator<PageRecord> {
    return this.#records.values();
  }

  /** What is kept of a page, be it out of date or not. */
  get(path: string): PageRecord | undefined {
    return this.#records.get(path);
  }

  set(record: PageRecord): void {
    this.#records.set(record.report.path, record);
    this.#changed = true;
  }

  /** Keeps those pages only. */
  prune(isKept: (path: string) => boolean): void {
    for (const path of [...this.#records.keys()]) {
      if (isKept(path)) continue;
      this.#records.delete(path);
      this.#changed = true;
    }
  }

  recall(path: string, text: string, sources: ProfileSources | undefined): RememberedPage | undefined {
    const known = this.#records.get(path)?.dependencies;
    return known && known.text === digestOfText(text) && known.sources === digestOf(sources)
      ? known
      : undefined;
  }
}

/** Stores for the workspaces of one run, by root. */
export function createStores(): (root: string) => PageStore {
  const stores = new Map<string, PageStore>();
  return (root) => {
    const store = stores.get(root) ?? new PageStore();
    stores.set(root, store);
    return store;
  };
}
