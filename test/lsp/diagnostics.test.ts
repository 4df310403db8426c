import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { makeProject } from '../cli/project.ts';
import { PATIENCE } from '../support/patience.mts';
import { PLAIN, startClient, type TestClient, told, uriOf } from './client.ts';

/** Only links are looked at, so that pages can be short. */
const CONFIG = `
extends: fasttrack
files: ['**/*.md']
ignore: ['other/**']
rules:
  page/section-missing: off
  page/home-missing: off
  update-summary/missing: off
  front-matter/missing: off
`;
const A = '# A\n\n[b](plan.md)\n';

async function project(files: Record<string, string> = {}) {
  const root = await makeProject({
    'playbook.config.yaml': CONFIG,
    'a.md': A,
    'plans.md': '# C\n',
    ...files,
  });
  return { root, path: (name: string) => join(root, name), uri: (name: string) => uriOf(join(root, name)) };
}

const MISSING = ['link/target-missing 3:5'];

describe('problems on demand', () => {
  test('come with all that an editor can show', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), A);
    const [problem] = await client.pull(uri('a.md'));
    expect(problem).toMatchObject({
      code: 'link/target-missing',
      source: 'playbook',
      severity: 1,
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 11 } },
    });
    expect(problem?.data).toMatchObject({
      fixes: [{ title: expect.any(String), edits: [{ newText: 'plans.md' }] }],
    });
  });

  test('lead to the documentation of their rule where the editor shows it', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root], options: { ruleScheme: 'rules' } });
    await client.open(uri('a.md'), A);
    const [problem] = await client.pull(uri('a.md'));
    expect(problem?.codeDescription?.href).toBe('rules:/link/target-missing.md');
  });

  test('are not sent again while they are the same', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), A);
    await client.idle(uri('a.md'));
    const first = await client.report(uri('a.md'));
    expect(first).toMatchObject({ kind: 'full', resultId: expect.any(String) });
    const again = await client.report(uri('a.md'), first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.edit(uri('a.md'), 'plan.md', 'plans.md');
    expect(await client.report(uri('a.md'), first.resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  test('follow the text as it is typed', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), A);
    await client.edit(uri('a.md'), '# A', '# Über 😀\n\nText');
    expect(told(await client.pull(uri('a.md')))).toEqual(['link/target-missing 5:5']);
    await client.edit(uri('a.md'), '😀\n\n', '');
    expect(told(await client.pull(uri('a.md')))).toEqual(MISSING);
  });

  test('survive changes that make no sense', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    const a = uri('a.md');
    await client.open(a, '# 😀\n\n[b](plan.md)\n');
    const range = (line: number, character: number, endLine: number, endCharacter: number) => ({
      start: { line, character },
      end: { line: endLine, character: endCharacter },
    });
    const nonsense: readonly object[] = [
      { range: range(900, 3, 901, 7), text: 'end\n' },
      { range: range(2, 11, 2, 4), text: 'plan.md' },
      { range: range(0, 3, 0, 3), text: 'x' },
      { range: range(-4, -9, 0, 0), text: '' },
      { range: range(1e15, 0, 1e15, 0), text: '' },
      { range: { start: { line: null, character: 'x' }, end: { line: 0 } }, text: '' },
      { range: null, text: 'x' },
      {},
    ];
    for (const change of nonsense) await client.change(a, [change], '');
    await client.pull(a);
    await client.change(a, [{ text: A }], A);
    await client.edit(a, '# A', '# A\n');
    expect(told(await client.pull(a))).toEqual(['link/target-missing 4:5']);
  });

  test('are taken back when the request is', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), A);
    const outdated = client.report(uri('a.md'));
    void client.edit(uri('a.md'), '# A', '# B');
    await expect(outdated).rejects.toMatchObject({
      code: LSPErrorCodes.ServerCancelled,
      data: { retriggerRequest: true },
    });
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: uri('a.md') } };
    const cancelled = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
    source.cancel();
    await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(told(await client.pull(uri('a.md')))).toEqual(MISSING);
  });
});

describe('pushed problems', () => {
  test('come by themselves to editors that do not ask, and go when the page is closed', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root], capabilities: PLAIN });
    const a = uri('a.md');
    const shown = () => told(client.published.get(a)?.diagnostics ?? []);
    expect(client.initialized?.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(a, A);
    await client.until(() => client.published.has(a));
    expect(shown()).toEqual(MISSING);
    expect(client.published.get(a)?.version).toBe(1);
    await client.edit(a, 'plan.md', 'plans.md');
    await client.until(() => client.published.get(a)?.version === 2);
    expect(shown()).toEqual([]);
    await client.edit(a, 'plans.md', 'd.md');
    await client.until(() => shown().length > 0);
    await client.close(a);
    await client.until(() => shown().length === 0);
  });

  test('wait for a pause', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root], capabilities: PLAIN });
    const a = uri('a.md');
    await client.open(a, A);
    await client.until(() => client.published.has(a));
    const versions: (number | undefined)[] = [];
    client.connection.onNotification('textDocument/publishDiagnostics', ({ uri: of, version }) => {
      if (of === a) versions.push(version);
    });
    for (const word of ['x', 'xy', 'xyz']) await client.edit(a, '](', `${word}](`);
    await vi.waitFor(() => expect(versions).toContain(4), { timeout: PATIENCE });
    expect(versions).toEqual([4]);
  });
});

