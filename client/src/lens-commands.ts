import {
  commands,
  Disposable,
  type Location,
  l10n,
  type QuickPickItem,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, Position } from 'vscode-languageclient';
import { CLIENT_COMMANDS, type PageChoice } from '../../server/src/lsp/protocol.ts';

/** Runs what the server's code lenses ask for. Their arguments are those of the protocol; the editor's commands want its own. */
export function registerLensCommands(client: () => BaseLanguageClient | undefined): Disposable {
  return Disposable.from(
    commands.registerCommand(CLIENT_COMMANDS.showReferences, (uri: string, position: Position) =>
      showReferences(uri, position, client()),
    ),
    commands.registerCommand(CLIENT_COMMANDS.openPages, (choices: PageChoice[]) =>
      openPage(choices, l10n.t('Open this page in another language')),
    ),
  );
}

async function showReferences(uri: string, position: Position, client?: BaseLanguageClient): Promise<void> {
  if (!client) return;
  const place = [
    client.protocol2CodeConverter.asUri(uri),
    client.protocol2CodeConverter.asPosition(position),
  ] as const;
  const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', ...place);
  await commands.executeCommand('editor.action.showReferences', ...place, found);
}

interface PageItem extends QuickPickItem {
  readonly uri: Uri;
}

/** Opens the page that is chosen; the only one without asking. */
export async function openPage(choices: readonly PageChoice[], placeHolder: string): Promise<void> {
  const items = choices.map(({ uri: text, label }): PageItem => {
    const uri = Uri.parse(text);
    return { label, description: workspace.asRelativePath(uri), uri };
  });
  const [first] = items;
  const chosen =
    items.length === 1 ? first : await window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (chosen) await window.showTextDocument(chosen.uri);
}
