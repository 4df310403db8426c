import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Finding } from '../lint/finding.ts';
import type { PageReport } from '../service.ts';
import { isConfigurationFile } from '../workspace/configuration.ts';
import { same } from '../workspace/same.ts';
import { diagnosticOf, Places } from './convert.ts';
import type { Documents } from './documents.ts';
import { type Log, messageOf } from './log.ts';
import type { Located, Root } from './workspaces.ts';

/** How long after the last key problems are pushed, in milliseconds: nobody wants to be told of a word half typed. */
const PUSH_DELAY = 150;

/** Keeps the ids of this server apart from those of one before it, which the client may still know. */
const RUN = Date.now().toString(36);

export interface DiagnosticsOptions {
  readonly connection: Connection;
  readonly documents: () => Documents;
  readonly log: Log;
  /** Whether the client asks for problems, and can be told to ask again; otherwise they are pushed. */
  readonly pulls: boolean;
  /** Whether problems may name related places. */
  readonly relates: boolean;
  /** The address of a rule's documentation. */
  readonly addressOf: (rule: string) => string | undefined;
  /** Whether all that the root's pages may depend on has been read. */
  readonly isSettled: (root: Root) => boolean;
  /** Called with each report of an open document, new or not. */
  readonly onReport: (uri: string, located: Located, report: PageReport) => void;
}

/** The problems of open documents: on demand, or pushed. */
export class Diagnostics {
  readonly #options: DiagnosticsOptions;
  /** The report that the client has of each document. */
  readonly #shown = new Map<string, PageReport>();
  readonly #ids = new WeakMap<PageReport, string>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #idCount = 0;

  constructor(options: DiagnosticsOptions) {
    this.#options = options;
  }

  /** Answers `textDocument/diagnostic`. */
  async pull(
    uri: string,
    previousId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const documents = this.#options.documents();
    const version = documents.get(uri)?.version;
    const located = await documents.locate(uri);
    // Lets the keys pressed meanwhile come in first.
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#throwIfStale(uri, version, token);
    // What is wrong with a configuration is pushed, since the file need not be open.
    if (!located || isConfigurationFile(located.path)) return { kind: 'full', items: [] };
    const report = await this.#check(uri, located);
    this.#throwIfStale(uri, version, token);
    if (!report) return { kind: 'full', items: [] };
    const resultId = this.#idOf(report);
    if (version !== undefined) this.#shown.set(uri, report);
    if (resultId === previousId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: await this.diagnosticsOf(report, located.root) };
  }

  #throwIfStale(uri: string, version: number | undefined, token: CancellationToken): void {
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
    if (this.#options.documents().get(uri)?.version !== version)
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', {
        retriggerRequest: true,
      });
  }

  /** To be called when a document was opened or changed. */
  changed(uri: string): void {
    if (this.#options.pulls) return;
    const delay = this.#shown.has(uri) ? PUSH_DELAY : 0;
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => void this.#push(uri), delay),
    );
  }

  /** To be called when a document was closed. */
  closed(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#shown.delete(uri);
    if (!this.#options.pulls) this.#publish(uri, undefined, []);
  }

  /**
   * Checks the open documents of a root again, of which only those are really checked whose answers may be others now, and
   * sees to it that the client gets to know what has changed.
   */
  async sweep(root: Root): Promise<void> {
    let isOutdated = false;
    for (const { document, located } of [...this.#options.documents().all()]) {
      // What the client has not got yet it will get, or has been cancelled by a key and will be asked for again.
      if (located.root !== root || (this.#options.pulls && !this.#shown.has(document.uri))) continue;
      if (this.#timers.has(document.uri)) continue;
      const report = await this.#check(document.uri, located);
      if (!report || this.#shown.get(document.uri) === report) continue;
      if (this.#options.pulls) isOutdated = true;
      else await this.#push(document.uri);
    }
    if (isOutdated) await this.#options.connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  async #push(uri: string): Promise<void> {
    this.#timers.delete(uri);
    const documents = this.#options.documents();
    const located = await documents.locate(uri);
    const version = documents.get(uri)?.version;
    if (!located || version === undefined || isConfigurationFile(located.path)) return;
    const report = await this.#check(uri, located);
    // A later text has its own turn.
    if (!report || documents.get(uri)?.version !== version) return;
    if (this.#shown.get(uri) === report) return;
    this.#shown.set(uri, report);
    const diagnostics = await this.diagnosticsOf(report, located.root);
    if (documents.get(uri)?.version === version) this.#publish(uri, version, diagnostics);
  }

  #publish(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    const params = { uri, diagnostics, ...(version !== undefined && { version }) };
    this.#options.connection.sendDiagnostics(params).catch(() => undefined);
  }

  async #check(uri: string, located: Located): Promise<PageReport | undefined> {
    const { root, path, named } = located;
    try {
      const wait = this.#options.isSettled(root) ? 'workspace' : 'page';
      const report = await root.service.check(path, { named, wait });
      const last = this.#shown.get(uri);
      // What says the same is the same: nobody need be told.
      const current = last && isSame(last, report) ? last : report;
      if (this.#options.documents().get(uri)) this.#options.onReport(uri, located, current);
      return current;
    } catch (error) {
      // A document that is closed, and whose file is gone.
      if (this.#options.documents().get(uri))
        this.#options.log.error(`${uri} cannot be checked: ${messageOf(error)}`);
      return undefined;
    }
  }

  #idOf(report: PageReport): string {
    const known = this.#ids.get(report);
    if (known !== undefined) return known;
    const id = `${RUN}.${++this.#idCount}`;
    this.#ids.set(report, id);
    return id;
  }

  /** The findings of a page as the client shows them. */
  async diagnosticsOf({ playbook, findings, path }: PageReport, root: Root): Promise<Diagnostic[]> {
    if (!playbook) return [];
    const places = new Places(playbook.text, playbook.lines);
    const others = new Map<string, Promise<Places>>();
    const placesOf = (other: string): Promise<Places> => {
      const known = others.get(other) ?? readPlaces(root, other);
      others.set(other, known);
      return known;
    };
    return await Promise.all(
      findings.map(async (finding) => {
        const related = this.#options.relates
          ? await Promise.all(finding.related.map((one) => relatedOf(one, path, places, root, placesOf)))
          : [];
        return diagnosticOf(finding, places, related, this.#options.addressOf(finding.rule));
      }),
    );
  }
}

function isSame(a: PageReport, b: PageReport): boolean {
  return a === b || (a.playbook?.text === b.playbook?.text && same(a.findings, b.findings));
}

async function readPlaces(root: Root, path: string): Promise<Places> {
  return new Places((await root.service.text(path).catch(() => undefined)) ?? '');
}

async function relatedOf(
  { message, path, span }: Finding['related'][number],
  page: string,
  places: Places,
  root: Root,
  placesOf: (path: string) => Promise<Places>,
): Promise<DiagnosticRelatedInformation> {
  const elsewhere = path !== undefined && path !== page;
  // The page as a whole is shown at its beginning, for which nobody has to read it.
  const its = !elsewhere ? places : span ? await placesOf(path) : new Places('');
  return {
    location: { uri: root.uriOf(path ?? page), range: its.range(span ?? { start: 0, end: 0 }) },
    message,
  };
}
