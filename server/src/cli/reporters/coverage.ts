import { resolve } from 'node:path';
import { languageName } from '../../playbook/queries/language-name.ts';
import type { Profile } from '../../profile/profile.ts';
import { formatDate } from '../../text/date.ts';
import { folderOf, nameOf } from '../../text/paths.ts';
import { groupOf, hasSuffix, placedLanguage } from '../../workspace/translations.ts';
import type { Io } from '../shell/io.ts';
import { byPath, shown } from '../shell/paths.ts';
import { dateOf } from '../shell/today.ts';
import type { Plan } from '../targets/plan.ts';
import type { PlannedWorkspace } from '../targets/workspace.ts';
import type { CheckReport } from './report.ts';

/** Which pages there are in which language: one set for each folder whose pages are translated. */
export type Coverage = readonly CoverageSet[];

export interface CoverageSet {
  /** The folder, relative to the working folder; where each language has a folder of its own, the one around these. */
  readonly folder: string;
  /** Those in which the set has pages, the language of the originals first. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  /** Sorted by name. */
  readonly pages: readonly CoveredPage[];
}

/** A page, and what there is of it in each language. */
export interface CoveredPage {
  /** The file name that its translations share. */
  readonly name: string;
  /** Language code → the page in it; languages in which it is missing have none. */
  readonly versions: ReadonlyMap<string, PageVersion>;
}

export interface PageVersion {
  /** Relative to the working folder, with forward slashes. */
  readonly path: string;
  /**
   * `stale`: last updated before the original was; `untranslated`: its words are of another language. `current`: neither, as
   * far as anyone can tell.
   */
  readonly state: 'current' | 'stale' | 'untranslated';
  /** The day of its last update, such as `2024-05-17`, where that is known. */
  readonly updated: string | undefined;
}

/** A page of the workspace as its path and its last check tell of it. */
export interface PageToCover {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  /** The language that its path says it is in. */
  readonly language: string;
  /** Whether its words are known to be of another. */
  readonly untranslated: boolean;
  readonly updated: string | undefined;
  readonly checked: boolean;
  readonly profile: Pick<Profile, 'languages' | 'defaultLanguage'>;
}

/** The coverage of the pages that a report has, the other languages' pages looked up in the workspaces. */
export async function coverageOf(plan: Plan, report: CheckReport, io: Io): Promise<Coverage> {
  const pages = await Promise.all(plan.workspaces.map((workspace) => knownPages(workspace, report, io)));
  return coverageOfPages(pages.flat(), formatDate(dateOf(io.now()), ISO));
}

const ISO = 'YYYY-MM-DD';

async function knownPages(
  { service: open, root, host }: PlannedWorkspace,
  report: CheckReport,
  { cwd }: Io,
): Promise<PageToCover[]> {
  const reports = new Map(report.files.map((file) => [file.path, file]));
  const service = await open();
  const { allFacts } = await service.workspaceContext();
  const pages: PageToCover[] = [];
  for (const path of await service.pages()) {
    const profile = await service.profile(path);
    const group = profile && groupOf(path, profile);
    if (!profile || !group || host.isLinked(path)) continue;
    const label = shown(cwd, resolve(root, path));
    const checked = reports.get(label);
    const facts = allFacts.get(path);
    const placed = placedLanguage(path, profile)?.id;
    const written = checked?.language ?? facts?.language;
    pages.push({
      path: label,
      folder: shown(cwd, resolve(root, folderOf(group.key))),
      name: nameOf(group.key),
      language: group.language,
      untranslated: placed !== undefined && written !== undefined && placed !== written,
      updated: checked?.updated ?? (facts?.lastUpdate && formatDate(facts.lastUpdate, ISO)),
      checked: checked !== undefined,
      profile,
    });
  }
  return pages;
}

/**
 * The coverage of pages: of those that were checked, and their translations.
 * @param today such as `2024-05-17`: later dates are typos, and say nothing of a translation
 */
export function coverageOfPages(pages: readonly PageToCover[], today: string): Coverage {
  const folders = grouped(pages, ({ folder }) => folder);
  return [...folders]
    .sort(([a], [b]) => byPath(a, b))
    .flatMap(([folder, own]) => {
      const languages = languagesOf(own);
      if (languages.length < 2) return [];
      const groups = [...grouped(own, ({ name }) => name)].filter(([, of]) =>
        of.some(({ checked }) => checked),
      );
      const covered = groups
        .sort(([a], [b]) => byPath(a, b))
        .map(([name, of]) => ({ name, versions: versionsOf(of, today) }));
      // `*` stands for the languages' folders.
      return covered.length > 0
        ? [{ folder: folder.replace(/(?:^|\/)\*$/, '') || '.', languages, pages: covered }]
        : [];
    });
}

function languagesOf(pages: readonly PageToCover[]): CoverageSet['languages'] {
  const profile = pages[0]?.profile;
  const used = new Set(pages.map(({ language }) => language));
  const codes = [...(profile?.languages.keys() ?? [])].filter((code) => used.has(code));
  const original = codes.filter((code) => code === profile?.defaultLanguage);
  return [...original, ...codes.filter((code) => !original.includes(code))].map((code) => ({
    code,
    name: profile ? languageName(code, profile) : code,
  }));
}

function versionsOf(pages: readonly PageToCover[], today: string): ReadonlyMap<string, PageVersion> {
  const original = pages.find(({ language, profile }) => language === profile.defaultLanguage);
  const due = original?.updated !== undefined && original.updated <= today ? original.updated : undefined;
  const versions = new Map<string, PageVersion>();
  for (const page of pages) {
    const { path, language, untranslated, updated } = page;
    if (versions.has(language) && !isMarked(page)) continue;
    const stale = due !== undefined && updated !== undefined && updated < due;
    versions.set(language, {
      path,
      state: untranslated ? 'untranslated' : stale ? 'stale' : 'current',
      updated,
    });
  }
  return versions;
}

/** Whether its name says its language. Of two pages in one language, the other may be a copy that waits for translation. */
function isMarked({ path, language, profile }: PageToCover): boolean {
  const its = profile.languages.get(language);
  return its !== undefined && hasSuffix(path, its);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return groups;
}
