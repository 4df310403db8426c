import type { Profile } from '../../profile/profile.ts';
import { frequentNeighbour, TIMES } from '../../rules/rare-values.ts';
import type { PlaybookService } from '../../service.ts';
import { ancestors, extensionOf, folderOf, nameOf } from '../../text/paths.ts';
import { groupOf, translationPlaces } from '../../workspace/translations.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import type { FileChange } from '../git/changes.ts';

export interface DependentsOptions {
  readonly changes: readonly FileChange[];
  readonly now: PlaybookService;
  readonly before: PlaybookService;
  /** The profiles of the pages in question. */
  readonly profileOf: (path: string) => Promise<Profile | undefined>;
}

/** Says whether a page that has not changed itself may have other findings than before, because something else has. */
export type MayDiffer = (path: string, text: string) => Promise<boolean>;

/** With more changed files than this, looking for each of their names takes longer than checking all pages. */
const MAX_NAMES = 200;

/**
 * Finds the pages whose findings a change elsewhere may concern: those that speak of a changed file, are translations of one, or
 * have a value of the front matter that has become more or less frequent. It may name too many, never too few: it saves
 * checking all the others.
 */
export async function createDependents(options: DependentsOptions): Promise<MayDiffer> {
  const { changes, now, before, profileOf } = options;
  const views = {
    now: (await now.workspaceContext()).workspace,
    before: (await before.workspaceContext()).workspace,
  };
  await Promise.all([now.ready(), before.ready()]);
  const names = namesOf(changes, views);
  const groups = new Set<string>();
  const folders = new Set<string>();
  for (const { from, to } of changes) {
    for (const path of new Set([from, to])) {
      const profile = path === undefined ? undefined : await profileOf(path);
      if (path === undefined || !profile) continue;
      groups.add(groupOf(path, profile)?.key ?? '');
      if (from !== to && isFirstOrLast(path, profile, views))
        for (const folder of translationPlaces(path, profile)) folders.add(folder);
    }
  }
  const typos = new Map<Profile, ReadonlySet<string> | 'any'>();
  return async (path, text) => {
    if (names === 'any' || folders.has(folderOf(path))) return true;
    const profile = await profileOf(path);
    if (!profile) return true;
    if (groups.has(groupOf(path, profile)?.key ?? '\0')) return true;
    const words = typos.get(profile) ?? changedTypos(profile, views);
    typos.set(profile, words);
    if (words === 'any' || [...words].some((word) => text.includes(word))) return true;
    if (names.size === 0) return false;
    const plain = asWritten(text);
    for (const name of names) if (plain.includes(name)) return true;
    return false;
  };
}

interface Views {
  readonly now: WorkspaceView;
  readonly before: WorkspaceView;
}

/** What a link to one of the changed files, or to a folder that has come or gone, must have in it. */
function namesOf(changes: readonly FileChange[], { now, before }: Views): ReadonlySet<string> | 'any' {
  if (now.pages.length <= 2 || before.pages.length <= 2) return 'any';
  const names = new Set<string>();
  for (const { from, to } of changes) {
    for (const path of new Set([from, to])) {
      if (path === undefined) continue;
      for (const name of linkNames(path, from !== to, { now, before })) names.add(name);
      if (names.size > MAX_NAMES) return 'any';
    }
  }
  return names;
}

function linkNames(path: string, moved: boolean, { now, before }: Views): string[] {
  const name = nameOf(path);
  const stem = name.slice(0, name.length - extensionOf(name).length);
  const folders = !moved
    ? []
    : ancestors(folderOf(path)).filter(
        (folder) =>
          folder !== '' &&
          (now.fileKind(folder) !== before.fileKind(folder) ||
            // What a link to a folder shows is its index page.
            (folder === folderOf(path) && /^(?:index|readme)\./i.test(name))),
      );
  // Of a name with a character that Markdown writes in several ways, its longest part is looked for.
  return [stem, ...folders.map(nameOf)].map((one) => {
    const parts = asWritten(one).split(/[&<>"'%\\]/);
    return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  });
}

/** A text as its links mean it: escapes taken away, without regard to case. */
function asWritten(text: string): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
      try {
        return decodeURIComponent(bytes);
      } catch {
        return bytes;
      }
    })
    .replaceAll('\\', '')
    .toLowerCase();
}

/** Whether a page that came or went is the only one of its language in its folder: then its neighbours lack a translation. */
function isFirstOrLast(path: string, profile: Profile, { now, before }: Views): boolean {
  const language = groupOf(path, profile)?.language;
  const others = ({ pages }: WorkspaceView) =>
    pages.some(
      (page) =>
        page !== path && folderOf(page) === folderOf(path) && groupOf(page, profile)?.language === language,
    );
  return !others(now) || !others(before);
}

/** The values of recurring keys that are taken for a typo now and were not before, or the other way round. */
function changedTypos(profile: Profile, { now, before }: Views): ReadonlySet<string> | 'any' {
  const words = new Set<string>();
  for (const [key, { recurring }] of Object.entries(profile.frontMatter.keys)) {
    if (!recurring) continue;
    const [counts, old] = [now.recurring(key), before.recurring(key)];
    const changed = [...new Set([...counts.keys(), ...old.keys()])].filter(
      (value) => counts.get(value) !== old.get(value),
    );
    // A name that becomes frequent is held against all names in update summaries.
    if (changed.some((value) => (counts.get(value) ?? 0) >= TIMES !== (old.get(value) ?? 0) >= TIMES))
      return 'any';
    if (changed.length === 0) continue;
    for (const value of counts.keys())
      if (frequentNeighbour(value, counts) !== frequentNeighbour(value, old)) words.add(value);
  }
  return words;
}
