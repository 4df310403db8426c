import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareDates, type Days } from '../text/date.ts';
import type { NodeHost } from '../workspace/host.node.ts';
import type { CacheFolder } from './cache/cache-file.ts';
import { createStores, openPageCache } from './cache/page-cache.ts';
import type { PageStore } from './cache/page-store.ts';
import { type RecordingHost, recordingHost } from './cache/recording-host.ts';
import { keepRun, type RunSettings } from './cache/replay.ts';
import { dateOf } from './calendar.ts';
import { CHECKED_ONCE, type Examined } from './examine.ts';
import { findPages } from './find-pages.ts';
import type { FormatRequest } from './formats.ts';
import type { Io } from './io.ts';
import { createLooker, type Looker } from './look.ts';
import { type Base, showStaged } from './new-only.ts';
import type { Notices } from './notices.ts';
import type { Plan, PlannedPage } from './plan.ts';
import type { CacheOption } from './speed-options.ts';
import type { StdinPage } from './stdin.ts';
import type { FoundTarget } from './workspace-roots.ts';

/** The pages of a run, and what they have in them. */
export interface Source {
  readonly plan: Plan;
  readonly examine: (page: PlannedPage) => Promise<Examined>;
  /** To be called when all pages have been looked at. */
  end(): Promise<void>;
  /** To be called at last, whatever has happened. */
  close(): Promise<void>;
}

export interface SourceOptions {
  /** Run only these rules. */
  readonly only: ReadonlySet<string> | undefined;
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly cache: CacheOption | undefined;
  /** How many threads look at pages. */
  readonly concurrency: number;
  readonly fix: boolean;
  readonly narrow: { readonly base: Base | undefined };
  readonly formats: readonly FormatRequest[];
  readonly io: Io;
  readonly notices: Notices;
  /** The one page, instead of those that the arguments name. */
  readonly stdin: StdinPage | undefined;
}

/** What a fresh look at the pages starts from. */
export interface Start {
  readonly folder: CacheFolder | undefined;
  readonly targets: readonly FoundTarget[];
  /** Where the run is to be kept, to be played back; absent: nowhere. */
  readonly settings: RunSettings | undefined;
}

/** Looks at pages, and keeps what it sees where there is a cache. */
export async function lookAfresh(
  { folder, targets, settings }: Start,
  options: SourceOptions,
): Promise<Source> {
  const { only, config, io, notices, narrow, concurrency } = options;
  const cache = folder && openPageCache(folder, { config, only: only && [...only].sort() });
  const storeFor = cache?.store ?? createStores();
  const hosts: RecordingHost[] = [];
  const record = async (root: string, host: NodeHost): Promise<NodeHost> => {
    const recording = recordingHost(root, host);
    hosts.push(recording);
    return recording.host;
  };
  const showing = narrow.base === 'staged' ? showStaged(io) : folder && settings ? record : undefined;
  const plan = await findPages([], {
    ...{ ...options, targets, showing, memoryFor: storeFor },
    modelsKept: CHECKED_ONCE,
  });
  const examined = new Map<PlannedPage, Examined>();
  let looker: Looker | undefined;
  return {
    plan,
    async examine(page) {
      looker ??= createLooker(plan, {
        ...{ only, config, storeFor, keeps: cache !== undefined },
        today: dateOf(io.now()),
        threads: isOnDisk(options) ? concurrency : 1,
      });
      const found = await looker.look(page);
      if (folder && settings) examined.set(page, found);
      return found;
    },
    async end() {
      cache?.save((root, path) => existsSync(resolve(root, path)));
      if (!folder || !settings || notices.said > 0) return;
      const records = hosts.map((host) => host.record()).filter((one) => one !== undefined);
      if (records.length < hosts.length) return;
      await keepRun(folder, settings, { plan, examined, hosts: records, days: daysOf(plan, storeFor) });
    },
    close: async () => await looker?.close(),
  };
}

/** Whether other threads see the same pages as this one. */
function isOnDisk({ stdin, narrow, formats }: SourceOptions): boolean {
  const whole = narrow.base === undefined && !formats.some(({ format }) => format === 'html');
  return whole && stdin === undefined;
}

/** The days on which every page would be found as it was today. */
function daysOf(plan: Plan, storeFor: (root: string) => PageStore): Days {
  let after: Days['after'];
  let before: Days['before'];
  for (const { workspace, path } of plan.pages) {
    const days = storeFor(workspace.root).get(path)?.days;
    if (days?.after && (!after || compareDates(days.after, after) > 0)) after = days.after;
    if (days?.before && (!before || compareDates(days.before, before) < 0)) before = days.before;
  }
  return { after, before };
}
