import { existsSync } from 'node:fs';
import { UsageError } from './args.ts';

/**
 * Makes this process the language server.
 * @param bundle where it is, as delivered
 * @param args as for `playbook-language-server`
 */
export async function startLanguageServer(bundle: URL, args: readonly string[]): Promise<void> {
  if (!existsSync(bundle))
    throw new UsageError('The language server is not here: this copy of playbook only has the command line.');
  // Where the server, and what it is made with, look for their options.
  process.argv.splice(2, process.argv.length, ...args);
  await import(bundle.href);
}
