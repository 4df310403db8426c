import { resolve } from 'node:path';
import { type CalendarDate, isValidOn } from '../../../text/date.ts';
import { decode } from '../../../workspace/decode.node.ts';
import { byPath, shown } from '../../shell/paths.ts';
import { globsOf, type Plan, type PlannedPage } from '../../targets/plan.ts';
import { openWorkspace, type PlannedWorkspaceOptions, workspaceHost } from '../../targets/workspace.ts';
import type { FoundPathTarget } from '../../targets/workspace-roots.ts';
import type { PageResult } from '../check-page.ts';
import type { Cache } from './cache.ts';
import { isUnchanged } from './recording-host.ts';

/** A run over workspaces in which nothing has changed since the last one. */
export interface UnchangedRun {
  readonly plan: Plan;
  readonly check: (page: PlannedPage) => Promise<PageResult>;
}

export interface UnchangedOptions extends Omit<PlannedWorkspaceOptions, 'wrapHost' | 'memoryFor'> {
  readonly targets: readonly FoundPathTarget[];
  readonly roots: readonly string[];
  /** Digest of what the run was asked for. */
  readonly request: string;
  readonly today: CalendarDate;
  readonly cwd: string;
}

/**
 * The run's pages with their results out of the cache, if the last run over each workspace was asked for the same and all that
 * it looked at is unchanged; otherwise `undefined`. Neither the parser nor the rules are loaded.
 */
export async function unchangedRun(
  cache: Cache,
  options: UnchangedOptions,
): Promise<UnchangedRun | undefined> {
  const { targets, roots, request, today, cwd, config } = options;
  const results = new Map<PlannedPage, PageResult>();
  const workspaces: Plan['workspaces'][number][] = [];
  for (const root of roots) {
    const { lastRun, store } = cache.of(root);
    if (lastRun?.request !== request || !isValidOn(today, lastRun.validDays)) return undefined;
    const files = await isUnchanged(lastRun.inputs, workspaceHost(root, config));
    if (!files) return undefined;
    const workspace = {
      ...(await openWorkspace(root, { ...options, memoryFor: () => store })),
      configurationFiles: async () => lastRun.configurationFiles,
    };
    workspaces.push(workspace);
    for (const { path, from, configuration, isPlaybook } of lastRun.pages) {
      const page = { workspace, path, from, configuration, label: shown(cwd, resolve(root, path)) };
      const [bytes, record] = [files.get(path), store.get(path)];
      if (!isPlaybook) results.set(page, { kind: 'no playbook' });
      else if (!bytes || !record) return undefined;
      else
        results.set(page, {
          kind: 'playbook',
          report: record.report,
          // Most texts nobody reads.
          get text() {
            return decode(bytes);
          },
        });
    }
  }
  const pages = [...results.keys()].sort((a, b) => byPath(a.label, b.label));
  return {
    plan: { workspaces, pages, emptyFolders: [], globs: globsOf(targets, cwd) },
    check: async (page) => results.get(page) ?? { kind: 'unread' },
  };
}
