import { lstatSync, realpathSync, statSync } from 'node:fs';
import { ReadError } from '../../workspace/decode.node.ts';
import { readRegularFileSync } from '../../workspace/regular-file.node.ts';
import { isWithin, slashed } from './paths.ts';

export interface FileAccess {
  /** How many bytes the file may have. */
  readonly limit: number;
  /**
   * Absolute path of the folder that the file must lie in, links followed; `undefined` for a file that the caller has named,
   * who may mean any.
   */
  readonly root: string | undefined;
}

/**
 * The text of a file that belongs to a run and is not a page: a baseline, the report of a shard, what a cache has kept.
 * @param file absolute path
 * @returns `undefined` when there is no such file
 * @throws ReadFault when it leads out of the root, is no regular file or is too large
 * @throws the system's error when it cannot be read
 */
export function readNamedFile(file: string, { limit, root }: FileAccess): string | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })) return undefined;
  if (!statSync(file, { throwIfNoEntry: false }))
    throw new ReadError('it is a link to a file that does not exist.');
  if (root !== undefined) requireWithin(file, root);
  return Buffer.from(readRegularFileSync(file, limit)).toString('utf8');
}

/**
 * Makes sure that no link leads out of a folder.
 * @throws ReadFault
 */
function requireWithin(file: string, root: string): void {
  const target = realpathSync.native(file);
  if (!isWithin(realpathSync.native(root), target))
    throw new ReadError(`it is a link to ${slashed(target)}, which is outside the workspace.`);
}
