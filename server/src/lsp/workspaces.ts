import type { Connection, WorkspaceFolder } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { createPlaybookService, type PlaybookService } from '../service.ts';
import type { CalendarDate } from '../text/date.ts';
import { folderOf, isOutside, relative } from '../text/paths.ts';
import { clientHost, emptyHost } from './client-host.ts';
import type { Platform } from './platform.ts';
import type { Settings } from './protocol.ts';
import type { SettingsSource } from './settings.ts';

/** One service, and the folder that its paths are relative to. */
export interface Root {
  readonly uri: URI;
  readonly service: PlaybookService;
  /** URIs of open documents by path: the client's own spelling of them. */
  readonly openUris: Map<string, string>;
  /** The path of a URI; `undefined` when it lies elsewhere. */
  pathOf(uri: URI): string | undefined;
  uriOf(path: string): string;
}

/** Where a document belongs. */
export interface Located {
  readonly root: Root;
  readonly path: string;
  /** Whether it is checked even where no glob chooses it: nobody opens such a document by chance. */
  readonly explicit: boolean;
  readonly settings: Settings;
}

interface Folder {
  readonly uri: URI;
  readonly settings: Settings;
  readonly root: Root;
}

export interface WorkspacesOptions {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly settings: SettingsSource;
  readonly servesFiles: boolean;
  /** Called with each new root. */
  readonly onRoot: (root: Root) => void;
}

/** The workspace folders, each with its root; and roots for documents outside of them. */
export class Workspaces {
  readonly #options: WorkspacesOptions;
  readonly #roots = new Map<string, Root>();
  readonly #authors = new Map<Root, string>();
  #folderUris: readonly URI[] = [];
  #loading: Promise<{ folders: readonly Folder[]; outside: Settings }> | undefined;

  constructor(options: WorkspacesOptions) {
    this.#options = options;
  }

  setFolders(folders: readonly WorkspaceFolder[]): void {
    this.#folderUris = folders.map(({ uri }) => URI.parse(uri));
    this.reload();
  }

  changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    const gone = new Set(removed.map(({ uri }) => URI.parse(uri).toString()));
    const kept = this.#folderUris.filter((uri) => !gone.has(uri.toString()));
    this.#folderUris = [...kept, ...added.map(({ uri }) => URI.parse(uri))];
    this.reload();
  }

  /** Asks for the settings again when a document is located next. Roots whose settings are the same stay as they are. */
  reload(): void {
    this.#loading = undefined;
  }

  /** The roots in use, in the order of their creation. */
  get roots(): readonly Root[] {
    return [...this.#roots.values()];
  }

  /** Lets go of the roots that neither a folder nor one of `inUse` needs, and returns them. */
  async prune(inUse: () => Iterable<Root>): Promise<readonly Root[]> {
    const folders = await this.folders();
    const needed = new Set([...inUse(), ...folders.map(({ root }) => root)]);
    const unused = [...this.#roots].filter(([, root]) => !needed.has(root));
    for (const [key] of unused) this.#roots.delete(key);
    return unused.map(([, root]) => root);
  }

  /** The workspace folders. */
  async folders(): Promise<readonly Folder[]> {
    return (await this.#load()).folders;
  }

  /** Where a document belongs; `undefined` for one that is not ours to look at. */
  async locate(text: string): Promise<Located | undefined> {
    const uri = URI.parse(text);
    const { folders, outside } = await this.#load();
    const inside = folders
      .filter((folder) => pathWithin(folder.uri, uri) !== undefined)
      .sort((a, b) => b.uri.path.length - a.uri.path.length)[0];
    const isUntitled = uri.scheme === 'untitled';
    if (inside) {
      const path = inside.root.pathOf(uri);
      return path === undefined ? undefined : this.#located(inside.root, path, isUntitled, inside.settings);
    }
    if (isUntitled) {
      const [first] = folders;
      const root =
        first?.root ?? (await this.#rootAt(URI.from({ scheme: 'untitled', path: '/' }), undefined));
      return this.#located(root, uri.path.replace(/^\/+/, ''), true, first?.settings ?? outside);
    }
    const folder = Utils.dirname(uri);
    if (!this.#options.platform.host(folder)) return undefined;
    const root = await this.#rootAt(await this.#options.platform.rootOf(folder), undefined, false);
    const path = root.pathOf(uri);
    return path === undefined ? undefined : this.#located(root, path, true, outside);
  }

  #located(root: Root, path: string, explicit: boolean, settings: Settings): Located | undefined {
    if (settings.author !== '') this.#authors.set(root, settings.author);
    return { root, path, explicit, settings };
  }

  #load(): Promise<{ folders: readonly Folder[]; outside: Settings }> {
    this.#loading ??= this.#reload();
    return this.#loading;
  }

  async #reload(): Promise<{ folders: readonly Folder[]; outside: Settings }> {
    const uris = this.#folderUris;
    const [outside, ...settings] = await this.#options.settings.read([
      undefined,
      ...uris.map((uri) => uri.toString()),
    ]);
    const rootUris = await Promise.all(uris.map((uri) => this.#options.platform.rootOf(uri)));
    const folders: Folder[] = [];
    for (const [index, uri] of uris.entries()) {
      const own = settings[index];
      const rootUri = outermost(rootUris[index] ?? uri, rootUris);
      if (own) folders.push({ uri, settings: own, root: await this.#rootAt(rootUri, configUri(uri, own)) });
    }
    return { folders, outside: outside as Settings };
  }

  async #rootAt(uri: URI, config: URI | undefined, isNamed = true): Promise<Root> {
    const namedKey = `${uri} ${config ?? ''}`;
    const key = isNamed ? namedKey : `${namedKey} lone`;
    const known = this.#roots.get(namedKey) ?? this.#roots.get(key);
    if (known) return known;
    const root = this.#newRoot(uri, config, isNamed);
    this.#roots.set(key, root);
    this.#options.onRoot(root);
    void this.#options.platform.author(uri).then((author) => {
      if (author !== undefined && !this.#authors.has(root)) this.#authors.set(root, author);
    });
    return root;
  }

  /** @param isNamed whether it is a folder of the workspace, not just that of a document */
  #newRoot(uri: URI, config: URI | undefined, isNamed: boolean): Root {
    const { platform, connection, servesFiles } = this.#options;
    const configPath = config && relative(normalPath(uri), normalPath(config));
    const alsoIn = config && configPath && isOutside(configPath) ? Utils.dirname(config) : undefined;
    const host =
      uri.scheme === 'untitled'
        ? emptyHost
        : (platform.host(uri, alsoIn) ?? (servesFiles ? clientHost(connection, uri) : emptyHost));
    const onLargeSurroundings = (limit: number): void =>
      connection.console.info(`Only ${limit} entries below ${uri} were searched for related pages.`);
    const openUris = new Map<string, string>();
    const root: Root = {
      uri,
      service: createPlaybookService({
        host: isNamed ? host : { ...host, onLargeSurroundings },
        today,
        author: () => this.#authors.get(root),
        ...(configPath !== undefined && { config: configPath }),
        ...(platform.rules && { rules: platform.rules }),
      }),
      openUris,
      pathOf: (other) => pathWithin(uri, other),
      uriOf: (path) => openUris.get(path) ?? Utils.joinPath(uri, path).toString(),
    };
    return root;
  }
}

/** The calendar day where the user is. */
function today(): CalendarDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

/** A root within another one is part of it, so that each page is seen in one way only. */
function outermost(root: URI, all: readonly URI[]): URI {
  return all.reduce((outer, other) => (pathWithin(other, outer) === undefined ? outer : other), root);
}

function configUri(folder: URI, { config }: Settings): URI | undefined {
  const path = config.trim().replace(/^\$\{workspaceFolder\}[\\/]?/, '');
  if (path === '') return undefined;
  if (/^[A-Za-z]:[\\/]/.test(path)) return URI.file(path);
  return Utils.resolvePath(folder, path.replaceAll('\\', '/'));
}

/**
 * The path of a document below a folder. An untitled document that is to be saved at a place counts as standing there.
 * @example pathWithin(URI.parse('file:///a'), URI.parse('file:///a/b%20c.md')) // 'b c.md'
 */
function pathWithin(folder: URI, uri: URI): string | undefined {
  const [base, path] = [normalPath(folder), normalPath(uri)];
  const isSame = uri.scheme === folder.scheme && uri.authority === folder.authority;
  if (!isSame && !(uri.scheme === 'untitled' && folder.scheme !== 'untitled' && folderOf(path) !== ''))
    return undefined;
  if (path === base) return '';
  const prefix = base.endsWith('/') ? base : `${base}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** Drive letters come in both cases. */
function normalPath({ path }: URI): string {
  const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return plain.replace(/^\/([A-Z]):/, (_, letter: string) => `/${letter.toLowerCase()}:`);
}
