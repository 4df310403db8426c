import { dirname, relative, resolve } from 'node:path';
import { createPlaybookService, type PlaybookService } from '../service.ts';
import { type NodeHost, nodeHost } from '../workspace/host.node.ts';
import type { Host } from '../workspace/host.ts';
import type { PageMemory } from '../workspace/memory.ts';
import { dateOf } from './calendar.ts';
import type { Io } from './io.ts';
import { byPath, shown, slashed } from './paths.ts';
import { type FoundTarget, findRoots } from './workspace-roots.ts';

/** One workspace that a run looks at. */
export interface Workspace {
  /** Absolute path. */
  readonly root: string;
  readonly host: NodeHost;
  readonly service: PlaybookService;
  /** The configuration file that counts for a page, relative to the root; `undefined` for the built-in profile. */
  readonly configurationOf: (path: string) => Promise<string | undefined>;
  /** A service with the same settings over other files. */
  imagine(host: Host): PlaybookService;
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
  /** Shows the files of a workspace otherwise than they are on disk. */
  readonly showing?: ((root: string, host: NodeHost) => Promise<NodeHost>) | undefined;
  /** What earlier runs have learned of a workspace's pages. */
  readonly memoryFor?: ((root: string) => PageMemory) | undefined;
  /** As in the service's options. */
  readonly modelsKept?: number | undefined;
}

type GlobFiles = Plan['globs'][number];

/** Finds the workspaces of the targets, and the pages to be checked in them. */
export async function makePlan(targets: readonly FoundTarget[], options: PlanOptions): Promise<Plan> {
  const { cwd } = options.io;
  const workspaceOf = await openWorkspaces(targets, options);
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

async function openWorkspaces(
  targets: readonly FoundTarget[],
  options: PlanOptions,
): Promise<(target: FoundTarget) => Workspace> {
  const roots = await findRoots(targets);
  const workspaces = new Map<string, Workspace>();
  for (const root of new Set(roots.values())) workspaces.set(root, await openWorkspace(root, options));
  return (target) => {
    const workspace = workspaces.get(roots.get(target) ?? '');
    if (!workspace) throw new Error('A target has no workspace.');
    return workspace;
  };
}

async function openWorkspace(
  root: string,
  { config, io, showing, memoryFor, modelsKept }: PlanOptions,
): Promise<Workspace> {
  const files = nodeHost(root, typeof config === 'string' ? dirname(config) : undefined, 'blocking');
  const host = showing ? await showing(root, files) : files;
  const settings = {
    today: () => dateOf(io.now()),
    config: typeof config === 'string' ? slashed(relative(root, config)) : config,
    ...(memoryFor && { memory: memoryFor(root) }),
    ...(modelsKept !== undefined && { modelsKept }),
  };
  const imagine = (other: Host) => createPlaybookService({ ...settings, host: other });
  const service = imagine(host);
  const configurationOf = async (path: string) => (await service.configuration(path)).file;
  return { root, host, service, configurationOf, imagine };
}
