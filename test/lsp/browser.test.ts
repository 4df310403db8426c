import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { browserWorker } from '../../scripts/runtimes.mjs';
import { MESSAGES } from '../../server/src/lsp/protocol.ts';
import { bundle } from './bundle.ts';
import { EVERYTHING } from './client.ts';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly items?: unknown[] };
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Files that only the editor can reach. */
const FILES: Readonly<Record<string, string>> = {
  'playbook.config.yaml': "extends: fasttrack\nfiles: ['**/*.md']\n",
  'a.md': '---\ntitle: A\n---\n\n# A\n\n[plan](plam.md)\n',
  'plan.md': '# Plan\n',
};
const ROOT = 'vscode-vfs://github/team/docs';

/** What a worker of a browser has; nothing of Node's, and no page. */
function workerGlobals(post: (message: Message) => void): Record<string, unknown> {
  const globals: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    TextEncoder,
    TextDecoder,
    URL,
    performance,
    addEventListener: () => undefined,
    postMessage: (message: Message) => post(structuredClone(message)),
  };
  globals['self'] = globals;
  return globals;
}

test('the server runs in a worker of a browser, with the files that the editor hands out', async () => {
  const code = await readFile(await bundle('server/src/lsp/main.browser.ts', browserWorker), 'utf8');
  const answers = new Map<number | string, (message: Message) => void>();
  const send = (message: Message): void => {
    const deliver = globals['onmessage'] as (event: { readonly data: object }) => void;
    deliver({ data: { jsonrpc: '2.0', ...message } });
  };
  const receive = (message: Message): void => {
    if (message.method === undefined) answers.get(message.id ?? '')?.(message);
    else if (message.id !== undefined) send({ id: message.id, result: answer(message) });
  };
  const globals = workerGlobals(receive);
  runInContext(code, createContext(globals));
  let id = 0;
  const request = async (method: string, params: object): Promise<Message> => {
    id++;
    const answered = new Promise<Message>((resolve) => answers.set(id, resolve));
    send({ id, method, params });
    return await answered;
  };

  const initialized = await request('initialize', {
    processId: null,
    rootUri: null,
    capabilities: EVERYTHING,
    workspaceFolders: [{ uri: ROOT, name: 'docs' }],
    initializationOptions: { servesFiles: true },
  });
  expect(initialized.result).toMatchObject({ capabilities: { positionEncoding: 'utf-16' } });
  send({ method: 'initialized', params: {} });
  const uri = `${ROOT}/a.md`;
  const text = FILES['a.md'] ?? '';
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'markdown', version: 1, text } } as never,
  });
  const report = await request('textDocument/diagnostic', { textDocument: { uri } });
  expect(report.error).toBeUndefined();
  expect(JSON.stringify(report.result)).toContain('link/target-missing');
  expect(JSON.stringify(report.result)).toContain('plan.md');
});

function answer({ method, params }: Message): unknown {
  const path = params?.uri?.slice(ROOT.length + 1) ?? '';
  if (method === MESSAGES.readFile) return FILES[path] === undefined ? null : { text: FILES[path] };
  if (method === MESSAGES.listFolder)
    return path === '' ? { entries: Object.keys(FILES).map((name) => [name, 'file']) } : null;
  if (method === 'workspace/configuration') return params?.items?.map(() => null);
  return null;
}
