import { type Examined, type ExamineOptions, examine, type PageRequest } from '../examine.ts';
import type { CacheFolder } from './cache-file.ts';
import { digestOf } from './digest.ts';
import { basisOf, type PageRecord, recordOf } from './page-record.ts';
import { PageStore } from './page-store.ts';

/** What earlier runs have found, by workspace. */
export interface PageCache {
  /** The pages of the workspace with this root. */
  store(root: string): PageStore;
  /** Keeps what has become known in this run. */
  save(isKept: (root: string, path: string) => boolean): void;
}

/** Stores for one run only. */
export function createStores(): (root: string) => PageStore {
  const stores = new Map<string, PageStore>();
  return (root) => {
    const store = stores.get(root) ?? new PageStore();
    stores.set(root, store);
    return store;
  };
}

/**
 * @param settings all that findings depend on beside pages and configurations, such as which rules run
 */
export function openPageCache(folder: CacheFolder, settings: unknown): PageCache {
  const stores = new Map<string, PageStore>();
  const fileOf = (root: string): string => `pages-${digestOf([root, settings])}.jsonl`;
  return {
    store(root) {
      const known = stores.get(root);
      if (known) return known;
      const lines = folder.read(fileOf(root)) ?? [];
      const store = new PageStore(lines.map((line) => JSON.parse(line) as PageRecord));
      stores.set(root, store);
      return store;
    },
    save(isKept) {
      for (const [root, store] of stores) {
        store.prune((path) => isKept(root, path));
        if (store.isChanged) folder.write(fileOf(root), linesOf(store));
      }
    },
  };
}

function* linesOf(store: PageStore): Generator<string> {
  for (const record of store.records) yield JSON.stringify(record);
}

/** The page as an earlier run found it; `undefined` where it would be found otherwise today, or nobody can tell. */
export async function recallExamined(
  { path, named }: PageRequest,
  { service }: Pick<ExamineOptions, 'service'>,
  store: PageStore,
): Promise<Examined | undefined> {
  const record = store.get(path);
  try {
    if (!record || !(await service.stands(path, basisOf(record), digestOf, { named }))) return undefined;
    const text = await service.text(path);
    return text === undefined ? undefined : { kind: 'playbook', text, report: record.report };
  } catch {
    // Whatever it is, it is said where the page is looked at anew.
    return undefined;
  }
}

/** Checks a page, and keeps what was found. */
export async function examineInto(
  request: PageRequest,
  options: ExamineOptions,
  store: PageStore,
): Promise<Examined> {
  const { examined, basis, hasMarks } = await examine(request, options);
  if (examined.kind === 'playbook' && basis)
    store.set(recordOf(examined.text, examined.report, basis, hasMarks ?? false));
  return examined;
}
