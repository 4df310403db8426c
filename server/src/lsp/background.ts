import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { t } from '../features/l10n.ts';
import type { Activity } from './activity.ts';
import type { Log } from './log.ts';
import type { Root } from './workspaces.ts';

export interface BackgroundOptions {
  readonly connection: Connection;
  readonly activity: Activity;
  readonly log: Log;
  /** Called when answers about a root may have changed; what it does may change some more. */
  readonly onChange: (root: Root) => Promise<void>;
}

interface Work {
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether something is being done for the root right now. */
  isRunning: boolean;
  /** Whether all pages have been read. */
  isIndexed: boolean;
  /** The service's revision up to which everything has been told. */
  seen: number;
}

/** How long changes are gathered, in milliseconds. */
const DELAY = 200;
/** From how many pages on the reading is shown as progress. */
const SHOWN_FROM = 50;
/** How often changes may follow from changes before somebody else gets a turn. */
const MAX_ROUNDS = 5;

/** What is done for each root while nobody waits: all pages are read, and what changes is told. */
export class Background {
  readonly #options: BackgroundOptions;
  readonly #works = new Map<Root, Work>();
  #isStopped = false;

  constructor(options: BackgroundOptions) {
    this.#options = options;
  }

  /** Whether all that the answers about a root depend on has been read. */
  isIndexed(root: Root): boolean {
    return this.#works.get(root)?.isIndexed ?? false;
  }

  /** To be called after each answer: sees whether there is anything to be done. */
  schedule(root: Root): void {
    const work = this.#workOf(root);
    if (work.isRunning || (work.isIndexed && work.seen === root.service.revision)) return;
    clearTimeout(work.timer);
    work.timer = setTimeout(() => void this.#run(root, work), DELAY);
  }

  /** To be called when so much has changed that answers must not wait for all of it. */
  markStale(root: Root): void {
    this.#workOf(root).isIndexed = false;
    this.schedule(root);
  }

  /** To be called when a root is used no more. */
  forget(root: Root): void {
    clearTimeout(this.#works.get(root)?.timer);
    this.#works.delete(root);
  }

  stop(): void {
    this.#isStopped = true;
    for (const { timer } of this.#works.values()) clearTimeout(timer);
  }

  #workOf(root: Root): Work {
    const known = this.#works.get(root) ?? {
      timer: undefined,
      isRunning: false,
      isIndexed: false,
      seen: -1,
    };
    this.#works.set(root, known);
    return known;
  }

  async #run(root: Root, work: Work): Promise<void> {
    work.isRunning = true;
    let hasFailed = false;
    try {
      for (let round = 0; round < MAX_ROUNDS && !this.#isStopped; round++) {
        work.seen = root.service.revision;
        await root.service.ready();
        if (!work.isIndexed) await this.#options.onChange(root);
        work.isIndexed = await this.#learn(root);
        await this.#options.onChange(root);
        if (work.isIndexed && root.service.revision === work.seen) break;
      }
    } catch (error) {
      this.#options.log.error(`${root.uri} cannot be searched.`, error);
      hasFailed = true;
    } finally {
      work.isRunning = false;
    }
    // What fails is tried again with the next question, and not before.
    if (!this.#isStopped && !hasFailed) this.schedule(root);
  }

  async #learn(root: Root): Promise<boolean> {
    let progress: WorkDoneProgressServerReporter | undefined;
    let isWanted = true;
    const show = async (): Promise<void> => {
      const created = await this.#options.connection.window.createWorkDoneProgress();
      if (!isWanted) return;
      progress = created;
      progress.begin(t('Reading playbook pages'), 0);
    };
    try {
      return await root.service.indexAll({
        yieldControl: () => this.#options.activity.yieldControl(),
        isCancelled: () => this.#isStopped,
        onProgress: (done, all) => {
          if (done === 0 && all >= SHOWN_FROM) void show().catch(() => undefined);
          if (all > 0) progress?.report(Math.round((100 * done) / all), t('{0} of {1}', done, all));
        },
      });
    } finally {
      isWanted = false;
      progress?.done();
    }
  }
}
