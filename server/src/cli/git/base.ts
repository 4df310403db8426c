import { quotedOr } from '../../rules/rule.ts';
import { nearest } from '../../text/words.ts';
import { complaint, type Git, GitError } from './git.ts';

/**
 * Makes sure that a folder belongs to a Git working tree.
 * @param option for which option that is needed, as in `--staged`
 * @throws GitFault
 */
export async function requireWorkTree(git: Git, option: string): Promise<void> {
  const args = ['rev-parse', '--is-inside-work-tree'];
  const { code, stdout, stderr } = await git.ask(...args);
  if (code === 0 && stdout.trim() === 'true') return;
  if (code === 0 || /not a git repository/i.test(stderr))
    throw new GitError(`${option} requires a Git working tree, but "${git.folder}" is not in one.`);
  throw new GitError(complaint(stderr, args));
}

/**
 * The commit that a change began at: the last one that a reference and the commit checked out have in common, so that what
 * others did meanwhile is not taken for the change's doing.
 * @throws GitFault when there is no such reference, or the history does not reach back to it
 */
export async function findBase(git: Git, reference: string): Promise<string> {
  const commit = await resolveCommit(git, reference);
  if (commit === undefined) throw new GitError(await unknownReference(git, reference));
  if ((await resolveCommit(git, 'HEAD')) === undefined)
    throw new GitError('This repository has no commits yet, so there is nothing to compare with.');
  const { code, stdout, stderr } = await git.ask('merge-base', commit, 'HEAD');
  const [base] = stdout.split('\n');
  if (code === 0 && base) return base;
  if (stderr.trim() !== '') throw new GitError(complaint(stderr, ['merge-base']));
  throw new GitError(
    (await isShallow(git))
      ? `The common ancestor of "${reference}" and HEAD is not in this clone. ${FETCH}`
      : `"${reference}" and HEAD have no common ancestor, so they cannot be compared.`,
  );
}

export const FETCH =
  'This is a shallow clone. Fetch the full history with "git fetch --unshallow" (in GitHub Actions, set "fetch-depth: 0").';

/** The tree to compare the index with: that of the last commit, or an empty one before the first. */
export async function findHead(git: Git): Promise<string> {
  const head = await resolveCommit(git, 'HEAD');
  return head ?? (await git.get('hash-object', '-t', 'tree', '/dev/null')).trim();
}

export async function resolveCommit(git: Git, reference: string): Promise<string | undefined> {
  const { code, stdout } = await git.ask(
    ...['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`],
  );
  return code === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

export async function isShallow(git: Git): Promise<boolean> {
  return (await git.ask('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true';
}

async function unknownReference(git: Git, reference: string): Promise<string> {
  const { stdout } = await git.ask('for-each-ref', '--format=%(refname:short)');
  const names = stdout.split('\n').filter((name) => name !== '');
  // In CI, often only what the server has is known, under the server's name.
  const remote = names.filter((name) => name.endsWith(`/${reference}`));
  const meant = remote.length > 0 ? remote.slice(0, 3) : nearest(reference, names);
  const advice = meant.length > 0 ? ` Did you mean ${quotedOr(meant)}?` : '';
  const shallow = (await isShallow(git)) ? ` ${FETCH}` : '';
  return `Commit "${reference}" not found.${advice}${shallow}`;
}
