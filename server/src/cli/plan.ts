import { dirname, relative, resolve } from 'node:path';
import { createPlaybookService, type PlaybookService } from '../service.ts';
import { type NodeHost, nodeHost } from './host.node.ts';
import type { Io } from './io.ts';
import { byPath, isWithin, shown, slashed } from './paths.ts';
import { createRootFinder } from './roots.ts';
import type { Target } from './targets.ts';

/** One workspace that a run looks at. */
export interface Workspace {
  /** Absolute path. */
  readonly root: string;
  readonly host: NodeHost;
  readonly service: PlaybookService;
}

/** A page to be checked. */
export interface PlannedPage {
  readonly workspace: Workspace;
  /** Relative to the workspace's root, as the service wants it. */
  readonly path: string;
  /** Relative to the working folder, as people see it. */
  readonly label: string;
  /** Whether the caller named it, or a glob of his, or a search found it. */
  readonly from: 'name' | 'glob' | 'search';
}

export interface Plan {
  readonly workspaces: readonly Workspace[];
  /** Sorted by `label`; every file once. */
  readonly pages: readonly PlannedPage[];
  /** Folders in which no page was found. */
  readonly emptyFolders: readonly {
    readonly workspace: Workspace;
    readonly path: string;
    readonly label: string;
  }[];
  /** Each glob, and the labels of the files that it matches. */
  readonly globs: readonly { readonly glob: string; readonly labels: readonly string[] }[];
}

export interface PlanOptions {
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly io: Io;
}

type Found = Exclude<Target, { kind: 'fault' }>;

type GlobFiles = Plan['globs'][number];

/** Finds the workspaces of the targets, and the pages to be checked in them. */
export async function makePlan(targets: readonly Found[], options: PlanOptions): Promise<Plan> {
  const { cwd } = options.io;
  const workspaceOf = await findWorkspaces(targets, options);
  const pages = new Map<string, PlannedPage>();
  const emptyFolders: Plan['emptyFolders'][number][] = [];
  const globs: GlobFiles[] = [];
  const add = (workspace: Workspace, file: string, from: PlannedPage['from']): void => {
    const known = pages.get(file);
    if (known && rank(known.from) >= rank(from)) return;
    const path = slashed(relative(workspace.root, file));
    pages.set(file, { workspace, path, label: shown(cwd, file), from });
  };
  for (const target of targets) {
    const workspace = workspaceOf(target);
    if (target.kind === 'file') add(workspace, target.path, 'name');
    else if (target.kind === 'glob') {
      for (const file of target.files) add(workspace, file, 'glob');
      globs.push({ glob: target.glob, labels: target.files.map((file) => shown(cwd, file)) });
    } else {
      const folder = slashed(relative(workspace.root, target.path));
      const found = await workspace.service.pages(folder);
      // As other tools do: a page is checked where it really stands, not wherever a link leads to it.
      const own = found.filter((path) => !workspace.host.isLinked(path, folder));
      if (own.length === 0) emptyFolders.push({ workspace, path: folder, label: shown(cwd, target.path) });
      for (const path of own) add(workspace, resolve(workspace.root, path), 'search');
    }
  }
  const sorted = [...pages.values()].sort((a, b) => byPath(a.label, b.label));
  return { workspaces: [...new Set(targets.map(workspaceOf))], pages: sorted, emptyFolders, globs };
}

function rank(from: PlannedPage['from']): number {
  return { search: 0, glob: 1, name: 2 }[from];
}

/** One workspace for each root; a root within another one is part of it, so that each page is seen in one way only. */
async function findWorkspaces(
  targets: readonly Found[],
  { config, io }: PlanOptions,
): Promise<(target: Found) => Workspace> {
  const findRoot = createRootFinder();
  const roots = new Map<Found, string>();
  for (const target of targets) roots.set(target, await findRoot(folderOf(target)));
  const outermost = (root: string): string =>
    [...roots.values()].reduce((outer, other) => (isWithin(other, outer) ? other : outer), root);
  const workspaces = new Map<string, Workspace>();
  const make = (root: string): Workspace => {
    const host = nodeHost(root, typeof config === 'string' ? dirname(config) : undefined);
    const today = () => dateOf(io.now());
    const path = typeof config === 'string' ? slashed(relative(root, config)) : config;
    return { root, host, service: createPlaybookService({ host, today, config: path }) };
  };
  return (target) => {
    const root = outermost(roots.get(target) ?? folderOf(target));
    const workspace = workspaces.get(root) ?? make(root);
    workspaces.set(root, workspace);
    return workspace;
  };
}

function folderOf(target: Found): string {
  if (target.kind === 'glob') return target.folder;
  return target.kind === 'file' ? dirname(target.path) : target.path;
}

/** The calendar day where the user is. */
function dateOf(time: Date) {
  return { year: time.getFullYear(), month: time.getMonth() + 1, day: time.getDate() };
}
