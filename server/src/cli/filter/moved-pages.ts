import { relative, resolve } from 'node:path';
import { FETCH } from '../git/base.ts';
import { GitError, gitIn } from '../git/git.ts';
import { findRenames } from '../git/renames.ts';
import type { Io } from '../shell/io.ts';
import { slashed } from '../shell/paths.ts';

export interface MovedPages {
  /** Absolute old path → absolute new path. */
  readonly moves: ReadonlyMap<string, string>;
  /** Why there may be more, for people. */
  readonly doubt?: string;
}

/**
 * Finds out where pages went that are not there any more, as far as Git knows. Without Git they are gone.
 * @param gone absolute paths
 * @param root absolute path of the workspace that they belong to
 */
export async function findMovedPages(
  gone: readonly string[],
  root: string,
  io: Pick<Io, 'env'>,
): Promise<MovedPages> {
  try {
    const { code, stdout } = await gitIn(root, io).ask('rev-parse', '--show-cdup');
    if (code !== 0) return { moves: new Map() };
    const top = resolve(root, stdout.trim());
    const paths = gone.map((path) => slashed(relative(top, path))).filter((path) => !path.startsWith('../'));
    const { moves, isCutOff } = await findRenames(gitIn(top, io), paths);
    return {
      moves: new Map([...moves].map(([from, to]) => [resolve(top, from), resolve(top, to)])),
      ...(isCutOff && { doubt: FETCH }),
    };
  } catch (error) {
    if (error instanceof GitError) return { moves: new Map(), doubt: error.message };
    throw error;
  }
}
