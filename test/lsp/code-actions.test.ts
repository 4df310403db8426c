import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import { makeProject } from '../cli/project.ts';
import { EVERYTHING, PLAIN, positionAt, startClient, type TestClient, uriOf } from './client.ts';
import { CONFIG } from './config.ts';

/** Two links without their scheme, a link to a page that is not there, and a table with one typo. */
const TEXT = `# Page

See [one](www.example.org/one) and [two](www.example.org/two).

Also [the plan](plam.md).

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
| --- | --- | --- | --- | --- |
| 9101 | Do it | Q | FastTrack Manager | Exchange |
`;

async function open(capabilities = EVERYTHING, options = {}): Promise<{ client: TestClient; uri: string }> {
  const root = await makeProject({ 'playbook.config.yaml': CONFIG, 'a.md': TEXT, 'plan.md': '# Plan\n' });
  const client = await startClient({ folders: [root], capabilities, options });
  const uri = uriOf(join(root, 'a.md'));
  await client.open(uri, TEXT);
  return { client, uri };
}

async function actionsAt(
  client: TestClient,
  uri: string,
  word: string,
  context: object = {},
): Promise<CodeAction[]> {
  const position = positionAt(client.text(uri), client.text(uri).indexOf(word) + 1);
  return await client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...context },
  });
}

/** The page after an action, its edits worked out first if need be. */
async function apply(client: TestClient, uri: string, action: CodeAction | undefined): Promise<string> {
  if (!action) throw new Error('There is no such action.');
  const { edit } = action.edit ? action : await client.request<CodeAction>('codeAction/resolve', action);
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(change?.textDocument).toEqual({ uri, version: client.version(uri) });
  const lines = client.text(uri).split('\n');
  for (const { range, newText } of [...(change?.edits ?? [])].reverse() as never as {
    range: { start: { line: number; character: number }; end: { line: number; character: number } };
    newText: string;
  }[]) {
    const before = lines.slice(0, range.start.line + 1).join('\n');
    const head = before.slice(
      0,
      before.length - (lines[range.start.line]?.length ?? 0) + range.start.character,
    );
    const tail = [lines[range.end.line]?.slice(range.end.character), ...lines.slice(range.end.line + 1)];
    lines.splice(0, lines.length, ...(head + newText + tail.join('\n')).split('\n'));
  }
  return lines.join('\n');
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

describe('code actions', () => {
  test('mend one finding, all of its rule, or silence it; and lead to its documentation', async () => {
    const { client, uri } = await open();
    const actions = await actionsAt(client, uri, 'www.example.org/one');
    expect(titles(actions)).toMatchInlineSnapshot(`
      [
        "Add "https://"",
        "Fix all 2 findings of link/scheme-missing in this file",
        "Suppress link/scheme-missing for this line",
        "Suppress link/scheme-missing for the whole file",
        "Open the documentation of link/scheme-missing",
        "Fix all auto-fixable problems",
      ]
    `);
    const [fix, fixRule, line, file] = actions;
    expect(await apply(client, uri, fix)).toBe(
      TEXT.replace('www.example.org/one', 'https://www.example.org/one'),
    );
    expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(fix?.diagnostics).toMatchObject([{ code: 'link/scheme-missing', source: 'playbook' }]);
    expect(await apply(client, uri, fixRule)).toBe(TEXT.replaceAll('(www.', '(https://www.'));
    expect(await apply(client, uri, line)).toBe(
      TEXT.replace('See', '<!-- playbook-disable-next-line link/scheme-missing -->\nSee'),
    );
    expect(await apply(client, uri, file)).toBe(
      `<!-- playbook-disable-file link/scheme-missing -->\n\n${TEXT}`,
    );
  });

  test('offer what may have been meant, without preferring it', async () => {
    const { client, uri } = await open();
    const [first] = await actionsAt(client, uri, 'plam.md');
    expect(await apply(client, uri, first)).toBe(TEXT.replace('plam.md', 'plan.md'));
    expect(first?.isPreferred).toBeUndefined();
  });

  test('silence a table as a whole', async () => {
    const { client, uri } = await open();
    const actions = await actionsAt(client, uri, 'Q |');
    expect(titles(actions).filter((title) => title.includes('this line'))).toEqual([]);
    const table = actions.find(({ title }) => title.includes('for this table'));
    const rule = table?.diagnostics?.[0]?.code;
    expect(await apply(client, uri, table)).toBe(
      TEXT.replace('| Task ID', `<!-- playbook-disable-next-line ${rule} -->\n| Task ID`),
    );
  });

  test('belong to the diagnostics that the editor has', async () => {
    const { client, uri } = await open();
    const diagnostics = await client.pull(uri);
    const told = diagnostics.map((diagnostic) => ({ ...diagnostic, data: { mine: true } }));
    const [fix] = await actionsAt(client, uri, 'www.example.org/one', { diagnostics: told });
    expect(fix?.diagnostics?.[0]?.data).toEqual({ mine: true });
  });

  test('mend all that needs no choice, also on saving', async () => {
    const { client, uri } = await open();
    const actions = await actionsAt(client, uri, 'Page', { only: ['source.fixAll'] });
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.playbook']);
    expect(await apply(client, uri, actions[0])).toBe(TEXT.replaceAll('(www.', '(https://www.'));
    expect(await actionsAt(client, uri, 'Page', { only: ['refactor'] })).toEqual([]);
  });

  test('have their edits at once where the editor does not ask for them', async () => {
    const { client, uri } = await open(PLAIN);
    const actions = await actionsAt(client, uri, 'www.example.org/one');
    const rule = actions.find(({ title }) => title.startsWith('Fix all'));
    expect(rule?.edit?.changes?.[uri]).toHaveLength(2);
  });

  test('open the documentation in the way that the editor knows', async () => {
    const capable = await open(EVERYTHING, { ruleScheme: 'rules' });
    const actions = await actionsAt(capable.client, capable.uri, 'plam.md');
    const command = actions.find(({ title }) => title.startsWith('Open the documentation'))?.command;
    await capable.client.request('workspace/executeCommand', command ?? {});
    await capable.client.until(() => capable.client.shown.length > 0);
    expect(capable.client.shown).toMatchObject([
      { rule: 'link/target-missing', markdown: expect.stringContaining('# link/target-missing') },
    ]);
    const plain = await open(PLAIN);
    await plain.client.request('workspace/executeCommand', command ?? {});
    await plain.client.until(() => plain.client.shown.length > 0);
    expect(plain.client.shown).toMatchObject([{ message: expect.stringContaining('link/target-missing') }]);
  });
});
