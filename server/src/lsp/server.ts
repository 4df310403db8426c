import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { name, version } from '../../package.json';
import { setMessages } from '../features/l10n.ts';
import { Activity } from './activity.ts';
import { Background } from './background.ts';
import { type Client, clientOf } from './client.ts';
import { CodeActions, FIX_ALL } from './code-actions.ts';
import { ConfigurationDiagnostics } from './configuration-diagnostics.ts';
import { DIAGNOSTIC_SOURCE } from './convert.ts';
import { Diagnostics } from './diagnostics.ts';
import { Documents } from './documents.ts';
import { wireFeatures } from './features.ts';
import { reportInternalErrors } from './internal-errors.ts';
import { createLog, type Log } from './log.ts';
import { Pages } from './pages.ts';
import type { Platform } from './platform.ts';
import { SERVER_COMMANDS } from './protocol.ts';
import { handleRequests } from './requests.ts';
import { SettingsSource } from './settings.ts';
import { StatusBoard } from './status.ts';
import { viewRefresher } from './views.ts';
import { Watcher } from './watch.ts';
import { WorkspaceCheck } from './workspace-check.ts';
import { Workspaces } from './workspaces.ts';

/**
 * Starts the language server on a connection that is not listening yet.
 *
 * @example startServer(createConnection(ProposedFeatures.all), nodePlatform());
 */
export function startServer(connection: Connection, platform: Platform): void {
  const log = createLog(connection.console);
  connection.onInitialize((params) => initialize(params, connection, platform, log));
  connection.listen();
}

function initialize(
  params: InitializeParams,
  connection: Connection,
  platform: Platform,
  log: Log,
): InitializeResult {
  const client = clientOf(params);
  setMessages(client.messages);
  const refreshViews = viewRefresher(connection, client);
  const activity = new Activity();
  const settings = new SettingsSource(connection, client.asksConfiguration, client.options.settings);
  const workspaces = new Workspaces({
    connection,
    platform,
    settings,
    servesFiles: client.options.servesFiles === true,
    onRoot: () => void watcher.update(),
  });
  const configurationDiagnostics = new ConfigurationDiagnostics(connection);
  const background = new Background({
    connection,
    activity,
    log,
    async onChange(root) {
      await diagnostics.sweep(root);
      await configurationDiagnostics.publish(root);
      await status.refresh(root);
      await watcher.update();
      workspaceCheck.schedule(root);
      refreshViews(root);
    },
  });
  const watcher = new Watcher({
    connection,
    workspaces,
    platform,
    log,
    clientWatches: client.watchesFiles,
    watchesAnywhere: client.watchesAnywhere,
    onChange: (root, isMuch) => (isMuch ? background.markStale(root) : background.schedule(root)),
  });
  const reportError = reportInternalErrors(log);
  const diagnostics = new Diagnostics({
    connection,
    documents: () => documents,
    log,
    pulls: client.pullsDiagnostics,
    relates: client.showsRelated,
    addressOf: client.ruleAddress,
    isIndexed: (root) => background.isIndexed(root),
    onReport(uri, located, report) {
      reportError(uri, report);
      status.reported(uri, located, report);
      background.schedule(located.root);
    },
  });
  const status = new StatusBoard({
    connection,
    documents: () => documents,
    isShown: client.options.showsStatus === true,
    isIndexed: (root) => background.isIndexed(root),
  });
  const workspaceCheck = new WorkspaceCheck({
    connection,
    workspaces,
    documents: () => documents,
    diagnostics,
    activity,
    client,
  });
  const documents = new Documents(
    connection,
    workspaces,
    {
      onText(document, located, isPage) {
        activity.note();
        void workspaceCheck.opened(located.root, located.path);
        if (isPage) diagnostics.changed(document.uri);
        background.schedule(located.root);
      },
      onClose(document, located) {
        diagnostics.closed(document.uri);
        status.closed(document.uri);
        background.schedule(located.root);
      },
      onSave(_document, located) {
        located?.root.service.filesChanged([located.path]);
        if (located) background.schedule(located.root);
      },
    },
    log,
  );
  const codeActions = new CodeActions({ connection, documents, client });
  const pages = new Pages({ documents, background, activity, client, log });

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    diagnostics.pull(textDocument.uri, previousResultId, token),
  );
  connection.onCodeAction(async (codeActionParams, token) => {
    activity.note();
    return await codeActions.list(codeActionParams, token).catch((error) => {
      log.error(`Code actions failed for "${codeActionParams.textDocument.uri}".`, error);
      return [];
    });
  });
  connection.onCodeActionResolve((action) =>
    codeActions.resolve(action).catch((error) => {
      log.error(`"${action.title}" failed.`, error);
      return action;
    }),
  );
  handleRequests({
    connection,
    client,
    platform,
    documents,
    workspaces,
    pages,
    status,
    workspaceCheck,
    log,
  });

  const moveDocuments = async (): Promise<void> => {
    await documents.relocate();
    const inUse = () => [...documents.all()].map(({ located }) => located.root);
    for (const root of await workspaces.prune(inUse)) {
      background.forget(root);
      await configurationDiagnostics.forget(root);
      await workspaceCheck.forget(root);
    }
    for (const root of workspaces.roots) background.markStale(root);
    if (client.pullsDiagnostics) await connection.languages.diagnostics.refresh().catch(() => undefined);
  };
  let moving = Promise.resolve();
  /** One move after the other: each begins with what the one before has left. */
  const settingsChanged = (): void => {
    workspaces.reload();
    moving = moving
      .then(moveDocuments)
      .catch((error) => log.error('The documents cannot be assigned to their folders.', error));
  };
  connection.onDidChangeConfiguration((change) => {
    settings.push(change.settings);
    settingsChanged();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => watcher.changed(changes.map(({ uri }) => uri)));
  connection.onInitialized(() => {
    if (client.registersConfiguration)
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: DIAGNOSTIC_SOURCE })
        .catch((error) => log.error('The client does not report changed settings.', error));
    if (client.changesFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        workspaces.changeFolders(added, removed);
        settingsChanged();
      });
    void watcher.update();
  });
  connection.onShutdown(() => {
    background.stop();
    watcher.dispose();
  });

  workspaces.setFolders(foldersOf(params));
  return {
    serverInfo: { name, version },
    capabilities: {
      ...capabilitiesFor(client),
      ...wireFeatures(pages, { connection, workspaces, documents, watcher, client, log }),
    },
  };
}

function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: DIAGNOSTIC_SOURCE,
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
    }),
    codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL], resolveProvider: true },
    executeCommandProvider: { commands: Object.values(SERVER_COMMANDS) },
  };
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): WorkspaceFolder[] {
  if (workspaceFolders) return workspaceFolders;
  const uri = rootUri ?? (rootPath ? URI.file(rootPath).toString() : undefined);
  return uri ? [{ uri, name: uri }] : [];
}
