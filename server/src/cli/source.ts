import { createRootFinder } from '../workspace/roots.node.ts';
import { UsageError } from './args.ts';
import { openCache } from './cache/cache.ts';
import { type CacheFolder, openCacheFolder } from './cache/cache-file.ts';
import { findCachePlace } from './cache/cache-place.ts';
import { digestOf } from './cache/digest.ts';
import { unchangedRun } from './cache/unchanged.ts';
import { dateOf } from './calendar.ts';
import type { Source, SourceOptions } from './fresh-source.ts';
import type { CacheOption } from './speed-options.ts';
import { findTargets } from './targets.ts';
import { type FoundTarget, findRoots } from './workspace-roots.ts';

/** Opens what the arguments name: out of the cache where nothing has changed since the last run, otherwise afresh. */
export async function openSource(args: readonly string[], options: SourceOptions): Promise<Source> {
  const { io, notices, config, only, stdin } = options;
  const targets: readonly FoundTarget[] = stdin
    ? [{ kind: 'file', path: stdin.path }]
    : await findTargets(args, io, notices.error);
  const folder = options.cache && (await openFolder(options.cache, options));
  const cache = folder && openCache(folder, { config, only: only && [...only].sort() });
  const request = isRepeatable(options) ? digestOf([io.cwd, targets]) : undefined;
  if (cache && request !== undefined) {
    const roots = [...new Set((await findRoots(targets)).values())];
    const today = dateOf(io.now());
    const run = await unchangedRun(cache, { ...options, targets, roots, request, today, cwd: io.cwd });
    if (run) return { ...run, end: async () => undefined };
  }
  const { openFreshSource } = await import('./heavy.ts');
  return await openFreshSource({ ...options, targets, openedCache: cache, request });
}

/** @throws UsageError when the place that was named is not for a cache */
async function openFolder(
  { location }: CacheOption,
  { io, notices }: Pick<SourceOptions, 'io' | 'notices'>,
): Promise<CacheFolder | undefined> {
  const place = findCachePlace(location, io.cwd, await createRootFinder()(io.cwd));
  if (place.kind === 'misused') throw new UsageError(place.message);
  if (place.kind === 'folder') return openCacheFolder(place.path, notices.note);
  notices.warning(place.message);
  return undefined;
}

/** Whether the same arguments mean the same run the next time, as long as no file changes. */
function isRepeatable({ stdin, fix, narrow, formats, notices }: SourceOptions): boolean {
  const needsAllFacts = formats.some(({ format }) => format === 'html');
  return !stdin && !fix && narrow.base === undefined && !needsAllFacts && notices.said === 0;
}