describe('what happens to other files', () => {
  test('a created file mends the links to it, a deleted one breaks them', async () => {
    const { root, path, uri } = await project();
    const client = await startClient({ folders: [root] });
    const a = uri('a.md');
    await client.open(a, A);
    expect(told(await client.idle(a))).toEqual(MISSING);
    await expectRefresh(client, async () => {
      await writeFile(path('plan.md'), '# B\n');
      await client.filesChanged([path('plan.md'), 1]);
    });
    expect(told(await client.pull(a))).toEqual([]);
    await expectRefresh(client, async () => {
      await rm(path('plan.md'));
      await client.filesChanged([path('plan.md'), 3]);
    });
    expect(told(await client.pull(a))).toEqual(MISSING);
  });

  test('an unsaved heading mends the links to it on another open page', async () => {
    const text = '# A\n\n[c](plans.md#there)\n';
    const { root, uri } = await project({ 'a.md': text });
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), text);
    expect(told(await client.idle(uri('a.md')))).toEqual(['link/anchor-missing 3:14']);
    await client.open(uri('plans.md'), '# C\n');
    await client.pull(uri('plans.md'));
    await expectRefresh(client, async () => {
      await client.edit(uri('plans.md'), '# C\n', '# C\n\n## There\n');
      await client.pull(uri('plans.md'));
    });
    expect(told(await client.pull(uri('a.md')))).toEqual([]);
    await expectRefresh(client, () => client.close(uri('plans.md')));
    expect(told(await client.pull(uri('a.md')))).toEqual(['link/anchor-missing 3:14']);
  });

  test('a change that no other page depends on disturbs none', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), A);
    await client.idle(uri('a.md'));
    await client.open(uri('plans.md'), '# C\n');
    await client.pull(uri('plans.md'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = client.refreshes;
    await client.edit(uri('plans.md'), '# C\n', '# C\n\nMore text.\n');
    await client.pull(uri('plans.md'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(client.refreshes).toBe(before);
  });

  test('a file deleted while it is open stays as it is shown', async () => {
    const { root, path, uri } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), A);
    await client.idle(uri('a.md'));
    await rm(path('a.md'));
    await client.filesChanged([path('a.md'), 3]);
    await client.edit(uri('a.md'), '# A', '# B');
    expect(told(await client.pull(uri('a.md')))).toEqual(MISSING);
    await client.close(uri('a.md'));
    expect(await client.pull(uri('a.md'))).toEqual([]);
    expect(client.log).toEqual([]);
  });

  test('a folder that is moved takes its pages along', async () => {
    const text = '# A\n\n[b](sub/plan.md)\n';
    const { root, path, uri } = await project({ 'a.md': text, 'sub/plan.md': '# B\n' });
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), text);
    expect(await client.idle(uri('a.md'))).toEqual([]);
    await expectRefresh(client, async () => {
      await rm(path('sub'), { recursive: true });
      await client.filesChanged([path('sub'), 3]);
    });
    expect(told(await client.pull(uri('a.md')))).toEqual(MISSING);
  });
});

/** Something that makes the server ask the editor to ask again. */
async function expectRefresh(client: TestClient, act: () => Promise<void>): Promise<void> {
  const before = client.refreshes;
  await act();
  await client.until(() => client.refreshes > before, 'a refresh');
}

