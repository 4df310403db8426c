import { dirname } from 'node:path';
import { createRootFinder } from '../../workspace/roots.node.ts';
import { isWithin } from '../shell/paths.ts';
import type { PathTarget } from './targets.ts';

export type FoundPathTarget = Exclude<PathTarget, { kind: 'fault' }>;

/**
 * Finds the workspace's root for each target; a root within another one is part of it, so that each page is seen in one way
 * only.
 */
export async function findRoots(
  targets: readonly FoundPathTarget[],
): Promise<ReadonlyMap<FoundPathTarget, string>> {
  const findRoot = createRootFinder();
  const roots = new Map<FoundPathTarget, string>();
  for (const target of targets) roots.set(target, await findRoot(targetFolder(target)));
  const outermost = (root: string): string =>
    [...roots.values()].reduce((outer, other) => (isWithin(other, outer) ? other : outer), root);
  return new Map([...roots].map(([target, root]) => [target, outermost(root)]));
}

function targetFolder(target: FoundPathTarget): string {
  if (target.kind === 'glob') return target.folder;
  return target.kind === 'file' ? dirname(target.path) : target.path;
}
