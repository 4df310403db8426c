// How long a writer waits: the built language server over its standard input and output, as an editor drives it.
//   npm run bench:editor [-- folder]     default: the pages of ../shared/corpus, else those of examples/
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as rpc from 'vscode-languageserver-protocol/node';

const ROUNDS = 120;
const here = fileURLToPath(new URL('..', import.meta.url));
const corpus = resolve(here, '../shared/corpus');
const root = resolve(process.argv[2] ?? (existsSync(corpus) ? corpus : join(here, 'examples')));

const pages = await playbookPages();
const started = performance.now();
const server = spawn(process.execPath, [join(here, 'server/bin/playbook-language-server.mjs'), '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const connection = rpc.createProtocolConnection(
  new rpc.StreamMessageReader(server.stdout),
  new rpc.StreamMessageWriter(server.stdin),
);
connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
for (const method of [
  'client/registerCapability',
  'window/workDoneProgress/create',
  'workspace/diagnostic/refresh',
])
  connection.onRequest(method, () => null);
connection.onUnhandledNotification(() => undefined);
connection.listen();

const rootUri = pathToFileURL(root).href;
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri,
  workspaceFolders: [{ uri: rootUri, name: 'bench' }],
  capabilities: {
    workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
    textDocument: { diagnostic: {} },
  },
});
connection.sendNotification('initialized', {});

const largest = pages.at(-1);
const median = pages[pages.length >> 1];
const first = await open(largest);
console.log(
  `Workspace: ${root.split('/').slice(-2).join('/')}, ${pages.length} playbook pages. First diagnostics of the open page ${milliseconds(first)} ms after the start of the server.\n`,
);
// The rest of the workspace is read in the background: wait until features know it.
await connection.sendRequest('workspace/symbol', { query: 'x' });
await new Promise((done) => setTimeout(done, 5000));
await open(median);
console.log('| Page | Measure | Median (ms) | p95 (ms) | Largest (ms) |\n| --- | --- | --: | --: | --: |');
for (const page of [largest, median]) await measure(page);
await connection.sendRequest('shutdown');
connection.sendNotification('exit');

/** The pages that the built-in profile chooses, smallest first. */
async function playbookPages() {
  const found = [];
  for (const name of await readdir(root, { recursive: true })) {
    const path = join(root, name);
    if (name.endsWith('.md') && /playbook[\\/]/.test(name))
      found.push({ path, text: (await readFile(path, 'utf8')).replace(/^\ufeff/, '') });
  }
  return found.sort((a, b) => a.text.length - b.text.length);
}

async function open(page) {
  page.uri = pathToFileURL(page.path).href;
  page.version = 1;
  connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: page.uri, languageId: 'markdown', version: 1, text: page.text },
  });
  await diagnostics(page);
  return performance.now() - started;
}

/** Types a letter here and there and takes it away again; asks for the diagnostics, and for completions, after each. */
async function measure(page) {
  const lines = page.text.split(/\r?\n/);
  const places = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [{ line: index, character: Math.floor(line.length / 2) }],
  );
  const checks = [];
  const completions = [];
  for (let round = 0; round < ROUNDS; round++) {
    const at = places[(round * 7) % places.length];
    const after = { line: at.line, character: at.character + 1 };
    let began = performance.now();
    change(page, { start: at, end: at }, 'x');
    await diagnostics(page);
    checks.push(performance.now() - began);
    began = performance.now();
    await connection.sendRequest('textDocument/completion', {
      textDocument: { uri: page.uri },
      position: after,
      context: { triggerKind: 1 },
    });
    completions.push(performance.now() - began);
    change(page, { start: at, end: after }, '');
    await diagnostics(page);
  }
  const name = `${(page.text.length / 1000).toFixed(1)} thousand characters`;
  console.log(row(name, 'key stroke to diagnostics', checks));
  console.log(row(name, 'completion', completions));
}

function change(page, range, text) {
  connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: page.uri, version: ++page.version },
    contentChanges: [{ range, text }],
  });
}

function diagnostics({ uri }) {
  return connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
}

function row(page, measure, times) {
  const sorted = times.sort((a, b) => a - b);
  const at = (share) => milliseconds(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  return `| ${page} | ${measure} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`;
}

function milliseconds(time) {
  return time.toFixed(time < 100 ? 1 : 0);
}
