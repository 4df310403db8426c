import { l10n } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import { MESSAGES, type WorkspaceFix } from '../../../server/src/lsp/protocol.ts';
import { applyEdit } from '../apply-edit.ts';
import { showMessage } from '../messages.ts';
import { requestWithProgress } from '../progress.ts';
import { folderParams } from './arguments.ts';
import type { CommandContext } from './command-context.ts';

/** Fixes what can be fixed without asking, on all pages; the editor's preview asks for each of them. */
export async function fixWorkspace({ server }: CommandContext, target: unknown): Promise<void> {
  const title = l10n.t('Looking for fixes');
  const { edit } = await requestWithProgress<WorkspaceFix>(
    server,
    title,
    MESSAGES.fixWorkspace,
    folderParams(target),
  );
  const { client } = server;
  if (!edit || !client) return showMessage('info', l10n.t('There is nothing to fix automatically.'));
  await applyEdit(client, asOneGroup(edit as WorkspaceEdit));
}

/** With one name for all changes, so that the preview, grouped by type, has one box to tick for all of them. */
function asOneGroup(edit: WorkspaceEdit): WorkspaceEdit {
  const label = l10n.t('Safe fixes');
  const annotations = Object.entries(edit.changeAnnotations ?? {}).map(
    ([id, annotation]) => [id, { ...annotation, label, needsConfirmation: true }] as const,
  );
  return { ...edit, changeAnnotations: Object.fromEntries(annotations) };
}
