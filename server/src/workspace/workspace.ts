import type { Playbook } from '../playbook/model.ts';
import { createPlaybookReader, type PlaybookReader } from '../playbook/parse.ts';
import { globMatcher } from '../profile/glob.ts';
import { builtinProfile } from '../profile/load.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleDescription } from '../profile/schema-node.ts';
import { Configurations, isConfigurationFile } from './configuration.ts';
import { factsOf, recurringValues } from './facts-of.ts';
import { Files } from './files.ts';
import type { Host } from './host.ts';
import type { WorkspaceIndex } from './index.ts';
import type { PageMemory, Recall } from './memory.ts';
import { Models } from './models.ts';
import { type IndexedPage, type IndexOptions, PageIndexer } from './page-indexer.ts';
import type { WorkspaceView } from './view.ts';

export interface WorkspaceOptions {
  readonly host: Host;
  readonly knownRules: readonly RuleDescription[];
  readonly config: boolean | string;
  /** What earlier runs have learned. */
  readonly memory?: PageMemory | undefined;
  /** How much text the models kept in memory may stand for, in UTF-16 code units. */
  readonly modelCacheSize?: number | undefined;
}

/**
 * What a view waits for: only for what costs no reading of other pages; also for the facts of the pages that the page links to
 * and of its translations; or for the index of the whole workspace, too.
 */
export type Wait = 'page' | 'linked' | 'workspace';

/** Enough for all pages of most workspaces: editors ask for them again and again. */
const MAX_MODELS_LENGTH = 8_000_000;

/** The files of one root folder: unsaved texts over those on disk, the models made from them, and what is known of all pages. */
export class Workspace {
  readonly files: Files;
  readonly configurations: Configurations;
  readonly #host: Host;
  readonly #recall: Recall | undefined;
  readonly #reader: PlaybookReader = createPlaybookReader();
  readonly #unsaved = new Map<string, string>();
  readonly #models: Models;
  /** Paths that may have changed since the index was last told. */
  readonly #changed = new Set<string>();
  /** Path → the revision that its last change led to. */
  readonly #changes = new Map<string, number>();
  #applying: Promise<void> | undefined;
  #indexer: PageIndexer;
  #revision = 0;
  #knowledge = 0;

  constructor({ host, knownRules, config, memory, modelCacheSize = MAX_MODELS_LENGTH }: WorkspaceOptions) {
    this.#host = host;
    this.#models = new Models(modelCacheSize);
    this.#recall =
      memory && ((path, text, profile) => memory.recall(path, text, this.configurations.sourcesOf(profile)));
    this.files = new Files(host);
    this.configurations = new Configurations({
      files: this.files,
      read: (path) => this.read(path),
      knownRules,
      config,
    });
    this.#indexer = this.#newIndexer();
  }

