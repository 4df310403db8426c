import { lstat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import internalError from '../../rules/page/internal-error.ts';
import { folderOf, isOutside } from '../../text/paths.ts';
import { openReportFile } from '../reporters/output-file.ts';
import { UsageError } from '../shell/args.ts';
import type { Io } from '../shell/io.ts';
import { readNamedFile } from '../shell/named-file.ts';
import type { Notices } from '../shell/notices.ts';
import { byPath, shown, slashed } from '../shell/paths.ts';
import { firstOf, plural } from '../shell/plural.ts';
import { cannotRead, cannotWrite } from '../shell/system-error.ts';
import type { PlannedPage } from '../targets/plan.ts';
import {
  BASELINE_NAME,
  type BaselineEntries,
  BaselineError,
  entryCount,
  parseBaseline,
  writeBaseline,
} from './baseline-file.ts';
import type { FindingFilter } from './finding-filter.ts';
import { allNew, type FindingIdentity, KnownFindings } from './known-findings.ts';

export interface BaselineOptions {
  /** Absolute path of the one file for all pages; `undefined`: the one beside each page's configuration, if it is there. */
  readonly file: string | undefined;
  /** `update`: what is found is accepted from now on. `prune`: what is no longer found is taken out. */
  readonly action: 'update' | 'prune' | undefined;
  /** Rules that alone ran. */
  readonly ruleIds: ReadonlySet<string> | undefined;
  readonly io: Io;
  readonly notices: Notices;
}

/** The findings that a team has accepted for now. */
export interface Baselines {
  /** Whether there is a file, or one is to be written. */
  readonly isInUse: boolean;
  readonly filter: FindingFilter;
  /** To be called when all pages have been checked: reports what is out of date, and writes what is asked for. */
  end(): Promise<void>;
}

/** One baseline file in use. */
interface Baseline {
  readonly path: string;
  /** Renamed pages under their new names. */
  readonly entries: BaselineEntries;
  /** As the file has them. */
  readonly written: BaselineEntries;
  /** Renamed pages, under the names that the file has. */
  readonly moved: readonly string[];
  /** Why pages that are gone may have been renamed all the same. */
  readonly doubt?: string | undefined;
  readonly isThere: boolean;
  /** Page of the file → what became of its entries. */
  readonly seen: Map<string, Seen>;
}

interface Seen {
  readonly known: KnownFindings;
  readonly found: readonly FindingIdentity[];
  /** How many of them are accepted. */
  readonly accepted: number;
}

/**
 * Reads the baselines of the pages.
 * @throws UsageError when one cannot be used; nothing is written over it
 */
export async function openBaselines(
  pages: readonly PlannedPage[],
  options: BaselineOptions,
): Promise<Baselines> {
  const { file, action, io, ruleIds } = options;
  const baselines = new Map<string, Baseline>();
  const pathFor = (page: PlannedPage) => file ?? defaultPath(page);
  const pagesOf = new Map<string, PlannedPage[]>(file === undefined ? [] : [[file, []]]);
  for (const page of pages) {
    const own = pagesOf.get(pathFor(page)) ?? [];
    own.push(page);
    pagesOf.set(pathFor(page), own);
  }
  for (const [path, own] of pagesOf) {
    const root = file === undefined ? own[0]?.workspace.root : undefined;
    baselines.set(path, await followMoves(readBaseline(path, root, options), own, io));
  }
  if (file !== undefined && !baselines.get(file)?.isThere && action !== 'update')
    throw new UsageError(
      `Baseline "${shown(io.cwd, file)}" not found. To create it, run: playbook check --baseline ${shown(io.cwd, file)} --update-baseline`,
    );
  const filter: FindingFilter = async (page, findings) => {
    const baseline = baselines.get(pathFor(page));
    if (!baseline || (baseline.entries.size === 0 && action === undefined)) return allNew(findings);
    const name = nameIn(baseline.path, page);
    const known = new KnownFindings();
    for (const [rule, subjects] of baseline.entries.get(name) ?? [])
      for (const [subject, count] of subjects) known.add({ rule, about: [subject] }, '', count);
    // An error of ours is nothing that a team could accept.
    const found = findings.filter(({ rule }) => rule !== internalError.id);
    const fresh = known.newAmong(found);
    baseline.seen.set(name, { known, found, accepted: found.length - fresh.size });
    const open = findings.filter(
      (finding) => finding.rule === internalError.id || (action !== 'update' && fresh.has(finding)),
    );
    return new Map(open.map((finding) => [finding, fresh.get(finding) ?? 'new']));
  };
  return {
    isInUse: action !== undefined || [...baselines.values()].some(({ isThere }) => isThere),
    filter,
    async end() {
      for (const baseline of baselines.values()) {
        tellMoved(baseline, options);
        if (action === undefined) {
          reportAccepted(baseline, options);
          await reportStale(baseline, options);
        } else
          await rewrite(
            baseline,
            action === 'update' ? updated(baseline, ruleIds) : await pruned(baseline, ruleIds),
            options,
          );
      }
    },
  };
}

/** Beside the configuration that counts for the page; where that is none of the workspace's, in its root. */
function defaultPath({ workspace, configuration: file }: PlannedPage): string {
  const folder = file === undefined || isOutside(file) ? '' : folderOf(file);
  return join(workspace.root, folder, BASELINE_NAME);
}

function nameIn(baseline: string, { workspace, path }: PlannedPage): string {
  return slashed(relative(dirname(baseline), resolve(workspace.root, path)));
}

/** Findings on a hundred thousand pages fit in; more would hold up the run. */
const SIZE_LIMIT = 32 * 1024 * 1024;

/** @param root absolute path of the folder that it must lie in, links followed; `undefined`: the caller has named it */
function readBaseline(path: string, root: string | undefined, { io }: BaselineOptions): Baseline {
  const seen = new Map<string, Seen>();
  try {
    const text = readNamedFile(path, { limit: SIZE_LIMIT, root });
    const isThere = text !== undefined;
    const entries: BaselineEntries = isThere ? parseBaseline(text) : new Map();
    return { path, entries, written: entries, moved: [], isThere, seen };
  } catch (error) {
    const name = shown(io.cwd, path);
    throw new UsageError(
      error instanceof BaselineError
        ? `Cannot use the baseline ${name}: ${error.message}`
        : cannotRead(`the baseline ${name}`, error),
    );
  }
}

/** The entries of pages that Git has renamed count for the pages as they are called now, unless those have entries of their own. */
async function followMoves(baseline: Baseline, pages: readonly PlannedPage[], io: Io): Promise<Baseline> {
  const { path, entries } = baseline;
  const [page] = pages;
  const folder = dirname(path);
  const present = new Set(pages.map((one) => nameIn(path, one)));
  const gone: string[] = [];
  for (const name of entries.keys())
    if (!present.has(name) && (await isGone(resolve(folder, name)))) gone.push(name);
  if (!page || gone.length === 0) return baseline;
  const { findMovedPages } = await import('../check/lazy.ts');
  const old = gone.map((name) => resolve(folder, name));
  const { moves, doubt } = await findMovedPages(old, page.workspace.root, io);
  const names = new Map<string, string>();
  for (const [from, to] of moves) {
    const name = slashed(relative(folder, to));
    if (!entries.has(name)) names.set(slashed(relative(folder, from)), name);
  }
  const followed = new Map([...entries].map(([name, rules]) => [names.get(name) ?? name, rules]));
  return { ...baseline, entries: followed, moved: [...names.keys()], doubt };
}

/** What nobody needs any more, of the pages that were checked and of those that are gone. */
async function staleOf(
  { path, entries, seen }: Baseline,
  ruleIds: ReadonlySet<string> | undefined,
): Promise<
  { readonly page: string; readonly left: readonly (FindingIdentity & { readonly count: number })[] }[]
> {
  const stale: { page: string; left: (FindingIdentity & { count: number })[] }[] = [];
  for (const [page, rules] of entries) {
    const checked = seen.get(page);
    if (checked) {
      const left = checked.known.remaining().filter(({ rule }) => !ruleIds || ruleIds.has(rule));
      if (left.length > 0) stale.push({ page, left });
    } else if (await isGone(resolve(dirname(path), page))) {
      const left = [...rules].flatMap(([rule, subjects]) =>
        [...subjects].map(([subject, count]) => ({ rule, about: [subject], count })),
      );
      stale.push({ page, left });
    }
  }
  return stale.sort((a, b) => byPath(a.page, b.page));
}

async function isGone(path: string): Promise<boolean> {
  try {
    // Not read: an entry may name anything.
    await lstat(path);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
  }
}

function tellMoved({ path, moved, doubt }: Baseline, { io, notices, action }: BaselineOptions): void {
  const name = shown(io.cwd, path);
  if (doubt !== undefined)
    notices.note(
      `Some pages listed in ${name} no longer exist, and Git cannot tell whether they were renamed. ${doubt}`,
    );
  if (moved.length === 0 || action !== undefined) return;
  notices.note(
    moved.length === 1
      ? `${name} lists 1 page under its old name (${firstOf(moved)}). To update it, run "playbook check --prune-baseline".`
      : `${name} lists ${moved.length} pages under their old names (${firstOf(moved)}). To update them, run "playbook check --prune-baseline".`,
  );
}

function reportAccepted({ path, seen }: Baseline, { io, notices }: BaselineOptions): void {
  const count = [...seen.values()].reduce((sum, { accepted }) => sum + accepted, 0);
  if (count === 0) return;
  notices.note(
    count === 1
      ? `1 finding accepted in ${shown(io.cwd, path)} is not shown.`
      : `${count} findings accepted in ${shown(io.cwd, path)} are not shown.`,
  );
}

async function reportStale(baseline: Baseline, { ruleIds, io, notices }: BaselineOptions): Promise<void> {
  const stale = (await staleOf(baseline, ruleIds)).flatMap(({ page, left }) =>
    left.map(({ rule, about: [subject = ''], count }) => ({ text: `${page}: ${rule} "${subject}"`, count })),
  );
  if (stale.length === 0) return;
  const sum = stale.reduce((total, { count }) => total + count, 0);
  const some = firstOf(
    stale.map(({ text }) => text),
    '; ',
  );
  const name = shown(io.cwd, baseline.path);
  notices.note(
    sum === 1
      ? `${name} lists 1 finding that no longer exists (${some}). To remove it, use --prune-baseline.`
      : `${name} lists ${sum} findings that no longer exist (${some}). To remove them, use --prune-baseline.`,
  );
}

/** The entries without those that accounted for nothing. */
async function pruned(
  baseline: Baseline,
  ruleIds: ReadonlySet<string> | undefined,
): Promise<BaselineEntries> {
  const draft = new Draft(baseline.entries);
  for (const { page, left } of await staleOf(baseline, ruleIds))
    for (const { rule, about, count } of left)
      for (const subject of about) draft.add(page, rule, subject, -count);
  return draft.entries;
}

/** The entries with what the checked pages have today instead of what they had, as far as the rules that ran go. */
function updated({ entries, seen }: Baseline, ruleIds: ReadonlySet<string> | undefined): BaselineEntries {
  const draft = new Draft(entries);
  for (const [page, { found }] of seen) {
    draft.clear(page, ruleIds);
    for (const { rule, about } of found) for (const subject of about) draft.add(page, rule, subject, 1);
  }
  return draft.entries;
}

/** Entries that can be changed; what comes to nothing is left out. */
class Draft {
  readonly #pages = new Map<string, Map<string, Map<string, number>>>();

  constructor(entries: BaselineEntries) {
    for (const [page, rules] of entries)
      for (const [rule, subjects] of rules)
        for (const [subject, count] of subjects) this.add(page, rule, subject, count);
  }

  add(page: string, rule: string, subject: string, by: number): void {
    const rules = this.#pages.get(page) ?? new Map<string, Map<string, number>>();
    const subjects = rules.get(rule) ?? new Map<string, number>();
    const count = (subjects.get(subject) ?? 0) + by;
    if (count > 0) subjects.set(subject, count);
    else subjects.delete(subject);
    if (subjects.size > 0) rules.set(rule, subjects);
    else rules.delete(rule);
    if (rules.size > 0) this.#pages.set(page, rules);
    else this.#pages.delete(page);
  }

  clear(page: string, ruleIds: ReadonlySet<string> | undefined): void {
    for (const rule of [...(this.#pages.get(page)?.keys() ?? [])])
      if (!ruleIds || ruleIds.has(rule)) this.#pages.get(page)?.delete(rule);
  }

  get entries(): BaselineEntries {
    return this.#pages;
  }
}

async function rewrite(
  { path, written, isThere }: Baseline,
  next: BaselineEntries,
  { io, notices, action }: BaselineOptions,
): Promise<void> {
  const name = shown(io.cwd, path);
  if (!isThere && action === 'prune') return;
  const text = writeBaseline(next);
  const pages = [...next.values()].filter((rules) => rules.size > 0).length;
  const sum = `${plural(entryCount(next), 'finding')} on ${plural(pages, 'page')}`;
  if (isThere && text === writeBaseline(written)) {
    notices.note(`${name} is up to date: ${sum}.`);
    return;
  }
  try {
    const file = openReportFile(path);
    file.write(text);
    file.close();
    notices.note(`${name} now contains ${sum}.`);
  } catch (error) {
    notices.error(cannotWrite(name, error));
  }
}
