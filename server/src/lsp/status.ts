import type { Connection } from 'vscode-languageserver';
import type { Finding } from '../lint/finding.ts';
import type { PageReport } from '../service.ts';
import { same } from '../workspace/same.ts';
import type { Documents } from './documents.ts';
import { MESSAGES, type PageStatus, type ProblemCounts } from './protocol.ts';
import type { Located, Root } from './workspaces.ts';

export interface StatusOptions {
  readonly connection: Connection;
  readonly documents: () => Documents;
  /** Whether the client wants to be told of changes. */
  readonly isShown: boolean;
  readonly isIndexed: (root: Root) => boolean;
}

/** What editors show of a document beside its problems. */
export class StatusBoard {
  readonly #options: StatusOptions;
  readonly #reports = new Map<string, PageReport>();
  readonly #sent = new Map<string, PageStatus>();

  constructor(options: StatusOptions) {
    this.#options = options;
  }

  /** Answers `playbook/pageStatus`. */
  async statusOf(uri: string): Promise<PageStatus> {
    const located = await this.#options.documents().locate(uri);
    if (!located) return { uri, playbook: false, problems: countProblems([]), state: 'off' };
    const { root, path, explicit } = located;
    const report =
      this.#reports.get(uri) ??
      (await root.service
        .check(path, { explicit, wait: 'page' })
        .catch((): PageReport => ({ path, playbook: undefined, findings: [] })));
    return await statusOf(uri, located, report, this.#options.isIndexed(root));
  }

  reported(uri: string, located: Located, report: PageReport): void {
    this.#reports.set(uri, report);
    void this.#send(uri, located, report);
  }

  closed(uri: string): void {
    this.#reports.delete(uri);
    this.#sent.delete(uri);
  }

  /** Tells the status of all open documents of a root that has changed otherwise than by a report. */
  async refresh(root: Root): Promise<void> {
    for (const { document, located } of [...this.#options.documents().all()]) {
      const report = this.#reports.get(document.uri);
      if (located.root === root && report) await this.#send(document.uri, located, report);
    }
  }

  async #send(uri: string, located: Located, report: PageReport): Promise<void> {
    if (!this.#options.isShown) return;
    const status = await statusOf(uri, located, report, this.#options.isIndexed(located.root));
    const isStale = this.#reports.get(uri) !== report;
    if (isStale || same(this.#sent.get(uri), status)) return;
    this.#sent.set(uri, status);
    await this.#options.connection.sendNotification(MESSAGES.status, status).catch(() => undefined);
  }
}

async function statusOf(
  uri: string,
  { root, path }: Located,
  { playbook, findings }: PageReport,
  isIndexed: boolean,
): Promise<PageStatus> {
  const [profile, { file, isBroken }] = await Promise.all([
    root.service.profile(path),
    root.service.configuration(path),
  ]);
  const language = playbook && profile?.languages.get(playbook.language);
  const kind = playbook?.kind;
  return {
    uri,
    playbook: playbook !== undefined,
    ...(profile && { profile: profile.name }),
    ...(file !== undefined && { configuration: root.uriOf(file) }),
    ...(language && { language: { id: language.id, name: language.name } }),
    ...(kind !== undefined && { kind: { id: kind, title: profile?.kinds.get(kind)?.title ?? kind } }),
    problems: countProblems(findings),
    state: isBroken ? 'configuration-error' : isIndexed ? 'ready' : 'reading',
  };
}

export function countProblems(findings: readonly Finding[]): ProblemCounts {
  const count = (wanted: Finding['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info'), hints: count('hint') };
}
