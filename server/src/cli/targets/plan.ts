import { relative, resolve } from 'node:path';
import type { Io } from '../shell/io.ts';
import { byPath, shown, slashed } from '../shell/paths.ts';
import { openWorkspace, type PlannedWorkspace, type PlannedWorkspaceOptions } from './workspace.ts';
import { type FoundPathTarget, findRoots } from './workspace-roots.ts';

/** A page to be checked. */
export interface PlannedPage {
  readonly workspace: PlannedWorkspace;
  /** Relative to the workspace's root, as the service wants it. */
  readonly path: string;
  /** Relative to the working folder, as people see it. */
  readonly label: string;
  /** Whether the caller named it, or a glob of his, or a search found it. */
  readonly from: 'name' | 'glob' | 'search';
  /** The configuration file that counts for it, relative to the root; `undefined` for the built-in profile. */
  readonly configuration: string | undefined;
}

export interface Plan {
  readonly workspaces: readonly PlannedWorkspace[];
  /** Sorted by `label`; every file once. */
  readonly pages: readonly PlannedPage[];
  /** Folders in which no page was found. */
  readonly emptyFolders: readonly {
    readonly workspace: PlannedWorkspace;
    readonly path: string;
    readonly label: string;
  }[];
  /** Each glob, and the labels of the files that it matches. */
  readonly globs: readonly { readonly glob: string; readonly labels: readonly string[] }[];
}

export interface PlanOptions extends PlannedWorkspaceOptions {
  readonly io: Io;
}

/** Finds the workspaces of the targets, and the pages to be checked in them. */
export async function makePlan(targets: readonly FoundPathTarget[], options: PlanOptions): Promise<Plan> {
  const { cwd } = options.io;
  const workspaceOf = await openWorkspaces(targets, options);
  const pages = new Map<string, PlannedPage>();
  const emptyFolders: Plan['emptyFolders'][number][] = [];
  const add = async (workspace: PlannedWorkspace, file: string, from: PlannedPage['from']): Promise<void> => {
    const known = pages.get(file);
    if (known && rank(known.from) >= rank(from)) return;
    const path = slashed(relative(workspace.root, file));
    const { file: configuration } = await (await workspace.service()).configuration(path);
    pages.set(file, { workspace, path, label: shown(cwd, file), from, configuration });
  };
  for (const target of targets) {
    const workspace = workspaceOf(target);
    if (target.kind === 'file') await add(workspace, target.path, 'name');
    else if (target.kind === 'glob') for (const file of target.files) await add(workspace, file, 'glob');
    else {
      const folder = slashed(relative(workspace.root, target.path));
      const found = await (await workspace.service()).pages(folder);
      // As other tools do: a page is checked where it really stands, not wherever a link leads to it.
      const own = found.filter((path) => !workspace.host.isLinked(path, folder));
      if (own.length === 0) emptyFolders.push({ workspace, path: folder, label: shown(cwd, target.path) });
      for (const path of own) await add(workspace, resolve(workspace.root, path), 'search');
    }
  }
  const sorted = [...pages.values()].sort((a, b) => byPath(a.label, b.label));
  return {
    workspaces: [...new Set(targets.map(workspaceOf))],
    pages: sorted,
    emptyFolders,
    globs: globsOf(targets, cwd),
  };
}

/** The globs among the targets, and what they match. */
export function globsOf(targets: readonly FoundPathTarget[], cwd: string): Plan['globs'] {
  return targets.flatMap((target) =>
    target.kind === 'glob'
      ? [{ glob: target.glob, labels: target.files.map((file) => shown(cwd, file)) }]
      : [],
  );
}

function rank(from: PlannedPage['from']): number {
  return { search: 0, glob: 1, name: 2 }[from];
}

async function openWorkspaces(
  targets: readonly FoundPathTarget[],
  options: PlanOptions,
): Promise<(target: FoundPathTarget) => PlannedWorkspace> {
  const roots = await findRoots(targets);
  const workspaces = new Map<string, PlannedWorkspace>();
  const explicit = new Set([...roots].filter(([{ kind }]) => kind !== 'file').map(([, root]) => root));
  for (const root of new Set(roots.values()))
    workspaces.set(root, await openWorkspace(root, options, explicit.has(root)));
  return (target) => {
    const workspace = workspaces.get(roots.get(target) ?? '');
    if (!workspace) throw new Error('A target has no workspace.');
    return workspace;
  };
}
