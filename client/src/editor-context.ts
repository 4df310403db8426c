import { commands, Disposable, window, workspace } from 'vscode';
import type { PageStatuses } from './page-statuses.ts';
import type { PlaybookServer } from './server.ts';

/** Keeps the context keys that menus and the command palette depend on. */
export class EditorContext implements Disposable {
  readonly #statuses: PageStatuses;
  readonly #server: PlaybookServer;
  readonly #listening: Disposable;

  constructor(server: PlaybookServer, statuses: PageStatuses) {
    this.#server = server;
    this.#statuses = statuses;
    this.#listening = Disposable.from(
      window.onDidChangeActiveTextEditor(() => this.#update()),
      statuses.onDidChange(() => this.#update()),
      server.onDidChangeState((state) => {
        if (state !== 'running') statuses.clear();
        this.#update();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => statuses.delete(uri)),
    );
    this.#update();
  }

  #update(): void {
    const status = this.#statuses.of(window.activeTextEditor?.document.uri);
    // There are playbooks here, though the server may be in trouble.
    void commands.executeCommand('setContext', 'playbook.active', this.#server.state !== 'stopped');
    // The document that is being edited is one.
    void commands.executeCommand('setContext', 'playbook.page', status?.playbook === true);
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
