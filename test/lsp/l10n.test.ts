import { join } from 'node:path';
import { expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
} from 'vscode-languageserver-protocol/node';
import type { ClientOptions } from '../../server/src/lsp/protocol.ts';
import { makeProject } from '../cli/project.ts';
import { readRepositoryFile } from '../support/repo.ts';
import { EVERYTHING, positionAt, startClient, uriOf } from './client.ts';

const PAGE = `# Page

Also [the plan](plam.md).

`;
const PLAN = '# Plan\n\nSee [the page](a.md).\n';
const messages = JSON.parse(readRepositoryFile('l10n/bundle.l10n.de.json')) as Record<string, string>;

/** What is shown on a page that has a broken link, and to which another page leads. */
async function shown(options: ClientOptions) {
  const root = await makeProject({
    'playbook.config.yaml': "extends: fasttrack\nfiles: ['**/*.md']\n",
    'a.md': PAGE,
    'plan.md': PLAN,
  });
  const client = await startClient({ folders: [root], capabilities: EVERYTHING, options });
  const uri = uriOf(join(root, 'a.md'));
  const textDocument = { uri };
  await client.open(uri, PAGE);
  const findings = await client.idle(uri);
  const position = positionAt(PAGE, PAGE.indexOf('plam'));
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  const completed = await client.request<CompletionList | CompletionItem[]>('textDocument/completion', {
    textDocument,
    position: positionAt(PAGE, PAGE.length),
  });
  return {
    lenses: lenses.map(({ command }) => command?.title),
    actions: actions.map(({ title }) => title),
    items: 'items' in completed ? completed.items : completed,
    findings: findings.map(({ message }) => message),
  };
}

test('an editor that brings a bundle is shown its language; findings and their fixes stay as on the command line', async () => {
  const english = await shown({});
  const german = await shown({ messages });
  expect(english.lenses).toEqual(['Linked from 1 page']);
  expect(german.lenses).toEqual(['Von 1 Seite verlinkt']);
  expect(english.actions).toContain('Open the documentation of link/target-missing');
  expect(german.actions).toContain('Dokumentation von link/target-missing öffnen');
  expect(german.actions).toContain('link/target-missing für die ganze Datei unterdrücken');
  expect(german.findings).toEqual(english.findings);
  const [fix] = english.actions;
  expect(german.actions[0]).toBe(fix);
});

test('what is completed is found by its English words, too', async () => {
  const { items } = await shown({ messages });
  const step = items.find(({ label }) => label === 'Schritt');
  expect(step).toMatchObject({
    filterText: 'step Schritt',
    detail: 'eine Überschrift mit ihren Schlüssel-Wert-Zeilen',
  });
});

test('what is no message is left aside', async () => {
  const odd = { 'Linked from 1 page': 3, 'Also in: {0}': null, 'Open the documentation of {0}': '{0} {1}' };
  const { lenses, actions } = await shown({ messages: odd as never });
  expect(lenses).toEqual(['Linked from 1 page']);
  expect(actions).toContain('link/target-missing {1}');
  expect((await shown({ messages: 'none' as never })).lenses).toEqual(['Linked from 1 page']);
});
