import type {
  CancellationToken,
  Connection,
  WorkDoneProgressReporter,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { t } from '../features/l10n.ts';
import { safeFix } from '../lint/fix.ts';
import type { PageReport } from '../service.ts';
import type { Activity } from './activity.ts';
import type { Client } from './client.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Documents } from './documents.ts';
import { joinEdits, workspaceEdit } from './edits.ts';
import { messageOf } from './log.ts';
import type { ProblemCounts, WorkspaceFix, WorkspaceParams, WorkspaceSummary } from './protocol.ts';
import { countProblems } from './status.ts';
import type { Root, Workspaces } from './workspaces.ts';

export interface WorkspaceCheckOptions {
  readonly connection: Connection;
  readonly workspaces: Workspaces;
  readonly documents: () => Documents;
  readonly diagnostics: Diagnostics;
  readonly activity: Activity;
  readonly client: Client;
}

interface Page {
  readonly root: Root;
  readonly path: string;
}

/** How long after the last change closed pages are checked again, in milliseconds. */
const DELAY = 1_500;

/** Checks and fixes all pages at once. What it has found on closed pages is kept up to date from then on. */
export class WorkspaceCheck {
  readonly #options: WorkspaceCheckOptions;
  /** What the client has been told of pages that are not open, by root and path. */
  readonly #published = new Map<Root, Map<string, PageReport>>();
  readonly #timers = new Map<Root, ReturnType<typeof setTimeout>>();
  /** One refresh after the other, so that an early answer never comes after a later one. */
  #refreshing = Promise.resolve();

  constructor(options: WorkspaceCheckOptions) {
    this.#options = options;
  }

  async validate(
    { folder }: WorkspaceParams,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
  ): Promise<WorkspaceSummary> {
    const files: { uri: string; problems: ProblemCounts }[] = [];
    const unread: { uri: string; reason: string }[] = [];
    let [pages, fixable] = [0, 0];
    await this.#forEach(folder, t('Checking playbooks'), token, progress, async ({ root, path }) => {
      const uri = root.uriOf(path);
      try {
        const report = await root.service.check(path);
        if (!report.playbook) return;
        pages++;
        fixable += report.findings.filter(safeFix).length;
        if (report.findings.length > 0) files.push({ uri, problems: countProblems(report.findings) });
        await this.#tell(root, report);
      } catch (error) {
        unread.push({ uri, reason: messageOf(error) });
      }
    });
    files.sort((a, b) => weight(b.problems) - weight(a.problems));
    return { pages, problems: sum(files.map(({ problems }) => problems)), fixable, files, unread };
  }

  async fix(
    { folder }: WorkspaceParams,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
  ): Promise<WorkspaceFix> {
    const edits: WorkspaceEdit[] = [];
    let fixed = 0;
    await this.#forEach(folder, t('Fixing playbooks'), token, progress, async ({ root, path }) => {
      const page = await root.service.fix(path).catch(() => undefined);
      if (!page || page.edits.length === 0) return;
      fixed += page.fixed;
      const { documents, client } = this.#options;
      const label = page.fixed === 1 ? t('Fix 1 finding') : t('Fix {0} findings', page.fixed);
      const changes = new Map([[path, { label, description: path, needsConfirmation: true }]]);
      const marked = page.edits.map((edit) => ({ ...edit, change: path }));
      const own = [{ path, text: page.playbook.text, edits: marked }];
      edits.push(workspaceEdit(own, root, documents(), client, changes));
    });
    return { edit: edits.length > 0 ? joinEdits(edits) : null, pages: edits.length, fixed };
  }

  /** Does something with each playbook page of the workspace folders, and lets others have their turn in between. */
  async #forEach(
    folder: string | undefined,
    title: string,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
    visit: (page: Page) => Promise<void>,
  ): Promise<void> {
    progress.begin(title, 0, undefined, true);
    try {
      const pages = await this.#pages(folder);
      for (const [done, page] of pages.entries()) {
        if (token.isCancellationRequested) break;
        progress.report(Math.round((100 * done) / pages.length), t('{0} of {1}', done, pages.length));
        await visit(page);
        await this.#options.activity.yieldControl();
      }
    } finally {
      progress.done();
    }
  }

  async #pages(folder: string | undefined): Promise<Page[]> {
    const pages = new Map<string, Page>();
    for (const place of await this.#options.workspaces.folders()) {
      const { root } = place;
      const [own, wanted] = [root.pathOf(place.uri), folder && root.pathOf(URI.parse(folder))];
      if (!place.settings.enable || own === undefined || (folder !== undefined && wanted === undefined))
        continue;
      for (const path of await root.service.pages(wanted ?? own)) pages.set(root.uriOf(path), { root, path });
    }
    return [...pages.values()];
  }

  /** To be called when the findings of a root's pages may have changed. */
  schedule(root: Root): void {
    if (!this.#published.get(root)?.size) return;
    clearTimeout(this.#timers.get(root));
    this.#timers.set(
      root,
      setTimeout(() => {
        this.#refreshing = this.#refreshing.then(() => this.#refresh(root));
      }, DELAY),
    );
  }

  async #refresh(root: Root): Promise<void> {
    for (const [path, before] of [...(this.#published.get(root) ?? [])]) {
      await this.#options.activity.yieldControl();
      const report = await root.service.check(path).catch(() => nothing(path));
      if (report !== before) await this.#tell(root, report);
    }
  }

  /** To be called when a document was opened: from then on it speaks for itself. */
  async opened(root: Root, path: string): Promise<void> {
    const published = this.#published.get(root);
    if (!published?.get(path)?.findings.length) return;
    published.set(path, nothing(path));
    if (this.#options.client.pullsDiagnostics)
      await this.#options.connection.sendDiagnostics({ uri: root.uriOf(path), diagnostics: [] });
  }

  /** To be called when a root is used no more. */
  async forget(root: Root): Promise<void> {
    clearTimeout(this.#timers.get(root));
    const published = this.#published.get(root) ?? [];
    this.#published.delete(root);
    for (const [path, { findings }] of published) {
      const uri = root.uriOf(path);
      if (findings.length > 0)
        await this.#options.connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => undefined);
    }
  }

  async #tell(root: Root, report: PageReport): Promise<void> {
    const { path, findings } = report;
    const published = this.#published.get(root) ?? new Map<string, PageReport>();
    this.#published.set(root, published);
    const uri = root.uriOf(path);
    const isOpen = (): boolean => this.#options.documents().get(uri) !== undefined;
    const before = published.get(path);
    // An open page speaks for itself; when it is closed, it is checked again.
    published.set(path, isOpen() ? (before ?? nothing(path)) : report);
    const isSilent = findings.length === 0 && !before?.findings.length;
    if (isOpen() || isSilent) return;
    const diagnostics = await this.#options.diagnostics.diagnosticsOf(report, root);
    if (isOpen() || published.get(path) !== report) return;
    await this.#options.connection.sendDiagnostics({ uri, diagnostics }).catch(() => undefined);
  }
}

function nothing(path: string): PageReport {
  return { path, playbook: undefined, findings: [] };
}

function weight({ errors, warnings, infos, hints }: ProblemCounts): number {
  return errors * 1e9 + warnings * 1e6 + infos * 1e3 + hints;
}

function sum(all: readonly ProblemCounts[]): ProblemCounts {
  const total = { errors: 0, warnings: 0, infos: 0, hints: 0 };
  for (const counts of all) {
    total.errors += counts.errors;
    total.warnings += counts.warnings;
    total.infos += counts.infos;
    total.hints += counts.hints;
  }
  return total;
}
