import { dirname } from 'node:path';
import { type CalendarDate, type Days, isWithin } from '../../text/date.ts';
import { decode } from '../../workspace/decode.node.ts';
import { nodeHost } from '../../workspace/host.node.ts';
import type { Examined, ExaminedPage } from '../examine.ts';
import type { Plan, PlannedPage, Workspace } from '../plan.ts';
import type { FoundTarget } from '../workspace-roots.ts';
import type { CacheFolder } from './cache-file.ts';
import { digestOf } from './digest.ts';
import { type HostRecord, sameAnswers } from './recording-host.ts';

/*
 * Nothing reaches a check but through the host, the clock and the settings. So a run in which these say the same as in the one
 * before finds the same, and nothing has to be parsed, and hardly anything of the program loaded.
 */

/** What a run depends on beside files and clock. */
export interface RunSettings {
  readonly cwd: string;
  readonly config: boolean | string;
  readonly targets: readonly FoundTarget[];
  /** Those of the targets, in their order. */
  readonly roots: readonly string[];
}

/** A run that found what an earlier one did. */
export interface Replay {
  readonly plan: Plan;
  readonly examine: (page: PlannedPage) => Promise<Examined>;
}

/** The first line of what is kept of a run. */
interface Head {
  readonly days: Days;
  readonly hosts: readonly HostRecord[];
  readonly globs: Plan['globs'];
}

/** A page, one a line. */
interface Line {
  /** Index of its host. */
  readonly workspace: number;
  readonly path: string;
  readonly label: string;
  readonly from: PlannedPage['from'];
  /** Relative to the root; absent for the built-in profile. */
  readonly configuration?: string | undefined;
  /** Absent: no playbook. */
  readonly report?: ExaminedPage;
}

/** The run of before, if all that it saw is still so. */
export async function replay(
  folder: CacheFolder,
  settings: RunSettings,
  today: CalendarDate,
): Promise<Replay | undefined> {
  const [first, ...lines] = folder.read(fileOf(settings)) ?? [];
  if (first === undefined) return undefined;
  const { days, hosts, globs } = JSON.parse(first) as Head;
  if (!isWithin(today, days)) return undefined;
  const pages = lines.map((line) => JSON.parse(line) as Line);
  const { config } = settings;
  const files: ReadonlyMap<string, Uint8Array>[] = [];
  const workspaces: Workspace[] = [];
  for (const [at, record] of hosts.entries()) {
    const { root } = record;
    const host = nodeHost(root, typeof config === 'string' ? dirname(config) : undefined, 'blocking');
    const found = await sameAnswers(record, host);
    if (!found) return undefined;
    files.push(found);
    const own = new Map(pages.filter(({ workspace }) => workspace === at).map((page) => [page.path, page]));
    workspaces.push({
      root,
      host,
      configurationOf: async (path) => own.get(path)?.configuration,
      get service(): never {
        throw new Error('A run that is played back has no service.');
      },
      imagine() {
        throw new Error('A run that is played back imagines nothing.');
      },
    });
  }
  const planned = new Map<PlannedPage, Examined>();
  for (const { workspace: at, path, label, from, report } of pages) {
    const [workspace, bytes] = [workspaces[at], files[at]?.get(path)];
    if (!workspace || !bytes) return undefined;
    planned.set(
      { workspace, path, label, from },
      // Most texts nobody looks at.
      report
        ? {
            kind: 'playbook',
            report,
            get text() {
              return decode(bytes);
            },
          }
        : { kind: 'no playbook' },
    );
  }
  return {
    plan: { workspaces, pages: [...planned.keys()], emptyFolders: [], globs },
    examine: async (page) => planned.get(page) ?? { kind: 'unread' },
  };
}

/** A run that has just ended, and in which nothing went wrong. */
export interface EndedRun {
  readonly plan: Plan;
  readonly examined: ReadonlyMap<PlannedPage, Examined>;
  readonly hosts: readonly HostRecord[];
  readonly days: Days;
}

/** Keeps a run to be played back. */
export async function keepRun(
  folder: CacheFolder,
  settings: RunSettings,
  { plan, examined, hosts, days }: EndedRun,
): Promise<void> {
  const lines: (Head | Line)[] = [{ days, hosts, globs: plan.globs }];
  for (const page of plan.pages) {
    const { workspace, path, label, from } = page;
    const found = examined.get(page);
    if (!found || found.kind === 'unread') return;
    lines.push({
      workspace: hosts.findIndex(({ root }) => root === workspace.root),
      path,
      label,
      from,
      configuration: await workspace.configurationOf(path),
      ...(found.kind === 'playbook' && { report: found.report }),
    });
  }
  folder.write(
    fileOf(settings),
    lines.map((line) => JSON.stringify(line)),
  );
}

function fileOf(settings: RunSettings): string {
  return `run-${digestOf(settings)}.jsonl`;
}
