import { createRootFinder } from '../../workspace/roots.node.ts';
import type { CacheOption } from '../check/speed-options.ts';
import { UsageError } from '../shell/args.ts';
import { dateOf } from '../shell/today.ts';
import { findTargets } from '../targets/targets.ts';
import { type FoundPathTarget, findRoots } from '../targets/workspace-roots.ts';
import { openCache } from './cache/cache.ts';
import { type CacheFolder, openCacheFolder } from './cache/cache-file.ts';
import { findCachePlace } from './cache/cache-place.ts';
import { digestOf } from './cache/digest.ts';
import { unchangedRun } from './cache/unchanged.ts';
import type { ResultSource, ResultSourceOptions } from './fresh-source.ts';

/** Opens what the arguments name: out of the cache where nothing has changed since the last run, otherwise again. */
export async function openResultSource(
  args: readonly string[],
  options: ResultSourceOptions,
): Promise<ResultSource> {
  const { io, notices, config, ruleIds, stdin } = options;
  const targets: readonly FoundPathTarget[] = stdin
    ? [{ kind: 'file', path: stdin.path }]
    : await findTargets(args, io, notices.error);
  const folder = options.cache && (await openFolder(options.cache, options));
  const cache = folder && openCache(folder, { config, ruleIds: ruleIds && [...ruleIds].sort() });
  const request = isRepeatable(options) ? digestOf([io.cwd, targets]) : undefined;
  if (cache && request !== undefined) {
    const roots = [...new Set((await findRoots(targets)).values())];
    const today = dateOf(io.now());
    const run = await unchangedRun(cache, { ...options, targets, roots, request, today, cwd: io.cwd });
    if (run) return { ...run, end: async () => undefined };
  }
  const { openFreshSource } = await import('../check/lazy.ts');
  return await openFreshSource({ ...options, targets, openedCache: cache, request });
}

/** @throws UsageError when the place that was named is not for a cache */
async function openFolder(
  { location }: CacheOption,
  { io, notices }: Pick<ResultSourceOptions, 'io' | 'notices'>,
): Promise<CacheFolder | undefined> {
  const place = findCachePlace(location, io.cwd, await createRootFinder()(io.cwd));
  if (place.kind === 'misused') throw new UsageError(place.message);
  if (place.kind === 'folder') return openCacheFolder(place.path, notices.note);
  notices.warning(place.message);
  return undefined;
}

/** Whether the same arguments mean the same run the next time, as long as no file changes. */
function isRepeatable({ stdin, fix, filter, formats, notices }: ResultSourceOptions): boolean {
  const needsAllFacts = formats.some(({ format }) => format === 'html');
  return !stdin && !fix && filter.base === undefined && !needsAllFacts && notices.written === 0;
}
