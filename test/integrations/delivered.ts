import { chmod, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProject } from '../cli/project.ts';
import { bundle } from '../lsp/bundle.ts';
import { root } from '../support/repo.ts';

/**
 * Lays out the command line as it is delivered, for one test.
 * @returns absolute path of a folder with `server/bin` and `server/dist`
 */
export async function deliver(): Promise<string> {
  const folder = await makeProject({ 'server/dist/': '', 'bin/': '' });
  await cp(join(root, 'server/bin'), join(folder, 'server/bin'), { recursive: true });
  await cp(await bundle('server/src/cli/main.ts'), join(folder, 'server/dist/cli.mjs'));
  return folder;
}

/** Puts `playbook` and stand-ins for other programs into a folder that can stand first in PATH. */
export async function programs(
  delivered: string,
  others: Readonly<Record<string, string>> = {},
): Promise<string> {
  const scripts = {
    playbook: `exec ${JSON.stringify(process.execPath)} ${JSON.stringify(join(delivered, 'server/bin/playbook.mjs'))} "$@"`,
    ...others,
  };
  const files = Object.entries(scripts).map(([name, script]) => [name, `#!/bin/bash\n${script}\n`]);
  const folder = await makeProject(Object.fromEntries(files));
  for (const name of Object.keys(scripts)) await chmod(join(folder, name), 0o755);
  return folder;
}
