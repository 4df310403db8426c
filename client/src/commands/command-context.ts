import type { LogOutputChannel } from 'vscode';
import type { PageStatuses } from '../page-statuses.ts';
import type { RuleDocuments } from '../rule-documents.ts';
import type { PlaybookServer } from '../server.ts';

/** What commands work with. */
export interface CommandContext {
  readonly server: PlaybookServer;
  readonly statuses: PageStatuses;
  readonly ruleDocuments: RuleDocuments;
  readonly output: LogOutputChannel;
}

/** A command; its arguments come from menus, key bindings and other extensions, and may be anything. */
export type Handler = (context: CommandContext, ...args: unknown[]) => unknown;
