import { folderOf, isOutside, join, nameOf } from '../text/paths.ts';
import { CONFIGURATION_FILES } from './configuration-files.ts';
import type { Host } from './host.ts';

type Entries = ReadonlyMap<string, 'file' | 'folder'>;

/** Folders that never hold pages of the workspace's own. */
const PASSED_OVER = new Set(['node_modules']);

/** Most entries of folders around a page that stands alone, see `surroundings`. */
const MAX_SURROUNDINGS = 5000;

/**
 * The workspace's folders as the host lists them, each listed once. Existence is decided by name from the root down, so that
 * a wrong case shows even on a file system that does not care.
 */
export class Files {
  readonly #host: Host;
  readonly #folders = new Map<string, Promise<Entries | undefined>>();
  /** Listings that have arrived: what `fileKind` answers from. */
  readonly #known = new Map<string, Entries | undefined>();

  constructor(host: Host) {
    this.#host = host;
  }

  async list(folder: string): Promise<Entries | undefined> {
    let listing = this.#folders.get(folder);
    if (!listing) {
      listing = this.#host.list(folder);
      this.#folders.set(folder, listing);
    }
    const entries = await listing;
    // What was forgotten meanwhile may be out of date.
    if (this.#folders.get(folder) === listing) this.#known.set(folder, entries);
    return entries;
  }

  /** Lists what leads to a path from the root on, and the path itself if it is a folder, so that `fileKind` can answer for it. */
  async listParents(path: string): Promise<void> {
    if (isOutside(path)) return;
    let folder = '';
    for (const name of path.split('/')) {
      const entries = await this.list(folder);
      const entry = entries && entryOf(name, entries);
      if (entry === undefined || entries?.get(entry) !== 'folder') return;
      folder = join(folder, entry);
    }
    await this.list(folder);
  }

  fileKind(path: string): 'file' | 'folder' | 'missing' | 'unknown' {
    if (path === '') return 'folder';
    if (isOutside(path)) return 'unknown';
    const folder = folderOf(path);
    const parent = this.fileKind(folder);
    if (parent !== 'folder') return parent === 'unknown' ? 'unknown' : 'missing';
    if (!this.#known.has(folder)) return 'unknown';
    return this.#known.get(folder)?.get(nameOf(path)) ?? 'missing';
  }

  entries(folder: string): readonly string[] {
    const entries = this.#known.get(folder);
    return entries ? namesOf(entries).all : [];
  }

  /** The path as it is on disk, where only its case was wrong. */
  otherCase(path: string): string | undefined {
    if (path === '' || isOutside(path)) return path === '' ? '' : undefined;
    const folder = this.otherCase(folderOf(path));
    if (folder === undefined) return undefined;
    const entries = this.#known.get(folder);
    const name = entries && namesOf(entries).byLowerCase.get(nameOf(path).toLowerCase());
    return name === undefined ? undefined : join(folder, name);
  }

  /** The files that a page of the workspace may have to do with: all of them, unless the page stands alone in a large folder. */
  async *surroundings(): AsyncGenerator<string> {
    const { onLargeSurroundings } = this.#host;
    const isLone = onLargeSurroundings !== undefined && !isMarked(await this.list(''));
    const budget = { left: isLone ? MAX_SURROUNDINGS : Number.POSITIVE_INFINITY };
    yield* this.walk('', budget);
    if (budget.left < 0) onLargeSurroundings?.(MAX_SURROUNDINGS);
  }

  /**
   * All files below a folder, sorted by path; hidden and vendored folders are passed over.
   * @param budget how many entries may be looked at; below zero when there are more
   */
  async *walk(folder = '', budget = { left: Number.POSITIVE_INFINITY }): AsyncGenerator<string> {
    if (budget.left < 0) return;
    const entries = await this.list(folder);
    if (!entries) return;
    budget.left -= entries.size;
    if (budget.left < 0) return;
    for (const [name, kind] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (this.#host.pause) await this.#host.pause();
      if (kind === 'file') yield join(folder, name);
      else if (!name.startsWith('.') && !PASSED_OVER.has(name)) yield* this.walk(join(folder, name), budget);
    }
  }

  /**
   * Forgets the listings that a created or deleted path has changed: its own and all below it, and those of the folders it is
   * in, which may have come or gone with it.
   */
  forget(path: string): void {
    for (let folder = path; folder !== ''; ) {
      folder = folderOf(folder);
      this.#drop(folder);
    }
    if (!this.#folders.has(path)) return;
    for (const folder of [...this.#folders.keys()])
      if (folder === path || path === '' || folder.startsWith(`${path}/`)) this.#drop(folder);
  }

  #drop(folder: string): void {
    this.#folders.delete(folder);
    this.#known.delete(folder);
  }
}

/** Whether a folder is a workspace for a reason that one can see. */
function isMarked(entries: Entries | undefined): boolean {
  return entries !== undefined && ['.git', ...CONFIGURATION_FILES].some((name) => entries.has(name));
}

/** The entry of a name, or else the one that differs from it in case only. */
function entryOf(name: string, entries: Entries): string | undefined {
  if (entries.has(name)) return name;
  return namesOf(entries).byLowerCase.get(name.toLowerCase());
}

/** The names of a listing. */
interface Names {
  readonly all: readonly string[];
  /** The first of those that differ in case only. */
  readonly byLowerCase: ReadonlyMap<string, string>;
}

/** Made once for a listing: a folder of thousands is asked for by each of its pages. */
function namesOf(entries: Entries): Names {
  const known = names.get(entries);
  if (known) return known;
  const byLowerCase = new Map<string, string>();
  for (const name of entries.keys()) {
    const lower = name.toLowerCase();
    if (!byLowerCase.has(lower)) byLowerCase.set(lower, name);
  }
  const made = { all: [...entries.keys()], byLowerCase };
  names.set(entries, made);
  return made;
}

const names = new WeakMap<Entries, Names>();
