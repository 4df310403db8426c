import {
  CancellationError,
  type CancellationToken,
  type Disposable,
  EventEmitter,
  extensions,
  type LogOutputChannel,
  l10n,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, CloseAction, ErrorAction, State } from 'vscode-languageclient';
import {
  CLIENT_COMMANDS,
  type ClientOptions,
  MESSAGES,
  type PageStatus,
  type RuleExplanation,
} from '../../server/src/lsp/protocol.ts';
import { CrashCount } from './crash-count.ts';
import { documentSelector } from './document-selector.ts';
import { serveFiles } from './files.ts';
import { offerRestart, showMessage } from './messages.ts';
import type { ClientPlatform } from './platform.ts';
import { RULE_SCHEME } from './rule-documents.ts';

/** `failed`: it has crashed too often or cannot be started; only the user's wish starts it again. */
export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

export interface ServerOptions {
  readonly platform: ClientPlatform;
  readonly output: LogOutputChannel;
  readonly onStatus: (status: PageStatus) => void;
  readonly onRule: (explanation: RuleExplanation) => void;
}

/** The language server as the extension sees it: started when needed, started again after a crash, and never silently gone. */
export class PlaybookServer implements Disposable {
  readonly #options: ServerOptions;
  readonly #crashes = new CrashCount();
  readonly #stateChanged = new EventEmitter<ServerState>();
  readonly #listening: Disposable;
  #client: BaseLanguageClient | undefined;
  #starting: Promise<void> | undefined;
  #state: ServerState = 'stopped';
  /** The schemes that the running client asks documents of. */
  #schemes = '';

  readonly onDidChangeState = this.#stateChanged.event;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#listening = workspace.onDidChangeWorkspaceFolders(() => {
      if (this.#client && schemesOf(documentSelector()) !== this.#schemes) void this.restart();
    });
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The client of the running server; `undefined` while there is none. */
  get client(): BaseLanguageClient | undefined {
    return this.#state === 'running' ? this.#client : undefined;
  }

  /** Starts the server unless it is running; says so when it cannot. */
  start(): Promise<void> {
    this.#starting ??= this.#restart().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async stop(): Promise<void> {
    await this.#starting;
    const client = this.#client;
    this.#client = undefined;
    this.#become('stopped');
    // One that has crashed cannot be asked to stop.
    await client?.dispose().catch(() => {});
  }

  async restart(): Promise<void> {
    await this.stop();
    this.#crashes.forget();
    await this.start();
  }

  /**
   * Asks the server, which is started if need be.
   * @throws when it answers with an error; as if cancelled when it cannot be started, which the user has been told
   */
  async request<T>(method: string, params: object = {}, token?: CancellationToken): Promise<T> {
    await this.start();
    const { client } = this;
    if (!client) throw new CancellationError();
    // An undefined token would be sent as a parameter.
    return token ? client.sendRequest<T>(method, params, token) : client.sendRequest<T>(method, params);
  }

  async #restart(): Promise<void> {
    if (this.#state === 'running') return;
    // After a crash the client starts the server by itself.
    if (this.#state === 'starting' && this.#client) return this.#client.start();
    const { output, platform } = this.#options;
    await this.#client?.dispose().catch(() => {});
    this.#become('starting');
    try {
      const client = await this.#create(platform);
      this.#client = client;
      await client.start();
    } catch (error) {
      output.error(error instanceof Error ? error : String(error));
      this.#become('failed');
      offerRestart(l10n.t('The playbook server cannot be started. Playbooks are not checked.'), this, output);
    }
  }

  async #create(platform: ClientPlatform): Promise<BaseLanguageClient> {
    const { output, onStatus, onRule } = this.#options;
    const selector = documentSelector();
    this.#schemes = schemesOf(selector);
    const initializationOptions: ClientOptions = {
      servesFiles: true,
      showsStatus: true,
      ruleScheme: RULE_SCHEME,
      commands: Object.values(CLIENT_COMMANDS),
      ...(l10n.bundle && { messages: l10n.bundle }),
      // The editor's own Markdown support, unless it has been switched off.
      knowsMarkdown: extensions.getExtension('vscode.markdown-language-features') !== undefined,
    };
    const client = await platform.createClient('playbook', 'Playbook', {
      documentSelector: selector,
      outputChannel: output,
      initializationOptions,
      // For pages that are not open; the problem matcher's, too, so that a task's findings and the server's replace each other.
      diagnosticCollectionName: 'playbook-workspace',
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (_error, _message, count) => ({
          action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
          handled: true,
        }),
        closed: () => this.#closed(),
      },
    });
    client.onDidChangeState(({ newState }) => this.#changed(client, newState));
    client.onNotification(MESSAGES.status, onStatus);
    client.onNotification(MESSAGES.showRule, onRule);
    serveFiles(client);
    return client;
  }

  #changed(client: BaseLanguageClient, state: State): void {
    if (client !== this.#client) return;
    if (state === State.Running) this.#become('running');
    else if (state === State.Starting) this.#become('starting');
    else if (this.#state === 'running') this.#become('stopped');
  }

  /** The connection has broken: the server has ended without being asked to. */
  #closed(): { readonly action: CloseAction; readonly handled: true } {
    const { output } = this.#options;
    // One that does not even start is no crash: whoever started it is told.
    if (this.#starting) return { action: CloseAction.DoNotRestart, handled: true };
    if (this.#crashes.add(Date.now())) {
      showMessage('warning', l10n.t('The playbook server stopped unexpectedly and is being restarted.'), {
        [l10n.t('Show Output')]: () => output.show(),
      });
      return { action: CloseAction.Restart, handled: true };
    }
    this.#become('failed');
    offerRestart(
      l10n.t('The playbook server stopped unexpectedly several times. Playbooks are no longer checked.'),
      this,
      output,
    );
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  #become(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#stateChanged.fire(state);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#stateChanged.dispose();
  }
}

function schemesOf(selector: readonly { readonly scheme: string }[]): string {
  return [...new Set(selector.map(({ scheme }) => scheme))].sort().join();
}
