import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../server/src/lsp/protocol.ts';
import { makeProject } from '../cli/project.ts';
import { bundle } from './bundle.ts';
import { PLAIN, startClient, told, uriOf } from './client.ts';

const CONFIG = "extends: fasttrack\nfiles: ['**/*.md']\n";
const SERVER = 'server/src/lsp/main.node.ts';

describe('a rule that fails', () => {
  test('costs no other finding, is shown and logged, and the server lives on', async () => {
    const root = await makeProject({ 'playbook.config.yaml': CONFIG, 'other.md': '# Other\n' });
    const client = await startClient({ folders: [root], server: 'test/lsp/throwing-server.ts' });
    const uri = uriOf(join(root, 'a.md'));
    await client.open(uri, '# A\n\n[plan](htp://explode)\n');
    const problems = await client.pull(uri);
    expect(told(problems)).toContain('page/internal-error 1:1');
    expect(told(problems)).toContain('link/scheme-unknown 3:8');
    expect(problems.find(({ code }) => code === 'page/internal-error')?.message).toContain('it exploded');
    await client.until(() => client.log.some((line) => line.includes('it exploded')));
    await client.edit(uri, 'explode', 'calm');
    expect(told(await client.pull(uri))).not.toContain('page/internal-error 1:1');
    expect(client.log.filter((line) => line.includes('it exploded'))).toHaveLength(1);
  });
});

describe('a request that makes no sense', () => {
  test.each([
    ['textDocument/diagnostic', { textDocument: { uri: 'nonsense' } }],
    ['textDocument/diagnostic', { textDocument: { uri: 'file:///no/such/folder/a.md' } }],
    [
      'textDocument/codeAction',
      {
        textDocument: { uri: 'file:///no/such/a.md' },
        range: { start: {}, end: {} },
        context: { diagnostics: [] },
      },
    ],
    ['codeAction/resolve', { title: 'x', data: { uri: 7 } }],
    ['workspace/executeCommand', { command: 'nonsense', arguments: [{}] }],
    [MESSAGES.explainRule, { rule: '__proto__' }],
    [MESSAGES.translations, { uri: 'file:///no/such/a.md' }],
    [MESSAGES.validateWorkspace, { folder: 'nonsense' }],
  ])('%s is answered all the same', async (method, params) => {
    const client = await startClient();
    await client.request(method, params).catch(() => undefined);
    expect(await client.request(MESSAGES.rules)).not.toEqual([]);
  });
});

describe('the end', () => {
  test('comes as editors wish, with their exit codes', async () => {
    const client = await startClient();
    expect(await client.stop()).toBe(0);
    const other = await startClient();
    const exit = once(other.process, 'exit');
    await other.connection.sendNotification('exit');
    expect((await exit)[0]).toBe(1);
  });

  test('comes when the editor is gone', async () => {
    const client = await startClient();
    const exit = once(client.process, 'exit');
    client.process.stdin?.end();
    expect((await exit)[0]).toBe(1);
  });

  test('comes when the process that started it is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 500)']);
    const args = [await bundle(SERVER), '--stdio', `--clientProcessId=${parent.pid}`];
    const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    expect((await once(server, 'exit'))[0]).toBe(1);
  });

  test.each([
    [['--help'], 0, 'Usage: playbook-language-server'],
    [['--version'], 0, '.'],
    [[], 2, 'Usage: playbook-language-server'],
  ])('comes at once with %j', async (args, code, text) => {
    const server = spawn(process.execPath, [await bundle(SERVER), ...args]);
    let output = '';
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (output += data));
    expect((await once(server, 'close'))[0]).toBe(code);
    expect(output).toContain(text);
  });
});

describe('an editor that does not watch files', () => {
  test('gets to know of changes through the server', async () => {
    const text = '# A\n\n[plan](plan.md)\n';
    const root = await makeProject({ 'playbook.config.yaml': CONFIG, 'a.md': text, 'c.md': '# C\n' });
    const client = await startClient({ folders: [root], capabilities: PLAIN });
    const uri = uriOf(join(root, 'a.md'));
    const shown = () => told(client.published.get(uri)?.diagnostics ?? []);
    await client.open(uri, text);
    await client.until(() => shown().includes('link/target-missing 3:8'));
    await client.until(() => client.statuses.get(uri)?.state === 'ready');
    await writeFile(join(root, 'plan.md'), '# Plan\n');
    await client.until(() => !shown().includes('link/target-missing 3:8'), 'the created file to be seen');
  });
});
