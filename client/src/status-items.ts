import {
  type Command,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  Uri,
  window,
} from 'vscode';
import type { PageStatus } from '../../server/src/lsp/protocol.ts';
import type { PageStatuses } from './page-statuses.ts';
import type { PlaybookServer, ServerState } from './server.ts';
import { pageText, problemText, profileText } from './status-text.ts';
import { withoutLinks } from './without-links.ts';

/** No document has it: an item with this selector is hidden. */
const NOWHERE = { scheme: 'playbook-nowhere' };

/** The items behind the braces of the status bar: what page this is, and how the checks stand. */
export class StatusItems implements Disposable {
  readonly #server: PlaybookServer;
  readonly #statuses: PageStatuses;
  readonly #page: LanguageStatusItem;
  readonly #checks: LanguageStatusItem;
  readonly #disposable: Disposable;

  constructor(server: PlaybookServer, statuses: PageStatuses) {
    this.#server = server;
    this.#statuses = statuses;
    this.#page = languages.createLanguageStatusItem('playbook.page', NOWHERE);
    this.#page.name = l10n.t('Playbook Page');
    this.#checks = languages.createLanguageStatusItem('playbook.checks', NOWHERE);
    this.#checks.name = l10n.t('Playbook Checks');
    this.#disposable = Disposable.from(
      this.#page,
      this.#checks,
      window.onDidChangeActiveTextEditor(() => this.#update()),
      statuses.onDidChange(() => this.#update()),
      server.onDidChangeState(() => this.#update()),
    );
    this.#update();
  }

  #update(): void {
    const document = window.activeTextEditor?.document;
    const status = this.#statuses.of(document?.uri);
    const isPage = status?.playbook === true || status?.state === 'configuration-error';
    this.#page.selector = isPage ? selectorOf(status.uri) : NOWHERE;
    if (isPage) this.#showPage(status);
    // A server that is gone or not yet there is told of beside every Markdown document: nobody knows which are playbooks.
    const isTold = this.#server.state === 'failed' || this.#server.state === 'starting';
    this.#checks.selector = isPage ? selectorOf(status.uri) : isTold ? { language: 'markdown' } : NOWHERE;
    this.#showChecks(this.#server.state, isPage ? status : undefined);
  }

  #showPage(status: PageStatus): void {
    this.#page.text = withoutLinks(pageText(status, l10n.t));
    this.#page.detail = withoutLinks(profileText(status, l10n.t));
    this.#page.command = {
      command: 'playbook.openTranslation',
      title: l10n.t('Other Languages'),
      tooltip: l10n.t('Open this page in another language'),
    };
  }

  #showChecks(state: ServerState, status: PageStatus | undefined): void {
    const {
      text,
      detail = '',
      severity = LanguageStatusSeverity.Information,
      command,
    } = contentOf(state, status);
    const item = this.#checks;
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.command = command;
    item.busy = state === 'starting' || status?.state === 'reading';
  }

  dispose(): void {
    this.#disposable.dispose();
  }
}

interface Content {
  readonly text: string;
  readonly detail?: string;
  readonly severity?: LanguageStatusSeverity;
  readonly command: Command | undefined;
}

function contentOf(state: ServerState, status: PageStatus | undefined): Content {
  if (state === 'starting')
    return {
      text: l10n.t('Starting the playbook server'),
      command: { command: 'playbook.showOutput', title: l10n.t('Show Output') },
    };
  if (state === 'failed' || !status)
    return {
      text: l10n.t('Playbooks are not checked'),
      detail: l10n.t('The server is not running'),
      severity: LanguageStatusSeverity.Error,
      command: { command: 'playbook.restartServer', title: l10n.t('Restart') },
    };
  if (status.state === 'configuration-error')
    return {
      text: l10n.t('The configuration has errors'),
      detail: status.playbook
        ? l10n.t('The last valid configuration is used')
        : l10n.t('The page is not checked'),
      severity: LanguageStatusSeverity.Warning,
      command: openConfiguration(status),
    };
  return {
    text: problemText(status.problems, l10n.t),
    detail: status.state === 'reading' ? l10n.t('Other pages are still being read') : l10n.t('Checked'),
    command: { command: 'workbench.actions.view.problems', title: l10n.t('Show Problems') },
  };
}

function selectorOf(uri: string): { readonly scheme: string; readonly pattern: string } {
  const { scheme, path } = Uri.parse(uri);
  return { scheme, pattern: `**${path.replace(/[[\]{}*?]/g, '?')}` };
}

function openConfiguration({ configuration }: PageStatus): Command | undefined {
  if (configuration === undefined) return undefined;
  return { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(configuration)] };
}
