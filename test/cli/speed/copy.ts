import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root as repository } from '../../support/repo.ts';
import { makeProject } from '../project.ts';

/** A copy of the example playbook, to be changed at will. */
export async function copyExample(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await makeProject({ '.git/HEAD': '', ...files });
  await cp(join(repository, 'examples/fasttrack-playbook'), join(root, 'docs'), { recursive: true });
  return root;
}
