import { examineInto, recallExamined } from './cache/page-cache.ts';
import type { PageStore } from './cache/page-store.ts';
import { type Examined, examine } from './examine.ts';
import type { Plan, PlannedPage } from './plan.ts';
import type { WorkerSettings } from './pool/messages.ts';
import { openPool, type Pool } from './pool/pool.ts';

/** Looks at the pages of a plan, one after the other, with the help of other threads where that pays. */
export interface Looker {
  look(page: PlannedPage): Promise<Examined>;
  close(): Promise<void>;
}

export interface LookerOptions extends Omit<WorkerSettings, 'roots'> {
  /** What is known of the pages of a workspace, and what becomes known. */
  readonly storeFor: (root: string) => PageStore;
  /** Whether an earlier run has filled the stores, or a later one will want them. */
  readonly keeps: boolean;
  readonly threads: number;
}

export function createLooker({ pages, workspaces }: Plan, options: LookerOptions): Looker {
  const { storeFor, keeps, threads, only } = options;
  // What an earlier run has found is mostly still right.
  const fresh = keeps ? pages.filter(({ workspace, path }) => !storeFor(workspace.root).get(path)) : pages;
  const settings = { ...options, roots: workspaces.map(({ root }) => root) };
  const pool = openPool(fresh, threads, plainly(settings));
  return {
    async look(page) {
      const { workspace, path, from } = page;
      const request = { path, named: from !== 'search' };
      const own = { ...workspace, only };
      const store = storeFor(workspace.root);
      const shared = await shareOf(page, pool, store);
      if (shared && !keeps) return shared;
      if (!keeps && !pool) return (await examine(request, own)).examined;
      return (
        (keeps ? await recallExamined(request, own, store) : undefined) ??
        (await examineInto(request, own, store))
      );
    },
    close: async () => await pool?.close(),
  };
}

/** What another thread found on a page: it counts as if an earlier run had. */
async function shareOf(
  page: PlannedPage,
  pool: Pool | undefined,
  store: PageStore,
): Promise<Examined | undefined> {
  const { record, text = '' } = (await pool?.answerFor(page)) ?? {};
  if (!record) return undefined;
  store.set(record);
  return { kind: 'playbook', text, report: record.report };
}

/** Only what can be sent to another thread. */
function plainly({ roots, config, only, today }: WorkerSettings): WorkerSettings {
  return { roots, config, only, today };
}
