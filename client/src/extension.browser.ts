import { type ExtensionContext, Uri } from 'vscode';
import { activatePlaybook, deactivatePlaybook } from './activation.ts';

export function activate(context: ExtensionContext): void {
  activatePlaybook(context, {
    async createClient(id, name, options) {
      const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
        'vscode-languageclient/browser'
      );
      const server = Uri.joinPath(context.extensionUri, 'dist/server/main.browser.js').toString(true);
      // Not handed over as a Worker: the editor puts its own kind in place of the browser's, and the client does not know it.
      const connect = async () => {
        const worker = new Worker(server);
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
      };
      return new LanguageClient(id, name, connect, options);
    },
  });
}

export const deactivate = deactivatePlaybook;
