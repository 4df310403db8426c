import type { Git } from './git.ts';

/** How a file differs between two states. Paths are relative to Git's folder, with forward slashes. */
export interface FileChange {
  /** Where it was; `undefined` when it is new. */
  readonly from: string | undefined;
  /** Where it is; `undefined` when it is gone. */
  readonly to: string | undefined;
  /** The object that held its text before; `undefined` where there was no plain file. */
  readonly before: string | undefined;
  /** The object that holds its text now; `undefined` where that is on disk, or there is no plain file. */
  readonly after: string | undefined;
}

const DIFF = [
  ...['diff', '--raw', '-z', '--no-abbrev', '--relative'],
  ...['--no-ext-diff', '--no-textconv', '--ignore-submodules=all'],
];

/** What has changed on disk since a commit; files that Git does not know yet are new. Renames are followed. */
export async function changesSince(git: Git, commit: string): Promise<FileChange[]> {
  const changes = parseRaw(await git.get(...DIFF, '--find-renames', commit, '--'));
  return await joinMoves(changes, await untracked(git), git);
}

/** Adds the files that Git does not know yet; one with the very text of a file that is gone is that file, moved. */
async function joinMoves(
  changes: readonly FileChange[],
  paths: readonly string[],
  git: Git,
): Promise<FileChange[]> {
  const gone = new Map<string, FileChange>();
  for (const change of changes)
    if (change.to === undefined && change.before !== undefined) gone.set(change.before, change);
  const joined = new Set(changes);
  for (const [path, object] of gone.size > 0 ? await hash(paths, git) : []) {
    const change = gone.get(object);
    if (!change) continue;
    gone.delete(object);
    joined.delete(change);
    joined.add({ ...change, to: path });
  }
  const moved = new Set([...joined].map(({ to }) => to));
  return [...joined, ...paths.filter((path) => !moved.has(path)).map(added)];
}

/** The objects that files would be; those that cannot be read are left out. */
async function hash(paths: readonly string[], git: Git): Promise<[path: string, object: string][]> {
  const found: [string, string][] = [];
  // As many as a command line takes on every system.
  for (let at = 0; at < paths.length; at += 50) {
    const some = paths.slice(at, at + 50);
    const { code, stdout } = await git.ask('hash-object', '--', ...some);
    if (code !== 0) continue;
    for (const [index, object] of stdout.trim().split('\n').entries())
      found.push([some[index] ?? '', object]);
  }
  return found;
}

/** What the next commit would change. */
export async function stagedChanges(git: Git, head: string): Promise<FileChange[]> {
  return parseRaw(await git.get(...DIFF, '--find-renames', '--cached', head, '--'));
}

/** What differs on disk from what is staged: `before` is staged. */
export async function unstagedChanges(git: Git): Promise<FileChange[]> {
  const changes = parseRaw(await git.get(...DIFF, '--no-renames', '--'));
  return [...changes, ...(await untracked(git)).map(added)];
}

async function untracked(git: Git): Promise<string[]> {
  const paths = (await git.get('ls-files', '--others', '--exclude-standard', '-z')).split('\0');
  // With a slash at its end: a repository within this one.
  return paths.filter((path) => path !== '' && !path.endsWith('/'));
}

function added(path: string): FileChange {
  return { from: undefined, to: path, before: undefined, after: undefined };
}

/**
 * Reads what `git diff --raw -z` prints: `:100644 100644 <object> <object> R90`, a path, and for a rename another one.
 */
export function parseRaw(output: string): FileChange[] {
  const fields = output.split('\0');
  const changes = new Map<string, FileChange>();
  for (let at = 0; at + 1 < fields.length; ) {
    const [, modeBefore = '', modeAfter = '', before = '', after = '', status = ''] =
      /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(fields[at] ?? '') ?? [];
    const first = fields[at + 1] ?? '';
    const moved = status === 'R' || status === 'C';
    const second = moved ? (fields[at + 2] ?? '') : first;
    at += moved ? 3 : 2;
    // An entry without merge stands beside the one that tells how the file is on disk.
    if (status === 'U' || status === '') continue;
    changes.set(`${first}\0${second}`, {
      from: status === 'A' || status === 'C' ? undefined : first,
      to: status === 'D' ? undefined : second,
      before: objectOf(modeBefore, before),
      after: objectOf(modeAfter, after),
    });
  }
  return [...changes.values()];
}

/** The object of a plain file; links and submodules have no text of their own. */
function objectOf(mode: string, object: string): string | undefined {
  return mode.startsWith('100') && !/^0+$/.test(object) ? object : undefined;
}
