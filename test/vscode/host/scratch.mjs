import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new temporary folder, which goes when this process ends. */
export function scratchFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `playbook-${name}-`));
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  );
  return folder;
}
