import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type ClientOptions, MESSAGES, type PageStatus } from '../../server/src/lsp/protocol.ts';
import { PATIENCE } from '../support/patience.mts';
import { bundle } from './bundle.ts';

export interface ClientSetup {
  /** Absolute paths of the workspace folders. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly options?: ClientOptions;
  /** What the client answers when it is asked for settings. */
  readonly settings?: object;
  /** Source file of the server. Default: the one that is delivered. */
  readonly server?: string;
}

/** What an editor can do that can do everything. */
export const EVERYTHING: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    diagnostic: { relatedDocumentSupport: true },
    codeAction: {
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
    },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

/** An editor that knows nothing of problems on demand, and little else. */
export const PLAIN: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true } },
};

/** An editor without a screen: talks to a server in a process of its own, over its standard input and output. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  initialized: InitializeResult | undefined;
  /** What the server logged, and what it wrote to its standard error. */
  readonly log: string[] = [];
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly statuses = new Map<string, PageStatus>();
  /** What the server has asked to be told of. */
  readonly registrations: { method: string; registerOptions?: unknown }[] = [];
  readonly shown: unknown[] = [];
  refreshes = 0;
  settings: object | undefined;
  readonly #texts = new Map<string, { version: number; text: string }>();
  readonly #waiting = new Set<() => void>();

  constructor(process: ChildProcess, settings: object | undefined) {
    this.process = process;
    this.settings = settings;
    const { stdin, stdout, stderr } = process;
    if (!stdin || !stdout) throw new Error('The server has no standard input or output.');
    stderr?.on('data', (data) => this.log.push(String(data)));
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#listen();
  }

  #listen(): void {
    const { connection } = this;
    const note =
      <T>(take: (params: T) => void) =>
      (params: T) => {
        take(params);
        for (const look of [...this.#waiting]) look();
      };
    connection.onNotification(
      'window/logMessage',
      note(({ message }: { message: string }) => this.log.push(message)),
    );
    connection.onNotification(
      'window/showMessage',
      note((params: unknown) => this.shown.push(params)),
    );
    connection.onNotification(
      MESSAGES.showRule,
      note((params: unknown) => this.shown.push(params)),
    );
    connection.onNotification(
      'textDocument/publishDiagnostics',
      note((params: PublishDiagnosticsParams) => this.published.set(params.uri, params)),
    );
    connection.onNotification(
      MESSAGES.status,
      note((status: PageStatus) => this.statuses.set(status.uri, status)),
    );
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings ?? null),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      note(() => void this.refreshes++)(undefined);
      return null;
    });
    connection.onRequest('client/registerCapability', ({ registrations }) => {
      note(() => this.registrations.push(...registrations))(undefined);
      return null;
    });
    connection.onRequest('client/unregisterCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('window/showDocument', (params) => {
      note(() => this.shown.push(params))(undefined);
      return { success: true };
    });
    connection.onUnhandledNotification(() => undefined);
    connection.listen();
  }

  /** Resolves when something holds; it is looked at after each message of the server's. */
  async until(
    holds: () => boolean | undefined,
    what = 'what was awaited',
    milliseconds = PATIENCE,
  ): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = (): void => {
        if (!holds()) return;
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`Waited in vain for ${what}. The server said:\n${this.log.join('\n')}`));
      }, milliseconds);
      this.#waiting.add(look);
    });
  }

  /** Opens a document, as a file or as another one by its URI. */
  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    this.#texts.set(uri, { version: 1, text });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the first occurrence of a text, as typing would. */
  async edit(uri: string, from: string, to: string): Promise<void> {
    const text = this.text(uri);
    const start = text.indexOf(from);
    if (start < 0) throw new Error(`There is no "${from}" in ${uri}.`);
    const range = { start: positionAt(text, start), end: positionAt(text, start + from.length) };
    await this.change(
      uri,
      [{ range, text: to }],
      text.slice(0, start) + to + text.slice(start + from.length),
    );
  }

  /** Sends changes as they are, and remembers what the text is then. */
  async change(uri: string, contentChanges: readonly object[], text: string): Promise<void> {
    const version = this.version(uri) + 1;
    this.#texts.set(uri, { version, text });
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [...contentChanges],
    } as never);
  }

  async close(uri: string): Promise<void> {
    this.#texts.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Says that files were created (1), changed (2) or deleted (3). */
  async filesChanged(...changes: readonly (readonly [path: string, type: 1 | 2 | 3])[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({ uri: uriOf(path), type })),
    });
  }

  text(uri: string): string {
    return this.#texts.get(uri)?.text ?? '';
  }

  version(uri: string): number {
    return this.#texts.get(uri)?.version ?? 0;
  }

  async report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return await this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  /** The problems of a document, asked for. */
  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.report(uri);
    return report.kind === 'full' ? report.items : [];
  }

  /** The problems of a document when all pages have been read. */
  async idle(uri: string, milliseconds?: number): Promise<Diagnostic[]> {
    await this.pull(uri);
    await this.until(() => this.statuses.get(uri)?.state === 'ready', `${uri} to be ready`, milliseconds);
    return await this.pull(uri);
  }

  async request<T>(method: string, params: object = {}): Promise<T> {
    return await this.connection.sendRequest<T>(method, params);
  }

  /** Ends the server as editors do, and returns its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const exit = once(this.process, 'exit');
    await this.connection.sendNotification('exit');
    return (await exit)[0];
  }
}

/** Starts a server for one test, and ends it afterwards. */
export async function startClient({
  folders = [],
  capabilities = EVERYTHING,
  options = {},
  settings,
  server = 'server/src/lsp/main.node.ts',
}: ClientSetup = {}): Promise<TestClient> {
  const child = spawn(process.execPath, [await bundle(server), '--stdio'], { stdio: 'pipe' });
  const client = new TestClient(child, settings);
  onTestFinished(() => {
    client.connection.dispose();
    child.kill();
  });
  client.initialized = await client.connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
    initializationOptions: { showsStatus: true, ...options },
  });
  await client.connection.sendNotification('initialized', {});
  return client;
}

/** @example uriOf('/a/b c.md') // 'file:///a/b%20c.md' */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

export function positionAt(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** `rule line:column message`, from 1, as people count. */
export function told(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, range: { start } }) => `${code} ${start.line + 1}:${start.character + 1}`);
}
