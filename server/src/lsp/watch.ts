import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { nameOf } from '../text/paths.ts';
import { CONFIGURATION_FILES, isConfigurationFile } from '../workspace/configuration.ts';
import { same } from '../workspace/same.ts';
import type { Log } from './log.ts';
import type { Platform } from './platform.ts';
import type { Root, Workspaces } from './workspaces.ts';

export interface WatcherOptions {
  readonly connection: Connection;
  readonly workspaces: Workspaces;
  readonly platform: Platform;
  readonly log: Log;
  /** Whether the client watches files for a server. */
  readonly clientWatches: boolean;
  /** Whether it watches outside of its folders, too. */
  readonly watchesAnywhere: boolean;
  readonly onChange: (root: Root, isMuch: boolean) => void;
}

/** From how many files at once on a change is a big one: a checkout, or an update of a package. */
const MANY = 20;

/** Tells the services which files have changed outside of the editor. */
export class Watcher {
  readonly #options: WatcherOptions;
  #registered: Disposable | undefined;
  #patterns: readonly FileSystemWatcher[] = [];
  /** One after the other, so that nothing is registered twice. */
  #updating = Promise.resolve();
  readonly #own = new Map<Root, () => void>();

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /** Sees to it that everything is watched that the roots are made of now. */
  update(): Promise<void> {
    this.#updating = this.#updating.then(() => this.#update());
    return this.#updating;
  }

  async #update(): Promise<void> {
    const { clientWatches, connection, workspaces, log } = this.#options;
    if (!clientWatches) return this.#watchOurselves();
    const patterns = await this.#wanted(workspaces.roots);
    if (same(patterns, this.#patterns)) return;
    this.#patterns = patterns;
    const before = this.#registered;
    try {
      this.#registered = await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [...patterns],
      });
      before?.dispose();
    } catch (error) {
      log.error('The client does not watch files.', error);
    }
  }

  async #wanted(roots: readonly Root[]): Promise<FileSystemWatcher[]> {
    const patterns: FileSystemWatcher[] = [
      // Any file may be the target of a link.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      { globPattern: `**/{*.md,*.markdown,${CONFIGURATION_FILES.join(',')}}`, kind: WatchKind.Change },
    ];
    const folders = (await this.#options.workspaces.folders()).map(({ uri }) => uri.toString());
    const sources = new Set<string>();
    for (const root of roots) {
      const baseUri = root.uri.toString();
      const isElsewhere = root.uri.scheme !== 'untitled' && !folders.includes(baseUri);
      if (isElsewhere && this.#options.watchesAnywhere)
        patterns.push({ globPattern: { baseUri, pattern: '**/*' } });
      for (const path of await root.service.configurationFiles())
        if (!isConfigurationFile(path)) sources.add(nameOf(path));
    }
    for (const name of [...sources].sort())
      patterns.push({ globPattern: `**/${name}`, kind: WatchKind.Change });
    return patterns;
  }

  #watchOurselves(): void {
    const { workspaces, platform } = this.#options;
    for (const root of workspaces.roots) {
      if (this.#own.has(root)) continue;
      const stop = platform.watch?.(root.uri, (paths) => this.#changedBelow(root, paths));
      this.#own.set(root, stop ?? (() => undefined));
    }
  }

  /** To be called with what `workspace/didChangeWatchedFiles` and its like bring. */
  changed(uris: readonly string[]): void {
    const parsed = uris.map((uri) => URI.parse(uri));
    for (const root of this.#options.workspaces.roots) {
      this.#changedBelow(
        root,
        parsed.flatMap((uri) => root.pathOf(uri) ?? []),
      );
    }
  }

  #changedBelow(root: Root, all: readonly string[]): void {
    const paths = all.filter((path) => !isVendored(path));
    if (paths.length === 0) return;
    root.service.filesChanged(paths);
    this.#options.onChange(root, paths.length > MANY || paths.some(isConfigurationFile));
  }

  dispose(): void {
    for (const stop of this.#own.values()) stop();
  }
}

/** What package managers and Git write all the time, and no page links to. */
function isVendored(path: string): boolean {
  return path.split('/').some((name) => name === 'node_modules' || name === '.git');
}
