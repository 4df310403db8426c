import { existsSync } from 'node:fs';
import { UsageError } from '../shell/args.ts';

/**
 * Loads the language server, which starts.
 * @param bundle where it is, as delivered
 * @throws UsageError when it was not delivered
 */
export async function loadLanguageServer(bundle: URL): Promise<void> {
  if (!existsSync(bundle))
    throw new UsageError('This copy of playbook does not include the language server.');
  await import(bundle.href);
}
