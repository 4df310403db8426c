import { assert } from 'chai';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  commands,
  type Position,
  Range,
  Selection,
  type TextDocument,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import {
  ASSESS,
  ASSESS_DE,
  open,
  rangeOf,
  replace,
  untilRules,
  useFreshWorkspace,
  write,
} from './support/editor.ts';
import { until } from './support/until.ts';

describe('completion', () => {
  useFreshWorkspace();

  it('fills a whole task row in the words of an English page', async () => {
    const { document } = await open(ASSESS);
    const at = await insertAfter(
      document,
      '| 8103 | Print - Review the drivers | O | SME | Contoso Print |',
      '\n| 81',
    );
    const item = await untilItem(document, at, /^8104\b/);
    await accept(document, item);
    assert.equal(
      document.lineAt(at.line).text,
      '| 8104 | Print - Name the sites | O | FastTrack Engineer | Contoso Print / Intune |',
    );
  });

  it('fills it in the words of a German page', async () => {
    const { document } = await open(ASSESS_DE);
    const at = await insertAfter(
      document,
      '| 8103 | Druck - Treiber prüfen | O | SME | Contoso Print |',
      '\n| ',
    );
    const item = await untilItem(document, at, /^8104\b/);
    await accept(document, item);
    assert.equal(
      document.lineAt(at.line).text,
      '| 8104 | Druck - Standorte benennen | O | FastTrack Engineer | Contoso Print/Intune |',
    );
  });

  it('takes the row over where it is typed and accepted, as the writer would', async () => {
    const editor = await open(ASSESS);
    const at = await insertAfter(
      editor.document,
      '| 8103 | Print - Review the drivers | O | SME | Contoso Print |',
      '\n| ',
    );
    editor.selection = new Selection(at, at);
    await commands.executeCommand('type', { text: '8104' });
    await until('the whole row', async () => {
      await commands.executeCommand('editor.action.triggerSuggest');
      await commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.lineAt(at.line).text.includes('Name the sites');
    });
    await untilRules(editor.document.uri, []);
  });

  it('knows roles, services and requirement letters', async () => {
    const { document } = await open(ASSESS);
    await replace(document, '| O | SME | Contoso Print |', '| O | SME |  |');
    const { end } = rangeOf(document, '| O | SME | ');
    const item = await untilItem(document, end, 'Contoso Print');
    await accept(document, item);
    await untilRules(document.uri, []);
    await replace(document, '| O | SME |', '| O |  |');
    await untilItem(document, rangeOf(document, '| O | ').end, 'FastTrack Engineer');
    await replace(document, '| O |  |', '|  | SME |');
    const at = rangeOf(document, 'drivers | ').end;
    const letters = await until(
      'letters',
      () => labelsAt(document, at),
      (labels) => labels.includes('O'),
    );
    assert.sameMembers([...letters], ['M', 'O']);
  });

  it('knows front matter keys that are missing', async () => {
    const { document } = await open(ASSESS);
    await replace(document, 'manager: lkeller\n', '\n');
    await untilItem(document, rangeOf(document, 'v-adwint\n').end, 'manager');
  });

  it('knows the pages of the language, with their titles', async () => {
    const { document } = await open(ASSESS_DE);
    await replace(document, '[Sicheres Drucken aktivieren](enable-secure-print-partner-de.md)', '[](');
    const at = rangeOf(document, '- [](').end;
    const labels = await until(
      'pages',
      () => labelsAt(document, at),
      (found) => found.includes('Sicheres Drucken aktivieren'),
    );
    assert.notInclude(labels, 'Enable Secure Print');
  });

  it('begins a row of the update summary with today and the writer', async () => {
    const { document } = await open(ASSESS);
    const line = '| ---- | ----------- | ------------ |';
    const at = await insertAfter(document, line, '\n| ');
    const now = new Date();
    const today = `${now.getMonth() + 1}/${now.getDate()}/${now.getFullYear()}`;
    const item = await untilItem(document, at, today);
    await accept(document, item);
    assert.include(document.lineAt(at.line).text, today);
  });

  it('begins a page with nothing in it', async () => {
    const { document } = await open(await write('english-playbook/assess-the-paper-partner.md', ''));
    const items = await until(
      'a process page',
      () => itemsAt(document, document.positionAt(0), true),
      (found) => found.some((item) => /process page/i.test(labelOf(item))),
    );
    const item = items.find((one) => /process page/i.test(labelOf(one)));
    const text = item?.insertText;
    const body = typeof text === 'string' ? text : (text?.value ?? '');
    for (const part of ['ms.date', '# ', '## Overview', '| Date |']) assert.include(body, part);
  });
});

/** @returns the place behind what was inserted */
async function insertAfter(document: TextDocument, text: string, inserted: string): Promise<Position> {
  const { end } = rangeOf(document, text);
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, end, inserted);
  assert.isTrue(await workspace.applyEdit(edit));
  return document.positionAt(document.offsetAt(end) + inserted.length);
}

/** @param withSnippets whether VS Code's own snippets for Markdown are among them, as are snippets of the extension */
async function itemsAt(
  document: TextDocument,
  at: Position,
  withSnippets = false,
): Promise<readonly CompletionItem[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
    undefined,
    50,
  );
  return items.filter(({ kind }) => withSnippets || kind !== CompletionItemKind.Snippet);
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

async function labelsAt(document: TextDocument, at: Position): Promise<readonly string[]> {
  return (await itemsAt(document, at)).map(labelOf);
}

async function untilItem(
  document: TextDocument,
  at: Position,
  label: string | RegExp,
): Promise<CompletionItem> {
  const isWanted = (item: CompletionItem) =>
    typeof label === 'string' ? labelOf(item) === label : label.test(labelOf(item));
  const items = await until(
    `"${label}"`,
    () => itemsAt(document, at),
    (found) => found.some(isWanted),
  );
  return items.find(isWanted) as CompletionItem;
}

/** Does what the editor does with an item that is chosen. */
async function accept(document: TextDocument, { insertText, range }: CompletionItem): Promise<void> {
  assert.isDefined(insertText);
  const replaced = range instanceof Range ? range : range?.replacing;
  assert.isDefined(replaced);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, replaced, typeof insertText === 'string' ? insertText : insertText.value);
  assert.isTrue(await workspace.applyEdit(edit));
}
