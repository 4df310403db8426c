import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readNamedFile } from '../../shell/named-file.ts';
import { isWithin, shown } from '../../shell/paths.ts';
import { isTracked } from './git-index.ts';

/** Where a cache may be kept, or why it may not. */
export type CachePlace =
  | { readonly kind: 'folder'; readonly path: string }
  /** The caller has named a folder that is not for a cache; the message is for people. */
  | { readonly kind: 'misused'; readonly message: string }
  /** What is in it may come from a stranger, so that nothing is read; the message is for people. */
  | { readonly kind: 'untrusted'; readonly message: string };

/** The first line is that of https://bford.info/cachedir/: programs that keep copies of files leave such a folder out. */
export const CACHE_TAG = `Signature: 8a477f597d28d172789f06886806bc55
# This file marks a folder as a cache that "playbook check --cache" has created. It can be deleted.
`;
export const CACHE_TAG_NAME = 'CACHEDIR.TAG';

/**
 * Decides where a run keeps what may save later ones some work. Nothing is written.
 * @param given as the caller wrote it; `undefined`: the place where tools leave such things
 * @param cwd absolute path of the working folder
 * @param root absolute path of the workspace that the working folder belongs to
 */
export function findCachePlace(given: string | undefined, cwd: string, root: string): CachePlace {
  const path = given === undefined ? defaultFolder(cwd, root) : resolve(cwd, given);
  const name = given ?? shown(cwd, path);
  if (isLinkedOut(path, root))
    return {
      kind: 'misused',
      message: `"${name}" cannot be used for the cache because it links to a folder outside the workspace. Choose another folder with --cache-location.`,
    };
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return { kind: 'folder', path };
  const target = realpathSync.native(path);
  const entries = readEntries(target);
  if (entries !== undefined && !isCache(target, entries))
    return {
      kind: 'misused',
      message: `"${name}" cannot be used for the cache because it contains other files. Choose a new or empty folder with --cache-location.`,
    };
  if (entries !== undefined && entries.length > 0) {
    const tracked = isTracked(target);
    if (tracked === true)
      return {
        kind: 'untrusted',
        message: `The cache in "${name}" is ignored because Git tracks it and anyone could have changed it. To stop tracking it, run: git rm -r --cached "${name}"`,
      };
    if (tracked === 'unknown')
      return {
        kind: 'untrusted',
        message: `The cache in "${name}" is ignored because the Git index cannot be read to see whether Git tracks it. Choose a folder outside the repository with --cache-location.`,
      };
  }
  return { kind: 'folder', path: target };
}

/** Where npm's packages are, as other tools do it; elsewhere a folder of our own. */
function defaultFolder(cwd: string, root: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    const modules = join(at, 'node_modules');
    if (isThere(join(at, 'package.json')) && isThere(modules)) {
      const folder = join(modules, '.cache', 'playbook');
      // Work trees may share one folder of packages by a link: what belongs to each of them is not kept there.
      if (!isLinkedOut(folder, root)) return folder;
    }
    if (dirname(at) === at) return join(cwd, '.playbook-cache');
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether a path in a folder leads out of it by a link, be the path's end there or not. */
function isLinkedOut(path: string, root: string): boolean {
  if (!isWithin(root, path)) return false;
  for (let at = path; ; at = dirname(at)) {
    if (isThere(at)) {
      try {
        return !isWithin(realpathSync.native(root), realpathSync.native(at));
      } catch {
        // A link to nothing, of which nobody knows where it will lead.
        return true;
      }
    }
    if (at === root || dirname(at) === at) return false;
  }
}

/** The names in a folder; `undefined` when it cannot be listed, which is said when it is written to. */
function readEntries(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}

/** What a cache has in it beside its mark, which earlier versions have not set. */
const OWN_NAME = /^(?:\.gitignore|[\w-]+\.jsonl|\.playbook-\d+-\d+\.tmp)$/;

function isCache(folder: string, entries: readonly string[]): boolean {
  if (!entries.includes(CACHE_TAG_NAME)) return entries.every((name) => OWN_NAME.test(name));
  try {
    const tag = readNamedFile(join(folder, CACHE_TAG_NAME), { limit: 4096, root: folder });
    // Another run may be about to write it.
    return tag !== undefined && CACHE_TAG.startsWith(tag);
  } catch {
    return false;
  }
}
