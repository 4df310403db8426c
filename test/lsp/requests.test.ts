import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ProgressType, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import {
  MESSAGES,
  type ProfileSummary,
  type RuleExplanation,
  type RuleSummary,
  type Translations,
  type WorkspaceFix,
  type WorkspaceSummary,
} from '../../server/src/lsp/protocol.ts';
import { makeProject } from '../cli/project.ts';
import { startClient, told, uriOf } from './client.ts';
import { CONFIG } from './config.ts';

const DEFECTIVE = '# A\n\n[one](www.example.org/one) and [plan](plam.md)\n';

async function project() {
  const root = await makeProject({
    'playbook.config.yaml': CONFIG,
    'x/english-playbook/a.md': DEFECTIVE,
    'x/english-playbook/b.md': '# B\n\n[one](www.example.org/one)\n',
    'x/english-playbook/plan.md': '# Plan\n',
    'x/german-playbook/a-de.md': '# A\n',
  });
  return { root, uri: (path: string) => uriOf(join(root, path)) };
}

describe('requests of our own', () => {
  test('check the whole workspace; what is found on closed pages shows, and stays true', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    const progress: unknown[] = [];
    client.connection.onProgress(new ProgressType<unknown>(), 'mine', (value) => void progress.push(value));
    const summary = await client.request<WorkspaceSummary>(MESSAGES.validateWorkspace, {
      workDoneToken: 'mine',
    });
    expect(summary).toMatchObject({ pages: 4, fixable: 2, unread: [] });
    expect(summary.problems.errors).toBeGreaterThan(0);
    expect(
      summary.files
        .map((file) => file.uri)
        .sort()
        .slice(0, 2),
    ).toEqual([uri('x/english-playbook/a.md'), uri('x/english-playbook/b.md')]);
    expect(progress.at(0)).toMatchObject({ kind: 'begin', title: 'Checking playbooks' });
    expect(progress.at(-1)).toEqual({ kind: 'end' });
    const a = uri('x/english-playbook/a.md');
    const b = uri('x/english-playbook/b.md');
    const shown = () => told(client.published.get(a)?.diagnostics ?? []);
    expect(shown()).toContain('link/target-missing 3:39');
    // An open page speaks for itself.
    await client.open(a, DEFECTIVE);
    await client.until(() => shown().length === 0);
    await client.edit(a, 'plam.md', 'plan.md');
    expect(told(await client.idle(a))).not.toContain('link/target-missing 3:39');
    await client.close(a);
    await client.until(() => shown().length > 0, 'the closed page to be shown again');
    expect(client.published.get(b)?.diagnostics).not.toEqual([]);
  });

  test('check one folder only', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    const folder = uri('x/german-playbook');
    const summary = await client.request<WorkspaceSummary>(MESSAGES.validateWorkspace, { folder });
    expect(summary.pages).toBe(1);
  });

  test('mend the whole workspace in one edit, to be confirmed page by page', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    await client.open(uri('x/english-playbook/a.md'), DEFECTIVE);
    const fix = await client.request<WorkspaceFix>(MESSAGES.fixWorkspace);
    expect(fix).toMatchObject({ pages: 2, fixed: 2 });
    const { documentChanges, changeAnnotations } = fix.edit as WorkspaceEdit;
    expect((documentChanges as TextDocumentEdit[]).map(({ textDocument }) => textDocument)).toEqual([
      { uri: uri('x/english-playbook/a.md'), version: 1 },
      { uri: uri('x/english-playbook/b.md'), version: null },
    ]);
    expect(Object.values(changeAnnotations ?? {})).toMatchObject([
      { label: 'Fix 1 finding', needsConfirmation: true },
      { label: 'Fix 1 finding', needsConfirmation: true },
    ]);
  });

  test('tell about rules', async () => {
    const client = await startClient();
    const rules = await client.request<RuleSummary[]>(MESSAGES.rules);
    expect(rules.find(({ id }) => id === 'link/target-missing')).toMatchObject({ severity: 'error' });
    const explained = await client.request<RuleExplanation>(MESSAGES.explainRule, {
      rule: 'link/target-missing',
    });
    expect(explained.markdown).toContain('**Why it matters:**');
    expect(await client.request(MESSAGES.explainRule, { rule: 'no/such' })).toBeNull();
  });

  test('tell about a page', async () => {
    const { root, uri } = await project();
    const client = await startClient({ folders: [root] });
    const a = uri('x/english-playbook/a.md');
    await client.open(a, DEFECTIVE);
    expect(await client.request<Translations>(MESSAGES.translations, { uri: a })).toEqual({
      en: a,
      de: uri('x/german-playbook/a-de.md'),
    });
    const profile = await client.request<ProfileSummary>(MESSAGES.profile, { uri: a });
    expect(profile.languages.find(({ id }) => id === 'de')).toEqual({
      id: 'de',
      name: 'Deutsch',
      suffix: '-de',
      folder: 'german-playbook',
    });
    expect(await client.request(MESSAGES.pageStatus, { uri: a })).toMatchObject({
      uri: a,
      playbook: true,
      profile: 'fasttrack',
      configuration: uri('playbook.config.yaml'),
      language: { id: 'en' },
    });
  });
});
