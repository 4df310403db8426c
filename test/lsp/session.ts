import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import {
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { diagnosticOf, Places } from '../../server/src/lsp/convert.ts';
import { MESSAGES } from '../../server/src/lsp/protocol.ts';
import { createPlaybookService } from '../../server/src/service.ts';
import { nodeHost } from '../../server/src/workspace/host.node.ts';
import { makeProject } from '../cli/project.ts';
import { EVERYTHING, positionAt, startClient, type TestClient, uriOf } from './client.ts';

const PAGES = ['a.md', 'b.md', 'c.md', 'sub/d.md', 'sub/a.de.md'];
const CONFIG_FILE = 'playbook.config.yaml';

/** Only links are looked at, so that pages can be short; all texts of it are valid, as the last valid one would count otherwise. */
const CONFIGS = ['', '  link/target-missing: warning\n', '  link/anchor-missing: off\n'].map(
  (more) => `extends: fasttrack
files: ['**/*.md']
rules:
  page/section-missing: off
  page/home-missing: off
  update-summary/missing: off
  front-matter/missing: off
${more}`,
);

const SNIPPETS = [
  '',
  '# A\n\n',
  '## There\n\n',
  '[b](b.md#there)\n',
  '[c](c.md)\n',
  '[d](sub/d.md#there)\n',
  '[up](../a.md#there)\n',
  '[plan](plan.md)\n',
  '[x](htp://x)\n',
  'Text 😀.\n',
];

/** What an editor does, in a session with a server. */
export type Step =
  | { readonly do: 'open' | 'replace'; readonly page: string; readonly text: string }
  | {
      readonly do: 'edit';
      readonly page: string;
      readonly at: number;
      readonly length: number;
      readonly text: string;
    }
  | {
      readonly do: 'touch' | 'undo' | 'close' | 'reopen' | 'save' | 'remove' | 'hover';
      readonly page: string;
    }
  | { readonly do: 'version'; readonly page: string; readonly by: number }
  | { readonly do: 'write'; readonly page: string; readonly text: string }
  | { readonly do: 'move'; readonly page: string; readonly to: string }
  | { readonly do: 'configure' | 'type configuration'; readonly config: number }
  | { readonly do: 'enable' }
  | { readonly do: 'check all' }
  | { readonly do: 'wait'; readonly milliseconds: number };

const page = fc.constantFrom(...PAGES);
const text = fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 5 }).map((parts) => parts.join(''));
const config = fc.nat(CONFIGS.length - 1);
const step = <T extends Step['do']>(name: T) => fc.constant(name);

/** A session's steps; typing is what happens most. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof<fc.MaybeWeightedArbitrary<Step>[]>(
    { weight: 6, arbitrary: fc.record({ do: step('open'), page, text }) },
    {
      weight: 12,
      arbitrary: fc.record({
        ...{ do: step('edit'), page, at: fc.nat(80), length: fc.nat(12) },
        text: fc.constantFrom(...SNIPPETS, 'x', '#', '['),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('replace' as const), page, text }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('touch', 'undo', 'hover'), page }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('close', 'reopen', 'save'), page }) },
    { weight: 1, arbitrary: fc.record({ do: step('version'), page, by: fc.integer({ min: -5, max: 5 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const), page, text }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), page }) },
    { weight: 1, arbitrary: fc.record({ do: step('move'), page, to: page }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('configure', 'type configuration'), config }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('enable', 'check all') }) },
    {
      weight: 5,
      arbitrary: fc.record({ do: step('wait'), milliseconds: fc.constantFrom(0, 1, 5, 60, 160, 230) }),
    },
  ),
  { minLength: 30, maxLength: 60, size: 'max' },
);

interface OpenDocument {
  text: string;
  before: string;
  version: number;
}

/** An editor that does what it is told, fast; it asks for problems or has them pushed. */
export class Session {
  readonly #client: TestClient;
  readonly #root: string;
  readonly #pulls: boolean;
  readonly #open = new Map<string, OpenDocument>();
  readonly #files = new Map<string, string>();
  /** What the editor shows of each document that it asks about. */
  readonly #pulled = new Map<string, { resultId: string | undefined; items: readonly Diagnostic[] }>();
  readonly #pulling = new Map<string, CancellationTokenSource>();
  /** Pages that a check of all pages has seen; what it says of closed ones is kept up to date. */
  readonly #checked = new Set<string>();
  /** Pages that came or went during such a check: it may have seen them. */
  readonly #unclear = new Set<string>();
  readonly #checks = new Set<Promise<unknown>>();
  #settings = { enable: true };
  #refreshes = 0;

