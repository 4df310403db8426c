import { openCacheFolder } from './cache/cache-file.ts';
import { replay } from './cache/replay.ts';
import { dateOf } from './calendar.ts';
import type { Source, SourceOptions } from './fresh-source.ts';
import { findTargets } from './targets.ts';
import { type FoundTarget, findRoots } from './workspace-roots.ts';

/** An earlier run of which nothing has changed, or else a fresh look. */
export async function openSource(args: readonly string[], options: SourceOptions): Promise<Source> {
  const { io, notices, cache, stdin } = options;
  const folder = cache && openCacheFolder(cache.location, io.cwd, notices.note);
  const targets: readonly FoundTarget[] = stdin
    ? [{ kind: 'file', path: stdin.path }]
    : await findTargets(args, io, notices.error);
  const roots = await findRoots(targets);
  const settings = isPlain(options) && {
    cwd: io.cwd,
    config: options.config,
    targets,
    roots: targets.map((target) => roots.get(target) ?? ''),
  };
  if (folder && settings) {
    const played = await replay(folder, settings, dateOf(io.now()));
    if (played) return { ...played, end: nothing, close: nothing };
  }
  const { lookAfresh } = await import('./heavy.ts');
  return await lookAfresh({ folder, targets, settings: settings || undefined }, options);
}

/** Whether nothing needs more of a run than what its pages have in them. */
function isPlain({ stdin, fix, narrow, only, formats, notices }: SourceOptions): boolean {
  const covered = formats.some(({ format }) => format === 'html');
  return !stdin && !fix && narrow.base === undefined && !only && !covered && notices.said === 0;
}

async function nothing(): Promise<void> {}
