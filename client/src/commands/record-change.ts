import { l10n, window } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import { MESSAGES, type RecordChangeParams } from '../../../server/src/lsp/protocol.ts';
import { applyEdit } from '../apply-edit.ts';
import { showMessage } from '../messages.ts';
import { pageUri } from './arguments.ts';
import type { CommandContext } from './command-context.ts';

/** Adds a row to the update summary and brings the date of the front matter up to it, as one edit that can be undone. */
export async function recordChangeCommand(
  { server }: CommandContext,
  target: unknown,
  text: unknown,
): Promise<void> {
  const uri = pageUri(target);
  if (!uri) return showMessage('info', l10n.t('Open a playbook page first.'));
  const what =
    typeof text === 'string'
      ? text
      : await window.showInputBox({
          title: l10n.t('Record This Change'),
          prompt: l10n.t('What did you change? The text is added to the update summary.'),
        });
  if (what === undefined) return;
  const params: RecordChangeParams = { uri: uri.toString(), what: what.trim() };
  const edit = await server.request<WorkspaceEdit | null>(MESSAGES.recordChange, params);
  const { client } = server;
  if (!edit || !client)
    return showMessage(
      'info',
      l10n.t('There is nothing to record: this is not a playbook page, or every change is already recorded.'),
    );
  await applyEdit(client, edit);
}