  constructor(client: TestClient, root: string, pulls: boolean) {
    this.#client = client;
    this.#root = root;
    this.#pulls = pulls;
  }

  static async start(pulls: boolean): Promise<Session> {
    const files = { 'a.md': '# A\n\n[b](b.md#there)\n', 'b.md': '# B\n\n## There\n', 'c.md': '# C\n' };
    const root = await makeProject({ [CONFIG_FILE]: CONFIGS[0] ?? '', ...files });
    const { diagnostic, ...textDocument } = EVERYTHING.textDocument ?? {};
    const capabilities = pulls ? EVERYTHING : { ...EVERYTHING, textDocument };
    const client = await startClient({ folders: [root], capabilities, settings: { enable: true } });
    const session = new Session(client, root, pulls);
    for (const [path, content] of Object.entries(files)) session.#files.set(path, content);
    session.#files.set(CONFIG_FILE, CONFIGS[0] ?? '');
    return session;
  }

  async take(step: Step): Promise<void> {
    if (this.#refreshes !== this.#client.refreshes) {
      this.#refreshes = this.#client.refreshes;
      for (const path of this.#open.keys()) void this.#pull(path);
    }
    switch (step.do) {
      case 'open':
        if (!this.#open.has(step.page)) return await this.#opened(step.page, step.text);
        return await this.#changed(step.page, step.text, [{ text: step.text }]);
      case 'replace':
        return await this.#changed(step.page, step.text, [{ text: step.text }]);
      case 'edit':
        return await this.#edited(step.page, step);
      case 'touch':
        return await this.#changed(step.page, this.#textOf(step.page), []);
      case 'undo': {
        const { before = '' } = this.#open.get(step.page) ?? {};
        return await this.#changed(step.page, before, [{ text: before }]);
      }
      case 'version': {
        const open = this.#open.get(step.page);
        if (open) open.version = Math.max(0, open.version + step.by);
        return await this.#changed(step.page, `${this.#textOf(step.page)}x`, [
          { text: `${this.#textOf(step.page)}x` },
        ]);
      }
      case 'close':
        return await this.#closed(step.page);
      case 'reopen': {
        const content = this.#textOf(step.page);
        await this.#closed(step.page);
        return await this.#opened(step.page, content.slice(0, content.length / 2));
      }
      case 'save':
        if (!this.#open.has(step.page)) return;
        return await this.#write(step.page, this.#textOf(step.page), true);
      case 'hover': {
        const source = new CancellationTokenSource();
        const params = { textDocument: { uri: this.#uri(step.page) }, position: { line: 2, character: 3 } };
        const answer = this.#client.connection.sendRequest('textDocument/hover', params, source.token);
        answer.catch(() => undefined);
        return source.cancel();
      }
      case 'write':
        if (this.#open.has(step.page)) return;
        return await this.#write(step.page, step.text);
      case 'remove':
        return await this.#removed(step.page);
      case 'move':
        return await this.#moved(step.page, step.to);
      case 'configure':
        if (this.#open.has(CONFIG_FILE)) await this.#closed(CONFIG_FILE);
        return await this.#write(CONFIG_FILE, CONFIGS[step.config] ?? '');
      case 'type configuration': {
        const content = CONFIGS[step.config] ?? '';
        if (!this.#open.has(CONFIG_FILE)) return await this.#opened(CONFIG_FILE, content);
        return await this.#changed(CONFIG_FILE, content, [{ text: content }]);
      }
      case 'enable': {
        await Promise.all(this.#checks);
        this.#settings = { enable: !this.#settings.enable };
        this.#client.settings = this.#settings;
        return await this.#notify('workspace/didChangeConfiguration', { settings: null });
      }
      case 'check all':
        return this.#checkAll();
      case 'wait':
        return await pause(step.milliseconds);
    }
  }

  /**
   * Waits until the editor shows what it should, and a while longer, as a late answer could still spoil it.
   * @returns what is shown in the end of each page, and what should be
   */
  async end(): Promise<{ readonly shown: Shown; readonly expected: Shown }> {
    if (!this.#settings.enable) await this.take({ do: 'enable' });
    await Promise.all(this.#checks);
    const expected = await this.#expected();
    const isRight = async (): Promise<boolean> => {
      await this.take({ do: 'wait', milliseconds: 50 });
      return JSON.stringify(this.#shown()) === JSON.stringify(expected);
    };
    // Nothing is sent any more: what is not right after so long never will be.
    for (let round = 0; round < 120 && !(await isRight()); round++);
    for (let round = 0; round < 10; round++) await isRight();
    const shown = this.#shown();
    await this.#client.stop();
    return { shown, expected };
  }

  #checkAll(): void {
    if (!this.#settings.enable) return;
    for (const path of this.#files.keys()) this.#checked.add(path);
    const check = this.#client.request(MESSAGES.validateWorkspace).finally(() => this.#checks.delete(check));
    this.#checks.add(check);
  }

  /** To be called when a file came or went. */
  #filesChanged(path: string): void {
    if (this.#checks.size > 0) this.#unclear.add(path);
  }

  /** The pages of which it is clear what should be shown. */
  get #paths(): string[] {
    return PAGES.filter((path) => this.#open.has(path) || !this.#unclear.has(path));
  }

  #shown(): Shown {
    return Object.fromEntries(
      this.#paths.map((path) => {
        const open = this.#open.get(path);
        const { version, diagnostics = [] } = this.#published(path) ?? {};
        const told = [...diagnostics, ...((this.#pulls && open && this.#pulled.get(path)?.items) || [])];
        return [path, { ...(open && !this.#pulls && { version }), findings: told.map(sentence).sort() }];
      }),
    );
  }

  #published(path: string): PublishDiagnosticsParams | undefined {
    return this.#client.published.get(this.#uri(path));
  }

  /** What a service finds that has seen nothing of the session. */
  async #expected(): Promise<Shown> {
    const today = { year: 2026, month: 1, day: 31 };
    const service = createPlaybookService({ host: nodeHost(this.#root), today: () => today });
    for (const [path, { text }] of this.#open) service.setText(path, text);
    const expected: Shown = {};
    for (const path of this.#paths) {
      const open = this.#open.get(path);
      const isTold = open !== undefined || (this.#checked.has(path) && this.#files.has(path));
      const { playbook, findings } = isTold
        ? await service.check(path)
        : { playbook: undefined, findings: [] };
      const places = new Places(playbook?.text ?? '');
      const all = findings.map((finding) => sentence(diagnosticOf(finding, places)));
      expected[path] = { ...(open && !this.#pulls && { version: open.version }), findings: all.sort() };
    }
    return expected;
  }

  #uri(path: string): string {
    return uriOf(join(this.#root, path));
  }

  #textOf(path: string): string {
    return this.#open.get(path)?.text ?? '';
  }

  async #notify(method: string, params: object): Promise<void> {
    await this.#client.connection.sendNotification(method, params);
  }

  async #opened(path: string, text: string): Promise<void> {
    this.#open.set(path, { text, before: text, version: 1 });
    const languageId = path === CONFIG_FILE ? 'yaml' : 'markdown';
    await this.#notify('textDocument/didOpen', {
      textDocument: { uri: this.#uri(path), languageId, version: 1, text },
    });
    void this.#pull(path);
  }

  async #changed(path: string, text: string, contentChanges: readonly object[]): Promise<void> {
    const open = this.#open.get(path);
    if (!open) return;
    open.before = open.text;
    open.text = text;
    open.version++;
    const textDocument = { uri: this.#uri(path), version: open.version };
    await this.#notify('textDocument/didChange', { textDocument, contentChanges });
    void this.#pull(path);
  }

  async #edited(path: string, edit: { at: number; length: number; text: string }): Promise<void> {
    const text = this.#textOf(path);
    const start = Math.min(edit.at, text.length);
    const end = Math.min(start + edit.length, text.length);
    const range = { start: positionAt(text, start), end: positionAt(text, end) };
    const next = text.slice(0, start) + edit.text + text.slice(end);
    await this.#changed(path, next, [{ range, text: edit.text }]);
  }

  async #closed(path: string): Promise<void> {
    if (!this.#open.delete(path)) return;
    this.#pulling.get(path)?.cancel();
    this.#pulled.delete(path);
    await this.#notify('textDocument/didClose', { textDocument: { uri: this.#uri(path) } });
  }

  async #write(path: string, text: string, isSaved = false): Promise<void> {
    const type = this.#files.has(path) ? 2 : 1;
    if (type === 1) this.#filesChanged(path);
    this.#files.set(path, text);
    const file = join(this.#root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    if (isSaved) await this.#notify('textDocument/didSave', { textDocument: { uri: this.#uri(path) } });
    await this.#client.filesChanged([file, type]);
  }

  async #removed(path: string): Promise<void> {
    if (!this.#files.delete(path)) return;
    this.#filesChanged(path);
    await this.#closed(path);
    await rm(join(this.#root, path));
    await this.#client.filesChanged([join(this.#root, path), 3]);
  }

  async #moved(path: string, to: string): Promise<void> {
    const text = this.#files.get(path);
    if (text === undefined || this.#files.has(to) || this.#open.has(to)) return;
    const open = this.#open.get(path);
    const [from, target] = [join(this.#root, path), join(this.#root, to)];
    await mkdir(dirname(target), { recursive: true });
    await rename(from, target);
    this.#files.delete(path);
    this.#files.set(to, text);
    for (const one of [path, to]) this.#filesChanged(one);
    await this.#closed(path);
    if (open) await this.#opened(to, open.text);
    await this.#client.filesChanged([from, 3], [target, 1]);
  }

  /** Asks for the problems of a document, as editors do: the question before is taken back. */
  async #pull(path: string): Promise<void> {
    if (!this.#pulls) return;
    this.#pulling.get(path)?.cancel();
    const source = new CancellationTokenSource();
    this.#pulling.set(path, source);
    const previousResultId = this.#pulled.get(path)?.resultId;
    const params = { textDocument: { uri: this.#uri(path) }, ...(previousResultId && { previousResultId }) };
    try {
      const report = await this.#client.connection.sendRequest<DocumentDiagnosticReport>(
        ...(['textDocument/diagnostic', params, source.token] as const),
      );
      if (source.token.isCancellationRequested || !this.#open.has(path)) return;
      if (report.kind === 'full') this.#pulled.set(path, { resultId: report.resultId, items: report.items });
    } catch (error) {
      const isOutdated = (error as { code?: number }).code === LSPErrorCodes.ServerCancelled;
      if (isOutdated && !source.token.isCancellationRequested) await this.#pull(path);
    }
  }
}

/** Page → its version, where that is told, and its findings. */
export type Shown = Record<
  string,
  { readonly version?: number | undefined; readonly findings: readonly string[] }
>;

function sentence({ code, message, range }: Pick<Diagnostic, 'message' | 'range' | 'code'>): string {
  return `${range.start.line + 1}:${range.start.character + 1} ${code} ${message}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
