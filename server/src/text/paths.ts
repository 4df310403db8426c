/** Arithmetic on workspace paths: relative to the root, forward slashes, no leading `./`; the root itself is `''`. */

/** @example folderOf('a/b.md') // 'a' */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The extension with its dot, in lower case; empty for none. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

export function join(folder: string, name: string): string {
  return normalise(folder === '' ? name : `${folder}/${name}`);
}

/** Resolves `.` and `..`; a path that leaves the root begins with `..`. */
export function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** @example relative('a/b', 'a/c/d.md') // '../c/d.md' */
export function relative(fromFolder: string, path: string): string {
  const from = fromFolder === '' ? [] : fromFolder.split('/');
  const to = path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

export function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../');
}

/** The folder and all those above it, the nearest first, the root (`''`) last. */
export function ancestors(folder: string): string[] {
  const found = [folder];
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    found.push(at);
  }
  return found;
}
