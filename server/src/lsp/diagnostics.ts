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
  readonly isIndexed: (root: Root) => boolean;
  /** Called with each report of an open document, new or not. */
  readonly onReport: (uri: string, located: Located, report: PageReport) => void;
}

/** What is known of an open page. */
interface Entry {
  /** The report that the client has. */
  shown: PageReport | undefined;
  /** The version that it was pushed with. */
  version: number | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** How many answers about it are being made. */
  busy: number;
  /** Whether something has changed meanwhile, so that they may be outdated before they are given. */
  isOutdated: boolean;
}

/** The problems of open documents: on demand, or pushed. */
export class Diagnostics {
  readonly #options: DiagnosticsOptions;
  /** The open pages: an entry is that of one opening, and another one after the page was closed and opened again. */
  readonly #entries = new Map<string, Entry>();
  readonly #ids = new WeakMap<PageReport, string>();
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
    const stamp = documents.stampOf(uri);
    const located = await documents.locate(uri);
    // Lets the keys pressed meanwhile come in first.
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#throwIfStale(uri, stamp, token);
    // What is wrong with a configuration is pushed, since the file need not be open.
    if (!located || isConfigurationFile(located.path)) return { kind: 'full', items: [] };
    const entry = this.#entries.get(uri);
    if (!entry) return await this.#answer(uri, located, previousId);
    entry.busy++;
    try {
      const answer = await this.#answer(uri, located, previousId, (report) => {
        this.#throwIfStale(uri, stamp, token);
        entry.shown = report;
      });
      return answer;
    } finally {
      entry.busy--;
      if (entry.isOutdated) void this.#refreshIfOutdated([uri]);
    }
  }

  /** @param give called with the report when the answer is ready; throws if nobody wants it any more */
  async #answer(
    uri: string,
    located: Located,
    previousId: string | undefined,
    give: (report: PageReport) => void = () => undefined,
  ): Promise<DocumentDiagnosticReport> {
    const report = await this.#check(uri, located);
    const items = await this.diagnosticsOf(report, located.root);
    give(report);
    const resultId = this.#idOf(report);
    return resultId === previousId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  }

  #throwIfStale(uri: string, stamp: number | undefined, token: CancellationToken): void {
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
    if (this.#options.documents().stampOf(uri) !== stamp)
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', {
        retriggerRequest: true,
      });
  }

  /** To be called when a page was opened or changed. */
  changed(uri: string): void {
    const known = this.#entries.get(uri);
    const entry = known ?? {
      ...{ shown: undefined, version: undefined, timer: undefined },
      ...{ busy: 0, isOutdated: false },
    };
    this.#entries.set(uri, entry);
    if (this.#options.pulls) return;
    clearTimeout(entry.timer);
    const push = (): void => {
      entry.timer = undefined;
      void this.#push(uri, entry);
    };
    entry.timer = setTimeout(push, entry.shown ? PUSH_DELAY : 0);
  }

  /** To be called when a document was closed. */
  closed(uri: string): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    clearTimeout(entry.timer);
    this.#entries.delete(uri);
    if (!this.#options.pulls) this.#publish(uri, undefined, []);
  }

  /**
   * Checks the open pages of a root again, of which only those are really checked whose answers may be others now, and sees to
   * it that the client gets to know what has changed.
   */
  async sweep(root: Root): Promise<void> {
    const open = [...this.#options.documents().all()].filter(({ located }) => located.root === root);
    const uris = open.map(({ document }) => document.uri);
    if (this.#options.pulls) return await this.#refreshIfOutdated(uris);
    for (const uri of uris) {
      const entry = this.#entries.get(uri);
      // One that waits for its turn gets all that is known then.
      if (entry && entry.timer === undefined) await this.#push(uri, entry);
    }
  }

  /** Lets the client ask again if it has been given an answer that is another one now. */
  async #refreshIfOutdated(uris: readonly string[]): Promise<void> {
    let isOutdated = false;
    for (const uri of uris) if (await this.#isOutdated(uri)) isOutdated = true;
    if (isOutdated) await this.#options.connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  async #isOutdated(uri: string): Promise<boolean> {
    const entry = this.#entries.get(uri);
    const located = await this.#options.documents().locate(uri);
    if (!entry || !located) return false;
    entry.isOutdated = entry.busy > 0;
    // What the client has not got yet it will get, or has been cancelled by a key and will be asked for again.
    if (entry.isOutdated || !entry.shown) return false;
    const report = await this.#check(uri, located);
    return this.#entries.get(uri) === entry && entry.shown !== report;
  }

  /** Pushes the problems of a page, one answer after the other: an early one can never come after a later one. */
  async #push(uri: string, entry: Entry): Promise<void> {
    entry.isOutdated = true;
    if (entry.busy > 0) return;
    entry.busy++;
    try {
      while (entry.isOutdated && this.#entries.get(uri) === entry) {
        entry.isOutdated = false;
        await this.#pushOnce(uri, entry);
      }
    } finally {
      entry.busy--;
    }
  }

  async #pushOnce(uri: string, entry: Entry): Promise<void> {
    const documents = this.#options.documents();
    const stamp = documents.stampOf(uri);
    const version = documents.get(uri)?.version;
    const located = await documents.locate(uri);
    if (!located) return;
    const report = await this.#check(uri, located);
    if (entry.shown === report && entry.version === version) return;
    const diagnostics = await this.diagnosticsOf(report, located.root);
    // A later text has its own turn; so has the page when it is opened again.
    if (this.#entries.get(uri) !== entry || documents.stampOf(uri) !== stamp) return;
    entry.shown = report;
    entry.version = version;
    this.#publish(uri, version, diagnostics);
  }

  #publish(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    const params = { uri, diagnostics, ...(version !== undefined && { version }) };
    this.#options.connection.sendDiagnostics(params).catch(() => undefined);
  }

  async #check(uri: string, located: Located): Promise<PageReport> {
    const { root, path, explicit } = located;
    const documents = this.#options.documents();
    const stamp = documents.stampOf(uri);
    const wait = this.#options.isIndexed(root) ? 'workspace' : 'page';
    const report = await root.service.check(path, { explicit, wait }).catch((error): PageReport => {
      // A document that is closed, and whose file is gone.
      if (documents.get(uri)) this.#options.log.error(`${uri} cannot be checked: ${messageOf(error)}`);
      return { path, playbook: undefined, findings: [] };
    });
    const last = this.#entries.get(uri)?.shown;
    // What says the same is the same: nobody need be told.
    const current = last && isSame(last, report) ? last : report;
    if (stamp !== undefined && documents.stampOf(uri) === stamp)
      this.#options.onReport(uri, located, current);
    return current;
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
