import { subjectsOf } from '../../lint/fingerprint.ts';
import type { PageReport, PlaybookService } from '../../service.ts';
import { isConfigurationFile } from '../../workspace/configuration.ts';
import type { NodeHost } from '../../workspace/host.node.ts';
import { type OverlaidFile, overlayHost } from '../../workspace/overlay-host.ts';
import { createYield } from '../../workspace/yield.node.ts';
import { findBase, findHead, requireWorkTree } from '../git/base.ts';
import { changesSince, type FileChange, stagedChanges, unstagedChanges } from '../git/changes.ts';
import { type Git, GitError, gitIn } from '../git/git.ts';
import { createObjectReader, type ObjectReader } from '../git/objects.ts';
import { UsageError } from '../shell/args.ts';
import type { Io } from '../shell/io.ts';
import type { Plan, PlannedPage } from '../targets/plan.ts';
import type { PlannedWorkspace } from '../targets/workspace.ts';
import { createDependents } from './dependents.ts';
import type { FindingFilter } from './finding-filter.ts';
import { allNew, KnownFindings } from './known-findings.ts';

/** What the pages are compared with: a state of theirs that Git knows. */
export type Base =
  /** The commit that a branch, tag or commit has in common with the one checked out. */
  | { readonly since: string }
  /** The last commit; the pages are those of the next one. */
  | 'staged';

/** A run that reports only what is new. */
export interface NewOnly {
  /** The pages that may have anything new. */
  readonly plan: Plan;
  readonly filter: FindingFilter;
}

export interface NewOnlyOptions {
  readonly base: Base;
  /** Rules that alone run. */
  readonly ruleIds: ReadonlySet<string> | undefined;
  readonly io: Io;
}

/** Shows workspaces as they would be committed now. What it returns throws a UsageError where Git has no answer. */
export function showStaged(io: Io): (root: string, host: NodeHost) => Promise<NodeHost> {
  return async (root, host) =>
    await withGit(root, 'staged', io, async (git) => {
      const files = new Map<string, OverlaidFile>();
      const objects = createObjectReader(git);
      for (const { from, to, before } of await unstagedChanges(git)) {
        if (before !== undefined && from !== undefined) files.set(from, readObject(before, objects));
        else if (from === undefined && to !== undefined) files.set(to, 'absent');
      }
      return overlayHost(host, files);
    });
}

/**
 * Compares the pages of a plan with what they were. New is a finding that the page, wherever it stood then, did not have: on a
 * changed page those on unchanged lines are old; on an unchanged page those are new that a change elsewhere has caused. Both
 * states are judged by the configuration of today.
 *
 * @throws UsageError where Git has no answer
 */
export async function newOnly(plan: Plan, options: NewOnlyOptions): Promise<NewOnly> {
  const states = new Map<PlannedWorkspace, State>();
  for (const workspace of new Set(plan.pages.map((page) => page.workspace)))
    states.set(workspace, await openState(workspace, options));
  const pages: PlannedPage[] = [];
  const yieldIfDue = createYield();
  for (const page of plan.pages) {
    await yieldIfDue();
    const state = states.get(page.workspace);
    if (state && (await state.mayDiffer(page.path))) pages.push(page);
  }
  const filter: FindingFilter = async (page, findings, lineOf) => {
    const known = await states.get(page.workspace)?.knownOf(page);
    return known ? known.newAmong(findings, lineOf) : allNew(findings);
  };
  return { plan: { ...plan, pages }, filter };
}

/** A workspace as it was. */
interface State {
  mayDiffer(path: string): Promise<boolean>;
  /** What a page of today had; `undefined` when there was no such page. */
  knownOf(page: PlannedPage): Promise<KnownFindings | undefined>;
}

async function openState(workspace: PlannedWorkspace, { base, ruleIds, io }: NewOnlyOptions): Promise<State> {
  const { root, host } = workspace;
  const service = await workspace.service();
  return await withGit(root, base, io, async (git) => {
    const changes =
      base === 'staged'
        ? await stagedChanges(git, await findHead(git))
        : await changesSince(git, await findBase(git, base.since));
    const configuration = await service.configurationFiles();
    const files = filesBefore(changes, configuration, createObjectReader(git));
    const before = await workspace.withHost(overlayHost(host, files));
    const places = new Map(changes.flatMap(({ from, to }) => (to === undefined ? [] : [[to, from]])));
    const mayDiffer = await createDependents({
      changes,
      before,
      now: service,
      profileOf: (path) => service.profile(path),
    });
    return {
      async mayDiffer(path) {
        if (places.has(path)) return true;
        const text = await service.text(path).catch(() => undefined);
        return text === undefined || (await mayDiffer(path, text));
      },
      async knownOf({ path, from }) {
        const place = places.has(path) ? places.get(path) : path;
        if (place === undefined) return undefined;
        return knownFindings(await checkBefore(before, place, from !== 'search', ruleIds));
      },
    };
  });
}

/** What the workspace had in other files, the configuration aside: both states are judged alike. */
function filesBefore(
  changes: readonly FileChange[],
  configuration: ReadonlySet<string>,
  objects: ObjectReader,
): Map<string, OverlaidFile> {
  const isConfiguration = (path: string) => configuration.has(path) || isConfigurationFile(path);
  const files = new Map<string, OverlaidFile>();
  for (const { from, to } of changes)
    if (to !== undefined && to !== from && !isConfiguration(to)) files.set(to, 'absent');
  for (const { from, to, before } of changes)
    if (from !== undefined && (from !== to || !isConfiguration(from)))
      files.set(from, before === undefined ? { read: async () => undefined } : readObject(before, objects));
  return files;
}

function readObject(object: string, objects: ObjectReader): OverlaidFile {
  let text: Promise<string | undefined> | undefined;
  return {
    read() {
      text ??= objects.read(object);
      return text;
    },
  };
}

/** A page that could not be read then had no findings that could account for any of today. */
async function checkBefore(
  service: PlaybookService,
  path: string,
  explicit: boolean,
  ruleIds: ReadonlySet<string> | undefined,
): Promise<PageReport | undefined> {
  try {
    return await service.check(path, ruleIds ? { explicit, ruleIds } : { explicit });
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(error.message);
    return undefined;
  }
}

function knownFindings(report: PageReport | undefined): KnownFindings {
  const known = new KnownFindings();
  const { playbook, findings = [] } = report ?? {};
  if (!playbook) return known;
  const about = subjectsOf(playbook, findings);
  for (const [index, { rule, span }] of findings.entries())
    known.add(
      { rule, about: about[index] ?? [] },
      playbook.lines.lineText(playbook.lines.lineAt(span.start)).replace(/^\ufeff/, ''),
    );
  return known;
}

async function withGit<T>(root: string, base: Base, io: Io, action: (git: Git) => Promise<T>): Promise<T> {
  const git = gitIn(root, io);
  try {
    await requireWorkTree(git, base === 'staged' ? '--staged' : '--changed-since');
    return await action(git);
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  }
}
