import { Disposable, type ExtensionContext, window } from 'vscode';
import { MESSAGES } from '../../server/src/lsp/protocol.ts';
import type { CommandId } from './command-ids.ts';
import { handlers } from './commands/index.ts';
import { EditorContext } from './editor-context.ts';
import { registerLensCommands } from './lens-commands.ts';
import { showError } from './messages.ts';
import { PageStatuses } from './page-statuses.ts';
import type { ClientPlatform } from './platform.ts';
import { RuleDocuments } from './rule-documents.ts';
import { PlaybookServer } from './server.ts';
import { StatusItems } from './status-items.ts';

/** Everything that is loaded once there are playbooks. */
export interface Extension {
  /** Starts the server, if it is not running. */
  start(): Promise<void>;
  run(command: CommandId, args: readonly unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

export function createExtension(context: ExtensionContext, platform: ClientPlatform): Extension {
  const output = window.createOutputChannel('Playbook', { log: true });
  const statuses = new PageStatuses();
  const server = new PlaybookServer({
    platform,
    output,
    onStatus: (status) => statuses.set(status),
    onRule: ({ rule }) => void ruleDocuments.show(rule),
  });
  const ruleDocuments = new RuleDocuments((rule, token) =>
    server.request(MESSAGES.explainRule, { rule }, token),
  );
  const items = new StatusItems(server, statuses);
  const editors = new EditorContext(server, statuses);
  const lenses = registerLensCommands(() => server.client);
  context.subscriptions.push(
    Disposable.from(output, ruleDocuments, statuses, server, items, editors, lenses),
  );

  return {
    start: () => server.start(),
    stop: () => server.stop(),
    async run(command, args) {
      try {
        return await handlers[command]({ server, statuses, ruleDocuments, output }, ...args);
      } catch (error) {
        return showError(error, output);
      }
    },
  };
}
