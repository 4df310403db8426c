import type { LogOutputChannel } from 'vscode';
import type { CommandId } from '../command-ids.ts';
import type { PageStatuses } from '../page-statuses.ts';
import type { RuleDocuments } from '../rule-documents.ts';
import type { PlaybookServer } from '../server.ts';
import { explainRule } from './explain-rule.ts';
import { fixWorkspace } from './fix-workspace.ts';
import { newPage } from './new-page.ts';
import { openTranslation } from './open-translation.ts';
import { recordChange } from './record-change.ts';
import { validateWorkspace } from './validate-workspace.ts';

/** What commands work with. */
export interface CommandContext {
  readonly server: PlaybookServer;
  readonly statuses: PageStatuses;
  readonly ruleDocuments: RuleDocuments;
  readonly output: LogOutputChannel;
}

/** A command; its arguments come from menus, key bindings and other extensions, and may be anything. */
export type Handler = (context: CommandContext, ...args: unknown[]) => unknown;

export const handlers: Readonly<Record<CommandId, Handler>> = {
  'playbook.restartServer': ({ server }) => server.restart(),
  'playbook.showOutput': ({ output }) => output.show(),
  'playbook.validateWorkspace': validateWorkspace,
  'playbook.fixWorkspace': fixWorkspace,
  'playbook.newPage': newPage,
  'playbook.recordChange': recordChange,
  'playbook.openTranslation': openTranslation,
  'playbook.explainRule': explainRule,
};
