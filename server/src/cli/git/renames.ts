import { isShallow, resolveCommit } from './base.ts';
import { changesSince } from './changes.ts';
import type { Git } from './git.ts';

export interface Renames {
  /** Old path → new path. */
  readonly moves: ReadonlyMap<string, string>;
  /** Whether the history is cut off, so that there may be renames nobody can see. */
  readonly isCutOff: boolean;
}

/** How many states of the past are compared with the files there are: each takes Git a while. */
const MAX_STATES = 10;

/**
 * Finds out what became of files that are not there any more: renamed since the last commit, staged or not, or in a commit
 * before. Git itself judges what is a rename.
 *
 * @param git in the top folder of a work tree
 * @param gone paths relative to that folder, with forward slashes
 * @throws GitFault
 * @example await findRenames(git, ['docs/old.md']) // { moves: Map { 'docs/old.md' => 'docs/new.md' }, isCutOff: false }
 */
export async function findRenames(git: Git, gone: readonly string[]): Promise<Renames> {
  const moves = new Map<string, string>();
  const open = new Set(gone);
  const compareWith = async (reference: string): Promise<void> => {
    const commit = open.size > 0 ? await resolveCommit(git, reference) : undefined;
    for (const { from, to } of commit === undefined ? [] : await changesSince(git, commit)) {
      if (from === undefined || from === to || !open.delete(from)) continue;
      if (to !== undefined) moves.set(from, to);
    }
  };
  await compareWith('HEAD');
  // What the checkout of a merge knows at least, as CI makes it.
  await compareWith('HEAD^');
  const unknown: string[] = [];
  for (let states = 0; open.size > 0 && states < MAX_STATES; states++) {
    const [path = ''] = open;
    const removal = await lastCommitOf(path, git);
    if (removal !== undefined) await compareWith(`${removal}^`);
    if (open.delete(path)) unknown.push(path);
  }
  return { moves, isCutOff: unknown.length > 0 && (await isShallow(git)) };
}

/** The commit that touched a file last: the one that removed it, if it is gone. */
async function lastCommitOf(path: string, git: Git): Promise<string | undefined> {
  const { code, stdout } = await git.ask('--literal-pathspecs', 'rev-list', '-1', 'HEAD', '--', path);
  return code === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}
