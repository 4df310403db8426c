import type { PageMemory, ProfileSources, RememberedPage } from '../../workspace/memory.ts';
import { digestOf, digestOfText } from './digest.ts';
import type { PageRecord } from './page-record.ts';

/** The records of a workspace's pages. */
export class PageStore implements PageMemory {
  readonly #records = new Map<string, PageRecord>();
  #changed = false;

  constructor(records: Iterable<PageRecord> = []) {
    for (const record of records) this.#records.set(record.report.path, record);
  }

  /** Whether there is anything in it that was not there at first. */
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
    const record = this.#records.get(path);
    if (!record) return undefined;
    const fits = record.text === digestOfText(text) && record.sources === digestOf(sources);
    return fits ? record : undefined;
  }
}
