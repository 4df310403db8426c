import type { ValidDays } from '../../../text/date.ts';
import { JsonError, parseJson } from '../../../text/json.ts';
import type { PlannedPage } from '../../targets/plan.ts';
import type { CacheFolder } from './cache-file.ts';
import { digestOf } from './digest.ts';
import { linesAround, type PageRecord, recordFrom } from './page-record.ts';
import { PageStore } from './page-store.ts';
import type { HostRecord } from './recording-host.ts';

/**
 * What is kept of a workspace: the records of its pages, and what the last run over it looked at. One record is valid when all
 * that its page's check looked at is unchanged; all of them are, when all that the run looked at is.
 */
export interface WorkspaceCache {
  readonly store: PageStore;
  readonly lastRun: LastRun | undefined;
}

/** The last run over a workspace, if nothing went wrong in it. */
export interface LastRun {
  /** Digest of what the run was asked for. */
  readonly request: string;
  /** The days on which its findings are the same. */
  readonly validDays: ValidDays;
  /** All that it read and listed of the workspace. */
  readonly inputs: HostRecord;
  /** The files that its configurations are made of. */
  readonly configurationFiles: readonly string[];
  readonly pages: readonly CacheablePage[];
}

/** A page of a run. */
export interface CacheablePage extends Pick<PlannedPage, 'path' | 'from'> {
  readonly configuration?: string | undefined;
  /** Whether it was a playbook; if so, its record is in the store. */
  readonly isPlaybook: boolean;
}

/** What earlier runs have kept, by workspace. */
export interface Cache {
  /** Of the workspace with this root; the same object each time. */
  of(root: string): WorkspaceCache;
  /**
   * Keeps what has become known.
   * @param lastRun of the workspace with this root; `undefined` where it is not known to be complete
   * @param isThere whether a page still exists
   */
  save(
    lastRun: (root: string) => LastRun | undefined,
    isThere: (root: string, path: string) => boolean,
  ): void;
}

/**
 * @param settings all that findings depend on beside files and days, such as which rules run
 */
export function openCache(folder: CacheFolder, settings: unknown): Cache {
  const workspaces = new Map<string, WorkspaceCache>();
  const fileOf = (root: string): string => `${digestOf([root, settings])}.jsonl`;
  return {
    of(root) {
      const known = workspaces.get(root);
      if (known) return known;
      const opened = openWorkspaceCache(folder.read(fileOf(root)) ?? []);
      workspaces.set(root, opened);
      return opened;
    },
    save(lastRunOf, isThere) {
      for (const [root, { store, lastRun }] of workspaces) {
        const run = lastRunOf(root);
        store.prune((path) => isThere(root, path));
        if (store.isChanged || digestOf(run) !== digestOf(lastRun))
          folder.write(fileOf(root), linesOfCache(store.records, run));
      }
    },
  };
}

/** What was kept; nothing where it is not what a run keeps, although its digest is right. */
function openWorkspaceCache(lines: readonly string[]): WorkspaceCache {
  try {
    return parseCache(lines);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return parseCache([]);
  }
}

function parseCache([head, ...lines]: readonly string[]): WorkspaceCache {
  const records: PageRecord[] = [];
  for (let at = 0; at < lines.length; at += 2) records.push(recordFrom(lines[at] ?? '', lines[at + 1] ?? ''));
  return {
    store: new PageStore(records),
    lastRun: head === undefined ? undefined : ((parseJson(head) as LastRun | null) ?? undefined),
  };
}

function* linesOfCache(records: Iterable<PageRecord>, lastRun: LastRun | undefined): Generator<string> {
  yield JSON.stringify(lastRun ?? null);
  for (const record of records) yield* linesAround(record);
}
