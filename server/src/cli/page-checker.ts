import { digestOf } from './cache/digest.ts';
import { basisOf, recordOf } from './cache/page-record.ts';
import type { PageStore } from './cache/page-store.ts';
import { type Examined, examine } from './examine.ts';
import type { PlannedPage } from './plan.ts';

export interface PageCheckerOptions {
  /** Run only these rules. */
  readonly only: ReadonlySet<string> | undefined;
  /** What earlier runs have found, and where to put what is found now, by the workspace's root; absent: neither. */
  readonly storeFor: ((root: string) => PageStore) | undefined;
}

/**
 * Makes the function that says what is on a page: from the store, where all that the earlier check looked at is unchanged;
 * otherwise by checking the page.
 */
export function createPageChecker({
  only,
  storeFor,
}: PageCheckerOptions): (page: PlannedPage) => Promise<Examined> {
  return async (page) => {
    const store = storeFor?.(page.workspace.root);
    return (store && (await fromStore(page, store))) ?? (await checkAndStore(page, only, store));
  };
}

/** The page as an earlier run found it; `undefined` where it would be found otherwise today, or nobody can tell. */
async function fromStore(
  { workspace, path, from }: PlannedPage,
  store: PageStore,
): Promise<Examined | undefined> {
  const record = store.get(path);
  if (!record) return undefined;
  const service = await workspace.service();
  try {
    const named = from !== 'search';
    if (!(await service.stands(path, basisOf(record), digestOf, { named }))) return undefined;
    const text = await service.text(path);
    return text === undefined ? undefined : { kind: 'playbook', text, report: record.report };
  } catch {
    // Whatever it is, it is reported when the page is checked anew.
    return undefined;
  }
}

async function checkAndStore(
  page: PlannedPage,
  only: ReadonlySet<string> | undefined,
  store: PageStore | undefined,
): Promise<Examined> {
  const { examined, basis, hasMarks = false } = await examine(page, only);
  if (store && examined.kind === 'playbook' && basis)
    store.set(recordOf(examined.text, examined.report, basis, hasMarks));
  return examined;
}
