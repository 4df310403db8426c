import { assert } from 'chai';
import { commands, type Position, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import {
  ASSESS,
  ASSESS_DE,
  ENABLE,
  ENABLE_DE,
  open,
  positionOf,
  textOf,
  untilRules,
  uriOf,
  useFreshWorkspace,
} from './support/editor.ts';
import { until } from './support/until.ts';

describe('renaming', () => {
  useFreshWorkspace();

  it('gives a task another ID on all pages', async () => {
    const { document } = await open(ASSESS);
    await rename(document, positionOf(document, '81¦03'), '8104', 4);
    for (const path of [ASSESS, ENABLE, ASSESS_DE, ENABLE_DE]) {
      const text = await textOf(path);
      assert.include(text, '| 8104 |');
      assert.notInclude(text, '| 8103 |');
    }
  });

  it('refuses what is no task ID', async () => {
    const { document } = await open(ASSESS);
    const at = positionOf(document, '81¦03');
    const reason = await until('a refusal', async () =>
      commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, at, 'none').then(
        () => '',
        (error: Error) => error.message,
      ),
    );
    assert.match(reason, /three or four digits/);
    assert.isFalse(document.isDirty);
  });

  it('changes a heading together with the links to it', async () => {
    const { document } = await open(ASSESS);
    await rename(document, positionOf(document, '### Count the pr¦inters'), 'Find the printers', 2);
    assert.include(await textOf(ASSESS), '### Find the printers');
    assert.include(await textOf(ENABLE), '(assess-printer-fleet-partner.md#find-the-printers)');
    await untilRules((await open(ENABLE)).document.uri, []);
  });

  it('keeps links to a file that is renamed or moved', async () => {
    await untilRules((await open(ENABLE)).document.uri, []);
    const edit = new WorkspaceEdit();
    const moved = 'english-playbook/print/assess-the-fleet-partner.md';
    edit.renameFile(uriOf(ASSESS), uriOf(moved));
    assert.isTrue(await workspace.applyEdit(edit));
    await until(
      'the link to the file',
      () => textOf(ENABLE),
      (text) => text.includes('(print/assess-the-fleet-partner.md#count-the-printers)'),
    );
    await until(
      'the link from it',
      () => textOf(moved),
      (text) => text.includes('(../enable-secure-print-partner.md)'),
    );
  });
});

async function rename(document: TextDocument, at: Position, name: string, files: number): Promise<void> {
  const edit = await until(
    `edits of ${files} files`,
    () =>
      commands.executeCommand<WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, name),
    (found) => found.size === files,
  );
  assert.isTrue(await workspace.applyEdit(edit));
}
