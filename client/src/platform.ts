import type { ProcessExecution } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What differs between VS Code's two extension hosts: Node and the web worker. */
export interface ClientPlatform {
  /** A client that has not been started; it starts a server of its own. */
  createClient(id: string, name: string, options: LanguageClientOptions): Promise<BaseLanguageClient>;
  /**
   * Runs the command line that the extension brings along; absent where no process can be started.
   * @param cwd the folder to run in; absent: where the editor was started
   */
  readonly checker?: (args: string[], cwd: string | undefined) => ProcessExecution;
}
