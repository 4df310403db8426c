import {
  type Connection,
  type Location,
  type WorkspaceSymbol as ProtocolSymbol,
  type ServerCapabilities,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { WorkspaceContext } from '../features/context.ts';
import { fileRenameEdits } from '../features/rename/file-rename.ts';
import {
  type WorkspaceSymbol,
  workspaceSymbolPlace,
  workspaceSymbols,
} from '../features/workspace-symbols.ts';
import type { Client } from './client.ts';
import { Places } from './convert.ts';
import type { Documents } from './documents.ts';
import { joinEdits, workspaceEdit } from './edits.ts';
import type { Log } from './log.ts';
import type { Watcher } from './watch.ts';
import type { Root, Workspaces } from './workspaces.ts';

export interface WorkspaceFeaturesOptions {
  readonly connection: Connection;
  readonly workspaces: Workspaces;
  readonly documents: Documents;
  readonly watcher: Watcher;
  readonly client: Client;
  readonly log: Log;
}

const SYMBOL_KINDS = { page: SymbolKind.File, step: SymbolKind.Method, task: SymbolKind.EnumMember } as const;
/** How many symbols are looked up at once for editors that want to know at once where they stand. */
const MAX_LOCATED = 40;
const ALL_FILES = { filters: [{ pattern: { glob: '**/*' } }] };

/** What a symbol carries until it is chosen. */
interface SymbolData extends Pick<WorkspaceSymbol, 'kind' | 'path' | 'key'> {
  readonly root: string;
}

/** Features that concern no page in particular. */
export function wireWorkspaceFeatures(options: WorkspaceFeaturesOptions): Partial<ServerCapabilities> {
  const { connection, workspaces, documents, watcher, client, log } = options;
  const resolves = client.capabilities.workspace?.symbol?.resolveSupport !== undefined;

  connection.onWorkspaceSymbol(async ({ query }) => {
    try {
      const found = await Promise.all((await rootsOf(workspaces)).map((root) => symbolsIn(root, query)));
      return found.flat();
    } catch (error) {
      log.error('Workspace symbols failed.', error);
      return [];
    }
  });
  connection.onWorkspaceSymbolResolve(async (symbol) => {
    const { root: uri, ...found } = (symbol.data ?? {}) as SymbolData;
    const root = workspaces.roots.find((one) => one.uri.toString() === uri);
    const location =
      root &&
      (await symbolLocation(found, root, await root.service.workspaceContext()).catch(() => undefined));
    return location ? { ...symbol, location } : symbol;
  });

  async function symbolsIn(root: Root, query: string): Promise<ProtocolSymbol[]> {
    await root.service.ready();
    const context = await root.service.workspaceContext();
    const found = workspaceSymbols(context, query, ...(resolves ? [] : [MAX_LOCATED]));
    return await Promise.all(
      found.map(async ({ name, kind, path, container, key }) => {
        const data: SymbolData = { kind, path, key, root: root.uri.toString() };
        const place = resolves ? undefined : await symbolLocation({ kind, path, key }, root, context);
        const location = place ?? { uri: root.uriOf(path) };
        return { name, kind: SYMBOL_KINDS[kind], containerName: container, location, data };
      }),
    );
  }

  connection.workspace.onWillRenameFiles(async ({ files }) => {
    const edits: WorkspaceEdit[] = [];
    for (const root of await rootsOf(workspaces)) {
      const moves = files.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [root.pathOf(URI.parse(oldUri)), root.pathOf(URI.parse(newUri))];
        return from === undefined || to === undefined ? [] : [{ from, to }];
      });
      if (moves.length === 0) continue;
      try {
        await root.service.indexAll();
        const found = await fileRenameEdits(await root.service.workspaceContext(), moves);
        const pages = await Promise.all(
          [...found].map(async ([path, own]) => ({
            path,
            edits: own,
            text: (await root.service.text(path)) ?? '',
          })),
        );
        if (pages.length > 0) edits.push(workspaceEdit(pages, root, documents, client));
      } catch (error) {
        log.error('The links to renamed files cannot be updated.', error);
      }
    }
    return edits.length > 0 ? joinEdits(edits) : null;
  });
  // Sooner than the watchers of files, and where there are none.
  connection.workspace.onDidCreateFiles(({ files }) => watcher.changed(files.map(({ uri }) => uri)));
  connection.workspace.onDidDeleteFiles(({ files }) => watcher.changed(files.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files }) =>
    watcher.changed(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
  );
  return {
    workspaceSymbolProvider: { resolveProvider: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: {
        willRename: ALL_FILES,
        didRename: ALL_FILES,
        didCreate: ALL_FILES,
        didDelete: ALL_FILES,
      },
    },
  };
}

async function rootsOf(workspaces: Workspaces): Promise<readonly Root[]> {
  await workspaces.folders();
  return workspaces.roots;
}

async function symbolLocation(
  symbol: Pick<WorkspaceSymbol, 'kind' | 'path' | 'key'>,
  root: Root,
  context: WorkspaceContext,
): Promise<Location | undefined> {
  const place = await workspaceSymbolPlace(symbol, context);
  if (!place) return undefined;
  const text = (await root.service.text(place.path)) ?? '';
  return { uri: root.uriOf(place.path), range: new Places(text).range(place.span) };
}