describe('which pages are looked at', () => {
  test('those that the nearest configuration chooses, each with its own', async () => {
    const { root, uri } = await project({
      'sub/playbook.config.yaml': `${CONFIG}  link/target-missing: warning\n`,
      'sub/a.md': A,
      'other/a.md': A,
    });
    const client = await startClient({ folders: [root] });
    for (const name of ['a.md', 'sub/a.md', 'other/a.md']) await client.open(uri(name), A);
    expect((await client.pull(uri('a.md'))).map(({ severity }) => severity)).toEqual([1]);
    expect((await client.pull(uri('sub/a.md'))).map(({ severity }) => severity)).toEqual([2]);
    expect(await client.pull(uri('other/a.md'))).toEqual([]);
    await client.until(() => client.statuses.has(uri('other/a.md')));
    expect(client.statuses.get(uri('other/a.md'))?.playbook).toBe(false);
  });

  test('those of several folders, each with its own files', async () => {
    const [one, two] = [await project(), await project({ 'plan.md': '# B\n' })];
    const client = await startClient({ folders: [one.root, two.root] });
    await client.open(one.uri('a.md'), A);
    await client.open(two.uri('a.md'), A);
    expect(told(await client.idle(one.uri('a.md')))).toEqual(MISSING);
    expect(told(await client.idle(two.uri('a.md')))).toEqual([]);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uriOf(two.root), name: '' }] },
    });
    expect(told(await client.pull(one.uri('a.md')))).toEqual(MISSING);
  });

  test('those outside of all folders, with what stands around them', async () => {
    const { uri } = await project();
    const client = await startClient();
    await client.open(uri('a.md'), A);
    expect(told(await client.idle(uri('a.md')))).toEqual(MISSING);
  });

  test('those that are not saved yet', async () => {
    const { root } = await project();
    const text = '# A\n\n## Overview\n\n## Approach\n\n[b](plan.md) [x](htp://x)\n';
    for (const folders of [[], [root]]) {
      const client = await startClient({ folders });
      await client.open('untitled:Untitled-1', text);
      const problems = told(await client.pull('untitled:Untitled-1'));
      expect(problems).toContain('link/scheme-unknown 7:18');
      await client.open('untitled:Untitled-2', '');
      expect(await client.pull('untitled:Untitled-2')).toEqual([]);
      expect(client.log).toEqual([]);
    }
  });

  test('not those that only the version control knows', async () => {
    const { root } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(`git:${root}/a.md?x`, A);
    expect(await client.pull(`git:${root}/a.md?x`)).toEqual([]);
  });

  test('none where the settings say so', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root], settings: { enable: false } });
    await client.open(uri('a.md'), A);
    expect(await client.pull(uri('a.md'))).toEqual([]);
    client.settings = { enable: true };
    await expectRefresh(client, () =>
      client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null }),
    );
    expect(told(await client.pull(uri('a.md')))).toEqual(MISSING);
  });
});

describe('configurations', () => {
  test('that change change the problems of open pages', async () => {
    const { root, path, uri } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), A);
    await client.idle(uri('a.md'));
    await expectRefresh(client, async () => {
      await writeFile(path('playbook.config.yaml'), `${CONFIG}  link/target-missing: off\n`);
      await client.filesChanged([path('playbook.config.yaml'), 2]);
    });
    expect(await client.pull(uri('a.md'))).toEqual([]);
  });

  test('show their faults where they stand, and the last good one counts', async () => {
    const { root, path, uri } = await project();
    const client = await startClient({ folders: [root] });
    const config = uri('playbook.config.yaml');
    await client.open(uri('a.md'), A);
    await client.idle(uri('a.md'));
    await writeFile(path('playbook.config.yaml'), `${CONFIG}filles: []\n`);
    await client.filesChanged([path('playbook.config.yaml'), 2]);
    await client.until(() => client.published.has(config), 'the fault');
    expect(client.published.get(config)?.diagnostics).toMatchObject([
      {
        code: 'configuration',
        source: 'playbook',
        range: { start: { line: 9, character: 0 }, end: { line: 9, character: 6 } },
      },
    ]);
    await client.until(() => client.statuses.get(uri('a.md'))?.state === 'configuration-error');
    expect(told(await client.pull(uri('a.md')))).toEqual(MISSING);
    // Fixed in the editor, not saved.
    await client.open(config, `${CONFIG}filles: []\n`, 'yaml');
    await client.edit(config, 'filles: []\n', '');
    await client.until(() => client.published.get(config)?.diagnostics.length === 0, 'the mended file');
    await client.until(() => client.statuses.get(uri('a.md'))?.state === 'ready');
    expect(await client.pull(config)).toEqual([]);
  });

  test('say that one beside another is ignored, until it is gone', async () => {
    const { root, path, uri } = await project({ 'playbook.config.json': '{ "files": [] }' });
    const client = await startClient({ folders: [root] });
    const ignored = uri('playbook.config.json');
    await client.open(uri('a.md'), A);
    await client.until(() => client.published.get(ignored)?.diagnostics.length === 1, 'the note');
    expect(client.published.get(ignored)?.diagnostics).toMatchObject([
      {
        severity: 2,
        message: expect.stringContaining('"playbook.config.yaml" in the same folder takes precedence'),
      },
    ]);
    expect(told(await client.pull(uri('a.md')))).toEqual(MISSING);
    await rm(path('playbook.config.json'));
    await client.filesChanged([path('playbook.config.json'), 3]);
    await client.until(() => client.published.get(ignored)?.diagnostics.length === 0, 'no note');
  });

  test('are named by a setting', async () => {
    const { root, uri } = await project({ 'x/other.yaml': `${CONFIG}  link/target-missing: hint\n` });
    const client = await startClient({ folders: [root], settings: { config: 'x/other.yaml' } });
    await client.open(uri('a.md'), A);
    expect((await client.pull(uri('a.md'))).map(({ severity }) => severity)).toEqual([4]);
  });

  test('are watched, with all that they are made of', async () => {
    const { root, uri } = await project({
      'playbook.config.yaml': `${CONFIG}\ncatalogue: lists/tasks.yaml\n`,
      'lists/tasks.yaml': 'tasks: {}\n',
    });
    const client = await startClient({ folders: [root] });
    await client.open(uri('a.md'), A);
    await client.idle(uri('a.md'));
    await client.until(() => JSON.stringify(client.registrations).includes('**/tasks.yaml'));
  });
});
