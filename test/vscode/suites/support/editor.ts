import { assert } from 'chai';
import {
  commands,
  type Diagnostic,
  FileType,
  languages,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { until } from './until.ts';

/** Pages of the workspace that the suites run in: `test/vscode/workspace`, or rather a copy. */
export const ASSESS = 'english-playbook/assess-printer-fleet-partner.md';
export const ENABLE = 'english-playbook/enable-secure-print-partner.md';
export const ASSESS_DE = 'german-playbook/assess-printer-fleet-partner-de.md';
export const ENABLE_DE = 'german-playbook/enable-secure-print-partner-de.md';
export const CONFIGURATION = 'playbook.config.yaml';

export function uriOf(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.isDefined(folder);
  return Uri.joinPath(folder.uri, path);
}

/** Path from the workspace folder. */
export function pathOf(uri: Uri): string {
  return uri.path.slice(uriOf('').path.replace(/\/?$/, '/').length);
}

export async function open(path: string | Uri): Promise<TextEditor> {
  return await window.showTextDocument(typeof path === 'string' ? uriOf(path) : path, { preview: false });
}

/** The range of a text's first occurrence. */
export function rangeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  assert.isAtLeast(start, 0, `${document.uri} has no "${text}"`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** The place of the `¦` in a text that occurs in the document, as in `positionOf(document, '81¦01')`. */
export function positionOf(document: TextDocument, marked: string): Position {
  const at = marked.indexOf('¦');
  const { start } = rangeOf(document, marked.replace('¦', ''));
  return document.positionAt(document.offsetAt(start) + at);
}

/** Types over the first occurrence of a text, without saving. */
export async function replace(document: TextDocument, text: string, replacement: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, text), replacement);
  assert.isTrue(await workspace.applyEdit(edit));
}

/** The problems that the extension shows on a page. */
export function problems(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'playbook');
}

/** The rule that a problem is of. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function rulesOn(uri: Uri): readonly string[] {
  return problems(uri).map(ruleOf).sort();
}

/** Waits until the page has the problems of these rules, and no others. */
export async function untilRules(uri: Uri, rules: readonly string[]): Promise<readonly Diagnostic[]> {
  const wanted = JSON.stringify([...rules].sort());
  await until(
    `${wanted} on ${pathOf(uri)}`,
    () => rulesOn(uri),
    (found) => JSON.stringify(found) === wanted,
  );
  return problems(uri);
}

export async function write(path: string, text: string): Promise<Uri> {
  const uri = uriOf(path);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The text of a file, unsaved changes included. */
export async function textOf(path: string): Promise<string> {
  return (await workspace.openTextDocument(uriOf(path))).getText();
}

/** The text of a file as it is saved. */
export async function read(path: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await workspace.fs.readFile(uriOf(path)));
}

/** Each test finds the workspace as it was: files restored, added ones deleted, and unsaved changes dropped. */
export function useFreshWorkspace(): void {
  let files: ReadonlyMap<string, string>;
  before(async () => {
    files = await readAll();
  });
  afterEach(async () => {
    const now = await readAll();
    for (const [path, text] of files) if (now.get(path) !== text) await write(path, text);
    for (const path of now.keys()) if (!files.has(path)) await workspace.fs.delete(uriOf(path));
    // An edit of many files leaves some without a tab.
    for (const document of workspace.textDocuments) {
      if (document.isDirty) await window.showTextDocument(document, { preview: false });
    }
    while (window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
      // Reads the file again, where there is one.
      if (window.activeTextEditor) await commands.executeCommand('workbench.action.files.revert');
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    // The editor keeps some documents for a while after their tab is closed.
    await until(
      'documents as they are saved',
      () => workspace.textDocuments.filter((document) => isStale(document, files)).map(({ uri }) => uri.path),
      (stale) => stale.length === 0,
    );
  });
}

function isStale(document: TextDocument, files: ReadonlyMap<string, string>): boolean {
  const text = files.get(pathOf(document.uri));
  return document.isDirty || (text !== undefined && document.getText() !== text);
}

async function readAll(folder = ''): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [name, type] of await workspace.fs.readDirectory(uriOf(folder))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (type === FileType.Directory) for (const [own, text] of await readAll(path)) found.set(own, text);
    else found.set(path, await read(path));
  }
  return found;
}
