import { l10n, workspace } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { staleUris } from './stale-edits.ts';

/**
 * Applies an edit that the server has made.
 * @returns whether it has been applied: the user may have said no to it
 * @throws when a document has been changed since the edit was made
 */
export async function applyEdit(client: BaseLanguageClient, edit: WorkspaceEdit): Promise<boolean> {
  const versions = new Map(
    workspace.textDocuments.map((document) => [
      client.code2ProtocolConverter.asUri(document.uri),
      document.version,
    ]),
  );
  if (staleUris(edit, versions).length > 0)
    throw new Error(l10n.t('The page was changed in the meantime. Nothing was done. Try again.'));
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  return workspace.applyEdit(converted, { isRefactoring: true });
}
