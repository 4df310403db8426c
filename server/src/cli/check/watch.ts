import { type FSWatcher, mkdtempSync, rmSync, watch as watchFolder } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Files } from '../../workspace/files.ts';
import { nodeHost } from '../../workspace/host.node.ts';
import { UsageError } from '../shell/args.ts';
import { onExit } from '../shell/clean-up.ts';
import type { Io } from '../shell/io.ts';
import { createNotices } from '../shell/notices.ts';
import { slashed } from '../shell/paths.ts';
import { findTargets } from '../targets/targets.ts';
import { findRoots } from '../targets/workspace-roots.ts';
import type { CacheOption } from './speed-options.ts';

export interface WatchOptions {
  /** What `playbook check` was given. */
  readonly args: readonly string[];
  /** As given; absent: a cache of the watch's own, so that only what has changed is checked again. */
  readonly cache: CacheOption | undefined;
  /** Absolute paths of files that the runs write themselves. */
  readonly written: readonly string[];
  readonly io: Io;
}

/** Milliseconds of silence after which a change is taken for whole: editors save in several steps. */
const SILENCE = 80;
/** Milliseconds between two looks where the system does not tell of changes. */
const INTERVAL = 1000;

/**
 * Checks again and again, whenever a file of the workspaces changes: until the signal of `io`, or the end of the program.
 * @param check one run, with the cache that it is to use; what it says is all there is, nothing is left of the run before
 * @returns the exit code of the last run
 */
export async function watch(
  check: (cache: CacheOption) => Promise<number>,
  { args, cache, written, io }: WatchOptions,
): Promise<number> {
  const own = cache ? undefined : mkdtempSync(join(tmpdir(), 'playbook-watch-'));
  const clean = () => own !== undefined && rmSync(own, { recursive: true, force: true });
  const forget = onExit(clean);
  const targets = await findTargets(args, io, () => undefined);
  const roots = targets.length > 0 ? new Set((await findRoots(targets)).values()) : new Set([io.cwd]);
  const changes = createChanges(io.signal);
  const ignored = new Set(written);
  const watchers = [...roots].map((root) =>
    openWatcher(root, (file) => {
      if (!ignored.has(file)) changes.add();
    }),
  );
  let code = 0;
  try {
    do {
      if (io.stdout.isTTY) io.stdout.writeExact('\u001b[2J\u001b[3J\u001b[H');
      changes.forget();
      code = await once(() => check(cache ?? { location: own }), io);
      io.stderr.write('Watching for changes. Press Ctrl+C to stop.\n');
    } while (await changes.next());
    return code;
  } finally {
    for (const watcher of watchers) watcher.close();
    clean();
    forget();
  }
}

/** What is wrong now, such as a broken baseline, may be right after the next change. */
async function once(check: () => Promise<number>, io: Io): Promise<number> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    createNotices(io, undefined).error(error.message);
    return 2;
  }
}

interface Changes {
  add(): void;
  /** Takes back what has been added so far. */
  forget(): void;
  /** Resolves to `true` when there is a change and silence after it, to `false` when all is over. */
  next(): Promise<boolean>;
}

function createChanges(signal: AbortSignal | undefined): Changes {
  let pending = false;
  let timer: NodeJS.Timeout | undefined;
  let report: ((goOn: boolean) => void) | undefined;
  const wake = () => {
    clearTimeout(timer);
    if (report) timer = setTimeout(() => report?.(true), SILENCE);
  };
  return {
    add() {
      pending = true;
      wake();
    },
    forget() {
      pending = false;
    },
    next: () =>
      new Promise<boolean>((resolve) => {
        const stop = () => report?.(false);
        report = (goOn) => {
          report = undefined;
          clearTimeout(timer);
          signal?.removeEventListener('abort', stop);
          resolve(goOn);
        };
        if (signal?.aborted) stop();
        else signal?.addEventListener('abort', stop);
        if (pending) wake();
      }),
  };
}

interface Watcher {
  close(): void;
}

/** @param changed is told the absolute path of what has changed, where that is known */
function openWatcher(root: string, changed: (file: string) => void): Watcher {
  let watcher: FSWatcher | undefined;
  let poller: Watcher | undefined;
  const poll = () => {
    watcher?.close();
    watcher = undefined;
    poller ??= openPoller(root, changed);
  };
  try {
    watcher = watchFolder(root, { recursive: true }, (_event, name) => {
      if (name === null || isOfInterest(slashed(name))) changed(join(root, name ?? ''));
    });
    // As when the system has no more watches to give, or the folder is gone.
    watcher.on('error', poll);
  } catch {
    poll();
  }
  return {
    close() {
      watcher?.close();
      poller?.close();
    },
  };
}

/** Hidden and vendored folders have no pages, and hidden files are those that programs are still writing. */
function isOfInterest(path: string): boolean {
  return !path.split('/').some((name) => name.startsWith('.') || name === 'node_modules');
}

function openPoller(root: string, changed: (file: string) => void): Watcher {
  let last: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const look = async (): Promise<void> => {
    const seen = await stateOf(root);
    if (last !== undefined && seen !== last) changed(root);
    last = seen;
    if (!closed) timer = setTimeout(look, INTERVAL);
  };
  void look();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

async function stateOf(root: string): Promise<string> {
  const parts: string[] = [];
  for await (const path of new Files(nodeHost(root)).walk()) {
    if (!isOfInterest(path)) continue;
    const found = await stat(join(root, path)).catch(() => undefined);
    if (found) parts.push(`${path}\0${found.mtimeMs}\0${found.size}`);
  }
  return parts.join('\n');
}
