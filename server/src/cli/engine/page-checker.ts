import type { PlannedPage } from '../targets/plan.ts';
import { digestOf } from './cache/digest.ts';
import { cachedDependencies, recordOf } from './cache/page-record.ts';
import type { PageStore } from './cache/page-store.ts';
import { checkPage, type PageResult } from './check-page.ts';

export interface PageCheckerOptions {
  /** Run only these rules. */
  readonly ruleIds: ReadonlySet<string> | undefined;
  /** What earlier runs have found, and where to put what is found now, by the workspace's root; absent: neither. */
  readonly storeFor: ((root: string) => PageStore) | undefined;
}

/**
 * Makes the function that says what is on a page: from the store, where all that the earlier check looked at is unchanged;
 * otherwise by checking the page.
 */
export function createPageChecker({
  ruleIds,
  storeFor,
}: PageCheckerOptions): (page: PlannedPage) => Promise<PageResult> {
  return async (page) => {
    const store = storeFor?.(page.workspace.root);
    return (store && (await fromCache(page, store))) ?? (await checkAndCache(page, ruleIds, store));
  };
}

/** The page as an earlier run found it; `undefined` where it would be found otherwise today, or nobody can tell. */
async function fromCache(
  { workspace, path, from }: PlannedPage,
  store: PageStore,
): Promise<PageResult | undefined> {
  const record = store.get(path);
  if (!record) return undefined;
  const service = await workspace.service();
  try {
    const explicit = from !== 'search';
    if (!(await service.isUpToDate(path, cachedDependencies(record), digestOf, { explicit })))
      return undefined;
    const text = await service.text(path);
    return text === undefined ? undefined : { kind: 'playbook', text, report: record.report };
  } catch {
    // Whatever it is, it is reported when the page is checked again.
    return undefined;
  }
}

async function checkAndCache(
  page: PlannedPage,
  ruleIds: ReadonlySet<string> | undefined,
  store: PageStore | undefined,
): Promise<PageResult> {
  const { result, dependencies, looksLikePlaybook = false } = await checkPage(page, ruleIds);
  if (store && result.kind === 'playbook' && dependencies)
    store.set(recordOf(result.text, result.report, dependencies, looksLikePlaybook));
  return result;
}
