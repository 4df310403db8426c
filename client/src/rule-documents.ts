import {
  type CancellationToken,
  commands,
  type Disposable,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { RuleExplanation } from '../../server/src/lsp/protocol.ts';

/** Rules are shown as `playbook-rule:/<rule>.md`; package.json has such pages open as a preview. */
export const RULE_SCHEME = 'playbook-rule';

type Ask = (rule: string, token: CancellationToken) => Promise<RuleExplanation | null>;

/** Shows what rules look for and why, as pages that cannot be edited. */
export class RuleDocuments implements TextDocumentContentProvider, Disposable {
  readonly #ask: Ask;
  readonly #registration: Disposable;

  constructor(ask: Ask) {
    this.#ask = ask;
    this.#registration = workspace.registerTextDocumentContentProvider(RULE_SCHEME, this);
  }

  async show(rule: string): Promise<void> {
    const uri = Uri.from({ scheme: RULE_SCHEME, path: `/${rule}.md` });
    try {
      await commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // The editor's own Markdown extension is switched off.
      await window.showTextDocument(uri, { preview: true });
    }
  }

  async provideTextDocumentContent({ path }: Uri, token: CancellationToken): Promise<string | undefined> {
    const rule = path.slice(1).replace(/\.md$/, '');
    return (await this.#ask(rule, token))?.markdown;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
