import { dirname, relative } from 'node:path';
import type { PlaybookService } from '../service.ts';
import { type NodeHost, nodeHost } from '../workspace/host.node.ts';
import type { Host } from '../workspace/host.ts';
import type { PageMemory } from '../workspace/memory.ts';
import { dateOf } from './calendar.ts';
import type { Io } from './io.ts';
import { slashed } from './paths.ts';

/** One folder whose pages a run checks. */
export interface Workspace {
  /** Absolute path. */
  readonly root: string;
  readonly host: NodeHost;
  /** The same object each time; loaded when first asked for, as a run in which nothing has changed does without it. */
  service(): Promise<PlaybookService>;
  /** A service with the same settings over other files. */
  withHost(host: Host): Promise<PlaybookService>;
}

export interface WorkspaceOptions {
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly io: Pick<Io, 'now'>;
  /** Wraps the files of a workspace, for instance to show them as they are staged in Git. */
  readonly wrapHost?: ((root: string, host: NodeHost) => Promise<NodeHost>) | undefined;
  /** What earlier runs have learned of a workspace's pages. */
  readonly memoryFor?: ((root: string) => PageMemory) | undefined;
  /** As in the service's options. */
  readonly modelsKept?: number | undefined;
}

/** @param root absolute path */
export async function openWorkspace(root: string, options: WorkspaceOptions): Promise<Workspace> {
  const { config, io, wrapHost, memoryFor, modelsKept } = options;
  const files = workspaceHost(root, config);
  const host = wrapHost ? await wrapHost(root, files) : files;
  const withHost = async (other: Host): Promise<PlaybookService> => {
    const { createPlaybookService } = await import('../service.ts');
    return createPlaybookService({
      host: other,
      today: () => dateOf(io.now()),
      config: typeof config === 'string' ? slashed(relative(root, config)) : config,
      ...(memoryFor && { memory: memoryFor(root) }),
      ...(modelsKept !== undefined && { modelsKept }),
    });
  };
  let service: Promise<PlaybookService> | undefined;
  return {
    root,
    host,
    withHost,
    service() {
      service ??= withHost(host);
      return service;
    },
  };
}

/** The files of a workspace as they are on disk. */
export function workspaceHost(root: string, config: boolean | string) {
  return nodeHost(root, typeof config === 'string' ? dirname(config) : undefined, 'blocking');
}