  #newIndexer(before?: WorkspaceIndex): PageIndexer {
    return new PageIndexer({
      before,
      files: this.files,
      read: (path) => this.read(path),
      unsaved: this.#unsaved,
      profileFor: (path) => this.#profileOfPage(path),
      open: (path, profile) => this.open(path, profile),
      kept: (path, text, profile) => this.#models.get(path, text, profile),
      recall: this.#recall,
      onChange: () => {
        this.#revision++;
        this.#knowledge++;
      },
    });
  }

  /** Grows with every change that may change the findings of some page. */
  get revision(): number {
    return this.#revision;
  }

  /** Grows when something else is known of some page: an edit that changes no facts leaves it as it is. */
  get knowledge(): number {
    return this.#knowledge;
  }

  /** The text of a file, unsaved changes first. */
  async read(path: string): Promise<string | undefined> {
    return this.#unsaved.get(path) ?? (await this.#host.read(path));
  }

  /** The page's model; `undefined` when there is no such file. Made once for each text. */
  async open(path: string, profile: Profile): Promise<Playbook | undefined> {
    const text = await this.read(path);
    if (text === undefined) return undefined;
    const known = this.#models.get(path, text, profile);
    if (known) return known;
    const playbook = this.#reader.read(path, text, profile);
    this.#models.set(path, playbook, profile);
    return playbook;
  }

  /** The model of a page as it would be with another text; nothing is remembered. */
  parseAs(path: string, text: string, profile: Profile): Playbook {
    return this.#reader.read(path, text, profile);
  }

  #chooses(profile: Profile, path: string): boolean {
    const { location } = this.#host;
    const named =
      profile === builtinProfile() && location !== undefined ? [path, `${location}/${path}`] : [path];
    const fits = (globs: readonly string[]) => named.some(globMatcher(globs));
    return fits(profile.files) && !(profile.ignore.length > 0 && fits(profile.ignore));
  }

  /** Whether the configuration's globs choose a path. */
  async isPage(path: string): Promise<boolean> {
    return (await this.#profileOfPage(path)) !== undefined;
  }

  async #profileOfPage(path: string): Promise<Profile | undefined> {
    const profile = await this.configurations.profileFor(path);
    return profile && this.#chooses(profile, path) ? profile : undefined;
  }

  /** The playbook pages below a folder, sorted. */
  async pages(folder = ''): Promise<string[]> {
    await this.applyPendingChanges();
    const pages: string[] = [];
    for await (const path of this.files.walk(folder)) if (await this.isPage(path)) pages.push(path);
    return pages;
  }

  /**
   * What may be asked about the surroundings of a page: all that concerns the page is fetched first.
   * @param since the revision at which the page was read
   */
  viewFor(page: Playbook, profile: Profile, wait: Wait, since: number): Promise<WorkspaceView> {
    const known = {
      recurring: recurringValues(page.frontMatter, profile),
      facts: factsOf(page, profile),
    };
    return this.#viewAround(page, known, profile, wait, since);
  }

  /** The same for a page that an earlier run has learned and that needs no model. */
  async viewFromMemory(path: string, profile: Profile): Promise<WorkspaceView | undefined> {
    const since = this.#revision;
    const text = await this.read(path);
    if (text === undefined) return undefined;
    const remembered = this.#recall?.(path, text, profile);
    if (!remembered?.facts) return undefined;
    const known = { recurring: remembered.recurring, facts: remembered.facts };
    return await this.#viewAround({ path, text }, known, profile, 'workspace', since);
  }

  async #viewAround(
    page: Pick<Playbook, 'path' | 'text'>,
    known: IndexedPage,
    profile: Profile,
    wait: Wait,
    since: number,
  ): Promise<WorkspaceView> {
    if (wait === 'workspace') await this.complete();
    const indexer = this.#indexer;
    if (this.#isUpToDate(page, since)) await indexer.add(page.path, known, profile);
    const related = new Set([...known.facts.targets, ...indexer.index.translations(page.path).values()]);
    related.delete(page.path);
    for (const path of [page.path, ...related]) await this.files.listParents(path);
    if (wait !== 'page') for (const path of related) await indexer.indexPage(path);
    return indexer.index;
  }

  /** A page that was closed meanwhile is again what is saved. */
  #isUpToDate({ path, text }: Pick<Playbook, 'path' | 'text'>, since: number): boolean {
    const unsaved = this.#unsaved.get(path);
    return unsaved === undefined ? (this.#changes.get(path) ?? 0) <= since : unsaved === text;
  }

  /** What is known of the workspace so far. */
  get view(): WorkspaceView {
    return this.#indexer.index;
  }

  /** Facts of every page known so far: path → facts. */
  get allFacts(): PageIndexer['index']['allFacts'] {
    return this.#indexer.index.allFacts;
  }

  /** Reads the head of every page; resolves when all are known. */
  async complete(): Promise<void> {
    for (let indexer: PageIndexer | undefined; indexer !== this.#indexer; ) {
      await this.applyPendingChanges();
      indexer = this.#indexer;
      await indexer.complete();
    }
  }

  get isComplete(): boolean {
    return this.#indexer.index.isComplete;
  }

  /** Takes the facts of every page that has none, or old ones. See `IndexOptions`. */
  async indexAll(options: IndexOptions): Promise<boolean> {
    await this.complete();
    const indexer = this.#indexer;
    // A reader of its own: what it remembers of all pages would push out what is remembered of open ones.
    return await indexer.indexAll(createPlaybookReader({ memory: 0 }), {
      ...options,
      isCancelled: () => this.#indexer !== indexer || (options.isCancelled?.() ?? false),
    });
  }

  /** Unsaved text of a file, or `undefined` to fall back to what is saved. */
  setText(path: string, text: string | undefined): void {
    if (this.#unsaved.get(path) === text) return;
    if (text === undefined) this.#unsaved.delete(path);
    else this.#unsaved.set(path, text);
    this.#change(path);
  }

  /** To be called when files or folders were created, changed or deleted; `''` stands for everything. */
  filesChanged(paths: readonly string[]): void {
    for (const path of paths) {
      this.files.forget(path);
      this.#change(path);
    }
  }

  #change(path: string): void {
    this.#changed.add(path);
    this.#changes.set(path, ++this.#revision);
  }

  /** Brings the index up to date with all changes so far. */
  async applyPendingChanges(): Promise<void> {
    while (this.#changed.size > 0 || this.#applying) {
      this.#applying ??= this.#settleOnce();
      await this.#applying;
    }
  }

  async #settleOnce(): Promise<void> {
    try {
      const paths = [...this.#changed];
      this.#changed.clear();
      const sources = await this.configurations.dependencies();
      if (paths.some((path) => concernsConfiguration(path, sources))) this.#restart(paths);
      else for (const path of paths) await this.#indexer.refresh(path);
    } finally {
      this.#applying = undefined;
    }
  }

  /** A page may have got another profile; those that have not keep what is known of them. */
  #restart(changed: readonly string[]): void {
    const { index } = this.#indexer;
    for (const path of changed) index.remove(path);
    this.configurations.forget();
    this.#indexer.close();
    this.#indexer = this.#newIndexer(index);
    this.#revision++;
    this.#knowledge++;
  }
}

/** Whether a changed file, or folder, is or holds what a configuration is made of. */
function concernsConfiguration(path: string, sources: ReadonlySet<string>): boolean {
  if (path === '' || isConfigurationFile(path) || sources.has(path)) return true;
  return [...sources].some((source) => source.startsWith(`${path}/`));
}
