import { commands, type Disposable, type ExtensionContext, tasks } from 'vscode';
import { COMMAND_IDS } from './command-ids.ts';
import type { Extension } from './extension.ts';
import type { ClientPlatform } from './platform.ts';
import { TASK_TYPE, taskProvider } from './tasks.ts';
import { watchForPlaybooks } from './watch-for-playbooks.ts';

let extension: Promise<Extension> | undefined;

/**
 * Prepares everything and starts nothing: whoever opens a README somewhere shall not pay for playbooks. The rest, the server
 * too, is loaded when a playbook shows or a command is called.
 */
export function activatePlaybook(context: ExtensionContext, platform: ClientPlatform): void {
  const open = () => {
    extension ??= import('./extension.ts').then(({ createExtension }) => createExtension(context, platform));
    return extension;
  };
  const own: Disposable[] = COMMAND_IDS.map((id) =>
    commands.registerCommand(id, async (...args: unknown[]) => (await open()).run(id, args)),
  );
  own.push(watchForPlaybooks(async () => (await open()).start()));
  if (platform.checker) own.push(tasks.registerTaskProvider(TASK_TYPE, taskProvider(platform.checker)));
  context.subscriptions.push(...own);
}

export async function deactivatePlaybook(): Promise<void> {
  const opened = await extension;
  extension = undefined;
  await opened?.stop();
}
