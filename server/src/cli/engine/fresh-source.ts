import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareDates, type ValidDays } from '../../text/date.ts';
import type { NodeHost } from '../../workspace/host.node.ts';
import type { CacheOption } from '../check/speed-options.ts';
import { type Base, showStaged } from '../filter/changed-since.ts';
import type { FormatRequest } from '../reporters/format-option.ts';
import type { Io } from '../shell/io.ts';
import type { Notices } from '../shell/notices.ts';
import { findPages } from '../targets/find-pages.ts';
import type { Plan, PlannedPage } from '../targets/plan.ts';
import type { StdinPage } from '../targets/stdin.ts';
import type { FoundPathTarget } from '../targets/workspace-roots.ts';
import type { Cache, CacheablePage, LastRun } from './cache/cache.ts';
import type { PageStore } from './cache/page-store.ts';
import { type RecordingHost, recordingHost } from './cache/recording-host.ts';
import { CHECKED_ONCE, type PageResult } from './check-page.ts';
import { createPageChecker } from './page-checker.ts';

/** The pages of a run, and what is found on them. */
export interface ResultSource {
  readonly plan: Plan;
  readonly check: (page: PlannedPage) => Promise<PageResult>;
  /** To be called when all pages have been checked. */
  end(): Promise<void>;
}

export interface ResultSourceOptions {
  /** Run only these rules. */
  readonly ruleIds: ReadonlySet<string> | undefined;
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly cache: CacheOption | undefined;
  readonly fix: boolean;
  readonly filter: { readonly base: Base | undefined };
  readonly formats: readonly FormatRequest[];
  readonly io: Io;
  readonly notices: Notices;
  /** The one page, instead of those that the arguments name. */
  readonly stdin: StdinPage | undefined;
}

export interface FreshSourceOptions extends ResultSourceOptions {
  readonly targets: readonly FoundPathTarget[];
  /** Where results are looked for and kept; absent: nowhere. */
  readonly openedCache: Cache | undefined;
  /** Digest of what the run is asked for, if the next run may be spared by this one. */
  readonly request: string | undefined;
}

/** Finds pages and checks them; takes from the cache, where there is one, what is still valid, and keeps the rest in it. */
export async function openFreshSource(options: FreshSourceOptions): Promise<ResultSource> {
  const { ruleIds, io, notices, filter, openedCache: cache, request } = options;
  const storeFor = cache && ((root: string) => cache.of(root).store);
  const hosts = new Map<string, RecordingHost>();
  const record = async (root: string, host: NodeHost): Promise<NodeHost> => {
    const recording = recordingHost(host);
    hosts.set(root, recording);
    return recording.host;
  };
  const plan = await findPages([], {
    ...options,
    wrapHost: filter.base === 'staged' ? showStaged(io) : request === undefined ? undefined : record,
    memoryFor: storeFor,
    modelCacheSize: CHECKED_ONCE,
  });
  const checkPage = createPageChecker({ ruleIds, storeFor });
  const kinds = new Map<PlannedPage, PageResult['kind']>();

  function lastRun(root: string, configurationFiles: readonly string[]): LastRun | undefined {
    const inputs = hosts.get(root)?.record();
    if (!inputs || !cache || request === undefined || notices.written > 0) return undefined;
    const pages: CacheablePage[] = [];
    for (const page of plan.pages) {
      if (page.workspace.root !== root) continue;
      const kind = kinds.get(page);
      if (kind === undefined || kind === 'unread') return undefined;
      const { path, from, configuration } = page;
      pages.push({ path, from, configuration, isPlaybook: kind === 'playbook' });
    }
    const validDays = daysOf(pages, cache.of(root).store);
    return { request, validDays, inputs, configurationFiles, pages };
  }

  return {
    plan,
    async check(page) {
      const found = await checkPage(page);
      kinds.set(page, found.kind);
      return found;
    },
    async end() {
      const files = new Map<string, readonly string[]>();
      for (const { root, configurationFiles } of plan.workspaces)
        files.set(root, [...(await configurationFiles())]);
      cache?.save(
        (root) => lastRun(root, files.get(root) ?? []),
        (root, path) => existsSync(resolve(root, path)),
      );
    },
  };
}

/** The days on which every page would be found as it was today. */
function daysOf(pages: readonly CacheablePage[], store: PageStore): ValidDays {
  let after: ValidDays['after'];
  let before: ValidDays['before'];
  for (const { path } of pages) {
    const validDays = store.get(path)?.dependencies.validDays;
    if (validDays?.after && (!after || compareDates(validDays.after, after) > 0)) after = validDays.after;
    if (validDays?.before && (!before || compareDates(validDays.before, before) < 0))
      before = validDays.before;
  }
  return { after, before };
}
