import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { PlannedPage } from '../plan.ts';
import type { PoolAnswer, PoolRequest, WorkerSettings } from './messages.ts';
import { Queue } from './queue.ts';

/** Looks at pages in several threads, the calling one among them. */
export interface Pool {
  /** What another thread found, or will find soon; `undefined` where the caller has to look himself. */
  answerFor(page: PlannedPage): Promise<PoolAnswer | undefined>;
  close(): Promise<void>;
}

/** Bundled beside the other pieces of the program; where it is run from its sources, there is no such file. */
const WORKER = new URL('./worker.mjs', import.meta.url);
/** Enough that messages cost nothing, and not so many that one thread is left with the last ones. */
const BATCH = 8;

/**
 * @param pages in the order in which they will be asked for
 * @param threads how many, the calling one included
 */
export function openPool(
  pages: readonly PlannedPage[],
  threads: number,
  settings: WorkerSettings,
): Pool | undefined {
  if (threads < 2 || !existsSync(WORKER)) return undefined;
  const queue = new Queue(pages.length, threads);
  const places = new Map(pages.map((page, at) => [page, at]));
  const answers = new Map<number, Awaiting>();
  const workers = new Set<Worker>();

  const send = (worker: Worker, index: number): void => {
    const batch = queue.takeNext(index, BATCH);
    for (const id of batch) answers.set(id, withResolvers());
    if (batch.length === 0) {
      workers.delete(worker);
      void worker.terminate();
    } else worker.postMessage(batch.map((id) => requestFor(id, pages, settings)));
  };

  for (let index = 1; index < threads; index++) {
    const worker = new Worker(WORKER, { workerData: settings });
    workers.add(worker);
    worker.on('message', (found: readonly PoolAnswer[]) => {
      for (const answer of found) answers.get(answer.id)?.resolve(answer);
      send(worker, index);
    });
    // Whatever a thread dies of, the pages are still there to be looked at.
    worker.on('error', () => {
      workers.delete(worker);
      for (const { resolve } of answers.values()) resolve(undefined);
    });
    send(worker, index);
  }
  return {
    async answerFor(page) {
      const at = places.get(page);
      if (at === undefined || queue.take(at)) return undefined;
      const answer = await answers.get(at)?.promise;
      answers.delete(at);
      return answer;
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}

function requestFor(id: number, pages: readonly PlannedPage[], { roots }: WorkerSettings): PoolRequest {
  const page = pages[id];
  return {
    id,
    root: roots.indexOf(page?.workspace.root ?? ''),
    path: page?.path ?? '',
    named: page?.from !== 'search',
  };
}

interface Awaiting {
  readonly promise: Promise<PoolAnswer | undefined>;
  readonly resolve: (answer: PoolAnswer | undefined) => void;
}

function withResolvers(): Awaiting {
  let resolve: Awaiting['resolve'] = () => undefined;
  const promise = new Promise<PoolAnswer | undefined>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
