import { dirname, relative } from 'node:path';
import type { PlaybookService } from '../../service.ts';
import { type NodeHost, nodeHost } from '../../workspace/host.node.ts';
import type { Host } from '../../workspace/host.ts';
import type { PageMemory } from '../../workspace/memory.ts';
import type { Io } from '../shell/io.ts';
import { slashed } from '../shell/paths.ts';
import { dateOf } from '../shell/today.ts';

/** One folder whose pages a run checks. */
export interface PlannedWorkspace {
  /** Absolute path. */
  readonly root: string;
  readonly host: NodeHost;
  /** The same object each time; loaded when first asked for, as a run in which nothing has changed does without it. */
  service(): Promise<PlaybookService>;
  /** All files that the configurations loaded so far are made of, relative to the root. */
  configurationFiles(): Promise<Iterable<string>>;
  /** A service with the same settings over other files. */
  withHost(host: Host): Promise<PlaybookService>;
}

export interface PlannedWorkspaceOptions {
  /** As in the service's options; a path is absolute. */
  readonly config: boolean | string;
  readonly io: Pick<Io, 'now'>;
  /** Wraps the files of a workspace, for instance to show them as they are staged in Git. */
  readonly wrapHost?: ((root: string, host: NodeHost) => Promise<NodeHost>) | undefined;
  /** What earlier runs have learned of a workspace's pages. */
  readonly memoryFor?: ((root: string) => PageMemory) | undefined;
  /** Called when a page stands alone in a folder too large to look through, with the folder and the limit of entries. */
  readonly onLargeSurroundings?: ((root: string, limit: number) => void) | undefined;
  /** As in the service's options. */
  readonly modelCacheSize?: number | undefined;
}

/**
 * @param root absolute path
 * @param isNamed whether the root, or a folder in it, was named: else it is but the folder of a page
 */
export async function openWorkspace(
  root: string,
  options: PlannedWorkspaceOptions,
  isNamed = true,
): Promise<PlannedWorkspace> {
  const { config, io, wrapHost, memoryFor, modelCacheSize } = options;
  const files = workspaceHost(root, config);
  const wrapped = wrapHost ? await wrapHost(root, files) : files;
  const onLargeSurroundings = (limit: number) => options.onLargeSurroundings?.(root, limit);
  const host = isNamed ? wrapped : { ...wrapped, onLargeSurroundings };
  const withHost = async (other: Host): Promise<PlaybookService> => {
    const { createPlaybookService } = await import('../../service.ts');
    return createPlaybookService({
      host: other,
      today: () => dateOf(io.now()),
      config: typeof config === 'string' ? slashed(relative(root, config)) : config,
      ...(memoryFor && { memory: memoryFor(root) }),
      ...(modelCacheSize !== undefined && { modelCacheSize }),
    });
  };
  let opened: Promise<PlaybookService> | undefined;
  const service = (): Promise<PlaybookService> => {
    opened ??= withHost(host);
    return opened;
  };
  const configurationFiles = async () => await (await service()).configurationFiles();
  return { root, host, withHost, service, configurationFiles };
}

/** The files of a workspace as they are on disk. */
export function workspaceHost(root: string, config: boolean | string) {
  return nodeHost(root, typeof config === 'string' ? dirname(config) : undefined, 'blocking');
}
