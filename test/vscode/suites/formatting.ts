import { assert } from 'chai';
import { commands, type TextDocument, type TextEdit, WorkspaceEdit, workspace } from 'vscode';
import { ASSESS, ASSESS_DE, open, rangeOf, useFreshWorkspace } from './support/editor.ts';
import { until } from './support/until.ts';

const options = { tabSize: 2, insertSpaces: true };

describe('formatting', () => {
  useFreshWorkspace();

  it('aligns the tables of a page, and nothing else', async () => {
    const { document } = await open(ASSESS);
    const before = document.getText();
    await apply(document, await untilEdits(document, 'vscode.executeFormatDocumentProvider'));
    const lines = document.getText().split('\n');
    const { line } = rangeOf(document, '| Task ID').start;
    const widths = lines.slice(line, line + 5).map(({ length }) => length);
    assert.deepEqual(widths, Array(5).fill(widths[0]));
    assert.deepEqual(lines.map(withoutPadding), before.split('\n').map(withoutPadding));
    const again = await commands.executeCommand<TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      options,
    );
    assert.deepEqual(again ?? [], []);
  });

  it('aligns the table that is selected', async () => {
    const { document } = await open(ASSESS_DE);
    const range = rangeOf(document, '| 8101 | Druck');
    const { line } = rangeOf(document, '| Aufgaben-ID').start;
    const edits = await untilEdits(document, 'vscode.executeFormatRangeProvider', range);
    for (const { range: changed } of edits) {
      assert.isAtLeast(changed.start.line, line);
      assert.isAtMost(changed.end.line, line + 4);
    }
  });
});

async function untilEdits(
  document: TextDocument,
  command: string,
  ...range: readonly unknown[]
): Promise<readonly TextEdit[]> {
  return until(
    'edits',
    async () => (await commands.executeCommand<TextEdit[]>(command, document.uri, ...range, options)) ?? [],
    (edits) => edits.length > 0,
  );
}

async function apply(document: TextDocument, edits: readonly TextEdit[]): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.set(document.uri, [...edits]);
  assert.isTrue(await workspace.applyEdit(edit));
}

/** Blanks around cells, and the length of delimiters, are what formatting may change. */
function withoutPadding(line: string): string {
  return line.startsWith('|') ? line.replace(/ *\| */g, '|').replace(/-+/g, '-') : line;
}
