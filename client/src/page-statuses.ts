import { type Disposable, EventEmitter, Uri } from 'vscode';
import type { PageStatus } from '../../server/src/lsp/protocol.ts';

/** What the server has said about the documents that are open. */
export class PageStatuses implements Disposable {
  readonly #statuses = new Map<string, PageStatus>();
  readonly #changed = new EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  of(uri: Uri | undefined): PageStatus | undefined {
    return uri && this.#statuses.get(uri.toString());
  }

  set(status: PageStatus): void {
    this.#statuses.set(Uri.parse(status.uri).toString(), status);
    this.#changed.fire();
  }

  /** To be called when the server has ended: what it said no longer holds. */
  clear(): void {
    this.#statuses.clear();
    this.#changed.fire();
  }

  delete(uri: Uri): void {
    this.#statuses.delete(uri.toString());
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
