import { commands, l10n } from 'vscode';
import { MESSAGES, type WorkspaceSummary } from '../../../server/src/lsp/protocol.ts';
import { showMessage } from '../messages.ts';
import { requestWithProgress } from '../progress.ts';
import { problemText } from '../status-text.ts';
import { folderParams } from './arguments.ts';
import type { CommandContext } from './command-context.ts';

/** Checks every playbook, shows the Problems view, and says in one line how it went. */
export async function validateWorkspace(
  { server, output }: CommandContext,
  target: unknown,
): Promise<WorkspaceSummary> {
  const title = l10n.t('Checking playbooks');
  const summary = await requestWithProgress<WorkspaceSummary>(
    server,
    title,
    MESSAGES.validateWorkspace,
    folderParams(target),
  );
  const { pages, problems, files, unread } = summary;
  for (const { uri, reason } of unread) output.warn(l10n.t('{0} cannot be read: {1}', uri, reason));
  if (files.length > 0) await commands.executeCommand('workbench.actions.view.problems');
  if (pages === 0 && unread.length === 0) showMessage('info', l10n.t('No playbooks were found.'));
  else if (unread.length > 0)
    showMessage('warning', l10n.t('{0} pages cannot be read. See the output for details.', unread.length), {
      [l10n.t('Show Output')]: () => output.show(),
    });
  else showMessage('info', l10n.t('Playbooks checked: {0}. {1}.', pages, problemText(problems, l10n.t)));
  return summary;
}
