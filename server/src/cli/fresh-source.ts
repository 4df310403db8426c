import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareDates, type Days } from '../text/date.ts';
import type { NodeHost } from '../workspace/host.node.ts';
import type { Cache, CheckedPage, LastRun } from './cache/cache.ts';
import type { PageStore } from './cache/page-store.ts';
import { type RecordingHost, recordingHost } from './cache/recording-host.ts';
import { CHECKED_ONCE, type Examined } from './examine.ts';
import { findPages } from './find-pages.ts';
import type { FormatRequest } from './formats.ts';
import type { Io } from './io.ts';
import { type Base, showStaged } from './new-only.ts';
import type { Notices } from './notices.ts';
import { createPageChecker } from './page-checker.ts';
import type { Plan, PlannedPage } from './plan.ts';
import type { CacheOption } from './speed-options.ts';
import type { StdinPage } from './stdin.ts';
import type { FoundTarget } from './workspace-roots.ts';

/** The pages of a run, and what is found on them. */
export interface Source {
  readonly plan: Plan;
  readonly check: (page: PlannedPage) => Promise<Examined>;
  /** To be called when all pages have been checked. */
  end(): Promise<void>;
}

export interface SourceOptions {
  /** Run only these rules. */
  readonly only: ReadonlySet<string> | undefined;
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly cache: CacheOption | undefined;
  readonly fix: boolean;
  readonly narrow: { readonly base: Base | undefined };
  readonly formats: readonly FormatRequest[];
  readonly io: Io;
  readonly notices: Notices;
  /** The one page, instead of those that the arguments name. */
  readonly stdin: StdinPage | undefined;
}

export interface FreshSourceOptions extends SourceOptions {
  readonly targets: readonly FoundTarget[];
  /** Where results are looked for and kept; absent: nowhere. */
  readonly openedCache: Cache | undefined;
  /** Digest of what the run is asked for, if the next run may be spared by this one. */
  readonly request: string | undefined;
}

/** Finds pages and checks them; takes from the cache, where there is one, what is still valid, and keeps the rest in it. */
export async function openFreshSource(options: FreshSourceOptions): Promise<Source> {
  const { only, io, notices, narrow, openedCache: cache, request } = options;
  const storeFor = cache && ((root: string) => cache.of(root).store);
  const hosts = new Map<string, RecordingHost>();
  const record = async (root: string, host: NodeHost): Promise<NodeHost> => {
    const recording = recordingHost(host);
    hosts.set(root, recording);
    return recording.host;
  };
  const plan = await findPages([], {
    ...options,
    wrapHost: narrow.base === 'staged' ? showStaged(io) : request === undefined ? undefined : record,
    memoryFor: storeFor,
    modelsKept: CHECKED_ONCE,
  });
  const checkPage = createPageChecker({ only, storeFor });
  const kinds = new Map<PlannedPage, Examined['kind']>();

  function lastRun(root: string, configurationFiles: readonly string[]): LastRun | undefined {
    const inputs = hosts.get(root)?.record();
    if (!inputs || !cache || request === undefined || notices.said > 0) return undefined;
    const pages: CheckedPage[] = [];
    for (const page of plan.pages) {
      if (page.workspace.root !== root) continue;
      const kind = kinds.get(page);
      if (kind === undefined || kind === 'unread') return undefined;
      const { path, from, configuration } = page;
      pages.push({ path, from, configuration, isPlaybook: kind === 'playbook' });
    }
    const days = daysOf(pages, cache.of(root).store);
    return { request, days, inputs, configurationFiles, pages };
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
function daysOf(pages: readonly CheckedPage[], store: PageStore): Days {
  let after: Days['after'];
  let before: Days['before'];
  for (const { path } of pages) {
    const days = store.get(path)?.dependencies.days;
    if (days?.after && (!after || compareDates(days.after, after) > 0)) after = days.after;
    if (days?.before && (!before || compareDates(days.before, before) < 0)) before = days.before;
  }
  return { after, before };
}
