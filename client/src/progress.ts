import { type CancellationToken, ProgressLocation, window } from 'vscode';
import { WorkDoneProgress } from 'vscode-languageclient';
import type { PlaybookServer } from './server.ts';
import { withoutLinks } from './without-links.ts';

/**
 * Sends a request that takes a while, and shows how far it has come. Whoever cancels it cancels it in the server.
 * @param params `workDoneToken` is added to them
 */
export async function requestWithProgress<T>(
  server: PlaybookServer,
  title: string,
  method: string,
  params: object,
): Promise<T> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token: CancellationToken) => {
    await server.start();
    const workDoneToken = `playbook-${++requests}`;
    let reached = 0;
    const listening = server.client?.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
      if (step.kind === 'end') return;
      const { message, percentage = reached } = step;
      progress.report({
        increment: percentage - reached,
        ...(message !== undefined && { message: withoutLinks(message) }),
      });
      reached = percentage;
    });
    try {
      return await server.request<T>(method, { ...params, workDoneToken }, token);
    } finally {
      listening?.dispose();
    }
  });
}

let requests = 0;
