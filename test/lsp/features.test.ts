import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type {
  CodeLens,
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  SelectionRange,
  SemanticTokens,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node';
import { withoutFields } from '../../server/src/lsp/completion.ts';
import {
  CLIENT_COMMANDS,
  type ClientOptions,
  MESSAGES,
  type NewPage,
} from '../../server/src/lsp/protocol.ts';
import { makeProject } from '../cli/project.ts';
import { EVERYTHING, positionAt, startClient, type TestClient, uriOf } from './client.ts';

const TABLE =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| --- | --- | --- | --- | --- |\n';
const ENGLISH = `---
title: Assess the Site
---

# Assess the Site

Phase: **Assess**

## Approach

See [the next page](enable-site.md#approach).

${TABLE}| 9101 | Site - Count | M | FastTrack Manager | Exchange |
`;
const OTHER = `# Enable the Site

## Approach

${TABLE}| 9101 | Site - Count | M | FastTrack Manager | Exchange |
`;
const GERMAN = `# Standort bewerten

## Vorgehensweise

| Aufgaben-ID | Aufgabe | (E)rforderlich / (O)ptional | FastTrack-Rolle | Dienste |
| --- | --- | --- | --- | --- |
| 9101 | Standort - Zählen | E | FastTrack-Manager | Exchange |
`;
const PATHS = {
  english: 'x/english-playbook/assess-site.md',
  other: 'x/english-playbook/enable-site.md',
  german: 'x/german-playbook/assess-site-de.md',
};

async function open(options: ClientOptions = {}, settings: object = {}) {
  const root = await makeProject({
    'playbook.config.yaml': "extends: fasttrack\nfiles: ['**/*.md']\n",
    [PATHS.english]: ENGLISH,
    [PATHS.other]: OTHER,
    [PATHS.german]: GERMAN,
  });
  const { textDocument, ...rest } = EVERYTHING;
  const capabilities = {
    ...rest,
    textDocument: {
      ...textDocument,
      definition: { linkSupport: true },
      completion: { completionItem: { snippetSupport: true } },
    },
  };
  const client = await startClient({ folders: [root], capabilities, options, settings });
  const uri = (name: keyof typeof PATHS) => uriOf(join(root, PATHS[name]));
  await client.open(uri('english'), ENGLISH);
  await client.idle(uri('english'));
  return { client, uri, root };
}

/** Parameters for the first place of some text. */
function at(client: TestClient, uri: string, text: string, more: object = {}) {
  const offset = client.text(uri).indexOf(text);
  return { textDocument: { uri }, position: positionAt(client.text(uri), offset + 1), ...more };
}

const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('language features, over the wire', () => {
  test('hover, definition, references, highlights', async () => {
    const { client, uri } = await open();
    const hover = await client.request<Hover>('textDocument/hover', at(client, uri('english'), '9101'));
    expect(JSON.stringify(hover.contents)).toContain('9101');
    const [target] = await client.request<LocationLink[]>(
      'textDocument/definition',
      at(client, uri('english'), 'enable-site'),
    );
    expect(target).toMatchObject({ targetUri: uri('other'), targetSelectionRange: { start: { line: 2 } } });
    const places = await client.request<Location[]>(
      'textDocument/references',
      at(client, uri('english'), '9101', { context: { includeDeclaration: true } }),
    );
    expect(places.map((place) => place.uri)).toEqual([uri('english'), uri('other'), uri('german')]);
    const marks = await client.request<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      at(client, uri('english'), '9101'),
    );
    expect(marks).toHaveLength(1);
  });

  test('rename, with a reason where there is none', async () => {
    const { client, uri } = await open();
    const params = at(client, uri('english'), '9101');
    expect(await client.request('textDocument/prepareRename', params)).toMatchObject({ placeholder: '9101' });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...params, newName: '9202' });
    const documents = edit.documentChanges as TextDocumentEdit[];
    expect(documents.map(({ textDocument }) => textDocument.version).sort()).toEqual([1, null, null]);
    expect(documents[0]?.edits[0]).toMatchObject({ newText: '9202', annotationId: expect.any(String) });
    const refused = client.request('textDocument/rename', { ...params, newName: ' ' });
    await expect(refused).rejects.toThrow('empty');
  });

  test('completion, documented when looked at', async () => {
    const { client, uri } = await open({ commands: Object.values(CLIENT_COMMANDS) });
    await client.edit(uri('english'), '| Exchange |\n', '| Exchange |\n| 91\n');
    const offset = client.text(uri('english')).lastIndexOf('| 91') + 4;
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: uri('english') },
      position: positionAt(client.text(uri('english')), offset),
      context: { triggerKind: 1 },
    });
    const item = list.items.find(({ label }) => label.includes('9101'));
    expect(JSON.stringify(item?.textEdit)).toContain('Site - Count');
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item ?? {});
    expect(resolved.documentation).toMatchObject({ kind: 'markdown' });
  });

  test('outline, folding, selection, colours, links', async () => {
    const { client, uri } = await open();
    const textDocument = { uri: uri('english') };
    const [page] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(page?.name).toBe('Assess the Site');
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    expect(folds[0]).toEqual({ startLine: 0, endLine: 2 });
    const positions = [at(client, uri('english'), '9101').position];
    const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions,
    });
    expect(selection?.parent?.parent?.parent).toBeDefined();
    const tokens = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(tokens.data.length).toBeGreaterThan(0);
    const some = await client.request<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } },
    });
    expect(some.data.length).toBeLessThan(tokens.data.length);
    const [link] = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    const followed = await client.request<DocumentLink>('documentLink/resolve', link ?? {});
    expect(followed.target).toBe(uri('other'));
  });

  test('code lenses and inlay hints', async () => {
    const { client, uri } = await open(
      { commands: Object.values(CLIENT_COMMANDS) },
      { inlayHints: { taskNames: true } },
    );
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: uri('english') },
    });
    expect(lenses.map(({ command }) => command?.title)).toContain('Also in: de');
    expect(lenses.find(({ command }) => command?.title === 'Also in: de')?.command?.arguments).toEqual([
      [{ uri: uri('german'), label: 'Deutsch' }],
    ]);
    await client.open(uri('german'), GERMAN);
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uri('german') },
      range: all,
    });
    expect(hints).toMatchObject([{ label: 'Site - Count' }]);
  });

  test('table formatting', async () => {
    const { client, uri } = await open();
    const edits = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: uri('english') },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits.length).toBeGreaterThan(0);
  });

  test('symbols and renamed files of the workspace', async () => {
    const { client, uri, root } = await open();
    const symbols = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'enable' });
    expect(symbols[0]).toMatchObject({ name: 'Enable the Site', location: { uri: uri('other') } });
    const edit = await client.request<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: uri('other'), newUri: uriOf(join(root, 'x/english-playbook/enable-place.md')) }],
    });
    expect(edit.documentChanges).toMatchObject([
      {
        textDocument: { uri: uri('english'), version: 1 },
        edits: [{ newText: expect.stringContaining('place') }],
      },
    ]);
  });

  test('new pages and records of changes', async () => {
    const { client, uri, root } = await open({}, { author: 'Ada Winter' });
    const page = await client.request<NewPage>(MESSAGES.newPage, {
      folder: uriOf(join(root, 'x/english-playbook')),
      kind: 'process',
      language: 'de',
      name: 'Assess the Printers',
    });
    expect(page.uri).toBe(uriOf(join(root, 'x/german-playbook/assess-the-printers-de.md')));
    expect(page.content).toContain('# Assess the Printers');
    const edit = await client.request<WorkspaceEdit>(MESSAGES.recordChange, {
      uri: uri('english'),
      what: 'Counted',
    });
    expect(JSON.stringify(edit)).toContain('Counted');
    expect(JSON.stringify(edit)).toContain('Ada Winter');
  });
});

test('a snippet without its fields', () => {
  expect(withoutFields(`a \${1:b} \${2|c,d|} \\$$0`)).toBe('a b c $');
  expect(withoutFields(`\${1:x\\}y} $1`)).toBe('x}y ');
});
