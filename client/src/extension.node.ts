import { type ExtensionContext, ProcessExecution } from 'vscode';
import { activatePlaybook, deactivatePlaybook } from './activation.ts';

export function activate(context: ExtensionContext): void {
  const at = (file: string) => context.asAbsolutePath(file);
  activatePlaybook(context, {
    async createClient(id, name, options) {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      const server = { module: at('dist/server/main.node.js'), transport: TransportKind.ipc };
      return new LanguageClient(id, name, server, options);
    },
    // With the editor's own Node, so that none need be installed.
    checker: (args, cwd) =>
      new ProcessExecution(process.execPath, [at('server/dist/cli.mjs'), ...args], {
        ...(cwd !== undefined && { cwd }),
        env: { ELECTRON_RUN_AS_NODE: '1' },
      }),
  });
}

export const deactivate = deactivatePlaybook;
