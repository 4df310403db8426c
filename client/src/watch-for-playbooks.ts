import { Disposable, type TextDocument, type Uri, workspace } from 'vscode';
import { looksLikePlaybook } from './looks-like-playbook.ts';
import { isBuiltinPage } from './page-globs.ts';

const CONFIGURATIONS = '**/playbook.config.{yaml,yml,json}';
const NAMES = ['playbook.config.yaml', 'playbook.config.yml', 'playbook.config.json'];

/** How far up from a folder a configuration is looked for: the server knows where to stop, this is only for being quick. */
const LEVELS = 12;

/**
 * Calls `found` once, as soon as there is something to do: a configuration, a page that the built-in profile chooses, or a
 * document outside of all folders that looks like a playbook.
 */
export function watchForPlaybooks(found: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(CONFIGURATIONS, false, true, true);
  const listening = Disposable.from(
    watcher,
    watcher.onDidCreate(() => stopWith(workspace.workspaceFolders?.some(isEnabledAt) ?? false)),
    workspace.onDidOpenTextDocument(async (document) => stopWith(await concerns(document))),
    workspace.onDidChangeWorkspaceFolders(findPlaybooks),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('playbook.enable')) void findPlaybooks();
    }),
  );
  let isDone = false;
  function stopWith(isFound: boolean): void {
    if (isDone || !isFound) return;
    isDone = true;
    listening.dispose();
    found();
  }
  async function findPlaybooks(): Promise<void> {
    for (const document of workspace.textDocuments) stopWith(await concerns(document));
    if (!isDone) stopWith(await hasConfiguration());
  }
  void findPlaybooks();
  return listening;
}

/** Whether a document that has been opened is one for us. */
async function concerns(document: TextDocument): Promise<boolean> {
  const { uri, languageId } = document;
  if (!isEnabledAt(uri)) return false;
  if (NAMES.some((name) => uri.path.endsWith(`/${name}`))) return true;
  if (languageId !== 'markdown') return false;
  if (isBuiltinPage(document)) return true;
  if (workspace.getWorkspaceFolder(uri)) return false;
  if (uri.scheme === 'untitled') return looksLikePlaybook(document.getText());
  if (uri.scheme !== 'file') return false;
  return looksLikePlaybook(document.getText()) || (await configurationAbove(uri));
}

/** Whether the workspace has a configuration, or is below one. */
async function hasConfiguration(): Promise<boolean> {
  const folders = (workspace.workspaceFolders ?? []).filter(isEnabledAt);
  if (folders.length === 0) return false;
  const [first] = await workspace.findFiles(CONFIGURATIONS, '**/node_modules/**', 1);
  if (first) return true;
  for (const { uri } of folders) if (uri.scheme === 'file' && (await configurationAbove(uri))) return true;
  return false;
}

async function configurationAbove(uri: Uri): Promise<boolean> {
  let folder = uri.path;
  for (let level = 0; level < LEVELS && folder.includes('/'); level++) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    for (const name of NAMES) if (await exists(uri.with({ path: `${folder}/${name}` }))) return true;
  }
  return false;
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

function isEnabledAt(place: Uri | { readonly uri: Uri }): boolean {
  const uri = 'uri' in place ? place.uri : place;
  return workspace.getConfiguration('playbook', uri).get('enable', true);
}
