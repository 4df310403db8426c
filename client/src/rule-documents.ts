import {
  commands,
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { RuleExplanation } from '../../server/src/lsp/protocol.ts';

const SCHEME = 'playbook-rule';

/** Shows what rules look for and why, as pages that cannot be edited. */
export class RuleDocuments implements TextDocumentContentProvider, Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(SCHEME, this);

  readonly onDidChange = this.#changed.event;

  async show({ rule, markdown }: RuleExplanation): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
    this.#texts.set(uri.path, markdown);
    this.#changed.fire(uri);
    try {
      await commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // The editor's own Markdown extension is switched off.
      await window.showTextDocument(uri, { preview: true });
    }
  }

  provideTextDocumentContent({ path }: Uri): string | undefined {
    return this.#texts.get(path);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
