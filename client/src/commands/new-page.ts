import { FileType, l10n, type QuickPickItem, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  MESSAGES,
  type NewPage,
  type NewPageParams,
  type ProfileSummary,
} from '../../../server/src/lsp/protocol.ts';
import { showMessage } from '../messages.ts';
import type { CommandContext } from './command-context.ts';

interface IdItem extends QuickPickItem {
  readonly id: string;
}

/** Makes a page: asks for its kind, its language and what it is about. The server knows what such a page looks like. */
export async function newPageCommand({ server, statuses }: CommandContext, target: unknown): Promise<void> {
  const folder = await folderOf(target);
  if (!folder) return showMessage('info', l10n.t('Open a folder first.'));
  // Asked for a page in it: the folder's own configuration counts.
  const uri = Uri.joinPath(folder, 'page.md').toString();
  const profile = await server.request<ProfileSummary | null>(MESSAGES.profile, { uri });
  if (!profile)
    return showMessage('warning', l10n.t('The configuration of this folder has errors. Fix them first.'));
  const title = l10n.t('New Playbook Page');
  const kind = await pick(
    profile.kinds.map(({ id, title: label }) => ({ id, label })),
    title,
    l10n.t('What kind of page?'),
  );
  if (kind === undefined) return;
  const own = statuses.of(window.activeTextEditor?.document.uri)?.language?.id ?? profile.defaultLanguage;
  const languages = profile.languages.map(({ id, name }) => ({ id, label: name, description: id }));
  languages.sort((a, b) => Number(b.id === own) - Number(a.id === own));
  const language = await pick(languages, title, l10n.t('In which language?'));
  if (language === undefined) return;
  const prompt = l10n.t('What is the page about? The heading and the file name are based on this text.');
  const name = (await window.showInputBox({ title, prompt }))?.trim();
  if (!name) return;
  const params: NewPageParams = { folder: folder.toString(), kind, language, name };
  const page = await server.request<NewPage | null>(MESSAGES.newPage, params);
  if (page) await create(page);
}

async function create({ uri, content }: NewPage): Promise<void> {
  const file = Uri.parse(uri);
  const edit = new WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(content) });
  if (!(await workspace.applyEdit(edit)))
    return showMessage(
      'error',
      l10n.t('{0} already exists or cannot be written.', workspace.asRelativePath(file)),
    );
  await window.showTextDocument(file);
}

/** The folder that the page is to stand in: the one it was called on, that of the page being edited, or the first one. */
async function folderOf(target: unknown): Promise<Uri | undefined> {
  if (target instanceof Uri) {
    const { type } = await workspace.fs.stat(target);
    return type & FileType.Directory ? target : Uri.joinPath(target, '..');
  }
  const document = window.activeTextEditor?.document;
  if (document?.languageId === 'markdown' && workspace.getWorkspaceFolder(document.uri))
    return Uri.joinPath(document.uri, '..');
  const [first, ...others] = workspace.workspaceFolders ?? [];
  return others.length === 0 ? first?.uri : (await window.showWorkspaceFolderPick())?.uri;
}

/** @returns the id of the one picked; the only one there is, without asking */
async function pick(
  items: readonly IdItem[],
  title: string,
  placeHolder: string,
): Promise<string | undefined> {
  if (items.length === 1) return items[0]?.id;
  return (await window.showQuickPick(items, { title, placeHolder }))?.id;
}
