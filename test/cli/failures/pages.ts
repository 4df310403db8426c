import { chmod, chown, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Only the rules that `defective` pages break. */
export const ONLY = ['--rule', 'page/heading-space', '--rule', 'link/target-missing'];

/** Chooses every page. */
export const CONFIG = { 'playbook.config.yaml': 'files: ["**/*.md"]\n' };

/** A page with one finding that can be fixed and one that cannot. */
export function defective(title = 'A'): string {
  return `# ${title}\n\n##Next\n\n[gone](gone.md)\n`;
}

/** So many invalid pages: path → text. */
export function defectivePages(count: number, folder = 'docs'): Record<string, string> {
  const names = Array.from({ length: count }, (_, at) => `${folder}/${String(at).padStart(5, '0')}.md`);
  return Object.fromEntries(names.map((name, at) => [name, defective(`Page ${at}`)]));
}

/** Whether tests may do what only root may: run as somebody else, mount file systems. */
export const isRoot = process.getuid?.() === 0;
/** A user who owns nothing. */
export const NOBODY = 65534;

/** Gives a project to nobody, so that modes count. */
export async function giveToNobody(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const path of ['', ...(await readdir(root, { recursive: true }))])
    await chown(join(root, path), NOBODY, NOBODY);
}

/** What a run may have left behind, relative to a folder. */
export async function leftoversIn(root: string): Promise<string[]> {
  return (await readdir(root, { recursive: true })).filter((path) => path.endsWith('.tmp'));
}
