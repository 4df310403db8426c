import { relative } from 'node:path';
import { slashed } from '../../workspace/paths.node.ts';

export { isWithin, slashed } from '../../workspace/paths.node.ts';

/**
 * An absolute path as seen from the working folder.
 * @example shown('/a/b', '/a/c.md') // '../c.md'
 */
export function shown(cwd: string, path: string): string {
  return slashed(relative(cwd, path)) || '.';
}

/** Order of paths: by code unit, the same on every machine. */
export function byPath(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
