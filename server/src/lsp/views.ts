import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Root } from './workspaces.ts';

/**
 * Lets the client ask again for what is shown in and above lines, and may speak of other pages. To be called often: it does
 * something only when something else is known of some page.
 */
export function viewRefresher(connection: Connection, { capabilities }: Client): (root: Root) => void {
  const { codeLens, inlayHint, semanticTokens } = capabilities.workspace ?? {};
  const { languages } = connection;
  const seen = new WeakMap<Root, number>();
  return (root) => {
    const { knowledge } = root.service;
    if (seen.get(root) === knowledge) return;
    seen.set(root, knowledge);
    if (codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    if (inlayHint?.refreshSupport) languages.inlayHint.refresh().catch(() => undefined);
    if (semanticTokens?.refreshSupport) languages.semanticTokens.refresh();
  };
}
