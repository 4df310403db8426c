/** Paths of the files that a profile is made of: relative to the workspace's root, with forward slashes; the root is `''`. */

/**
 * The path that a relative one means in a file of the folder; it begins with `..` when it leads out of the root.
 * `undefined` for one that is not relative: an address, or a path from a file system's root.
 *
 * @example resolveIn('docs/nl', '../shared/en.yaml') // 'docs/shared/en.yaml'
 */
export function resolveIn(folder: string, path: string): string | undefined {
  if (/^(?:\/|[A-Za-z][A-Za-z0-9+.-]*:)/.test(path) || path.includes('\\')) return undefined;
  const parts: string[] = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Whether a resolved path lies in a folder, or below it. */
export function isIn(folder: string, path: string): boolean {
  if (folder === '') return path !== '..' && !path.startsWith('../') && !path.startsWith('/');
  return path.startsWith(`${folder}/`);
}
