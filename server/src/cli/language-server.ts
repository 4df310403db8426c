import { existsSync } from 'node:fs';
import { UsageError } from './args.ts';

/**
 * Loads the language server, which starts.
 * @param bundle where it is, as delivered
 * @throws UsageError when it was not delivered
 */
export async function loadLanguageServer(bundle: URL): Promise<void> {
  if (!existsSync(bundle))
    throw new UsageError('The language server is not here: this copy of playbook only has the command line.');
  await import(bundle.href);
}
