import type { Playbook } from '../../playbook/model.ts';
import type { Language, Profile } from '../../profile/profile.ts';
import { extensionOf, folderOf, join, nameOf, relative } from '../../text/paths.ts';
import { editDistance, fold } from '../../text/words.ts';
import { groupOf } from '../../workspace/translations.ts';
import type { RuleContext } from '../rule.ts';

type Context = Pick<RuleContext, 'page' | 'profile' | 'workspace'>;

const MAX_SUGGESTIONS = 3;
/** Longer names are no typos of the pen, and comparing them takes long. */
const MAX_PATH_LENGTH = 200;

/** For how many names of a page others are searched for: a page with more of them has another trouble, and searching takes long. */
const SEARCHES = 100;

/** Finds the files that a link to a missing one may have meant, the likeliest first. */
export function createSearch(context: Context): (path: string) => readonly string[] {
  const found = new Map<string, readonly string[]>();
  return (path) => {
    const known = found.get(path);
    if (known || found.size >= SEARCHES) return known ?? [];
    const near = nearFiles(path, context);
    found.set(path, near);
    return near;
  };
}

function nearFiles(path: string, context: Context): string[] {
  const derived = derivedNames(nameOf(path), context);
  const here = derived
    .map((name) => join(folderOf(path), name))
    .filter((near) => context.workspace.fileKind(near) === 'file');
  if (here.length > 0) return here.slice(0, MAX_SUGGESTIONS);
  const similar = similarFiles(path, context);
  if (similar.length > 0) return similar;
  return sameNamed(new Set([nameOf(path), ...derived]), path, context);
}

/** Pages of such a name in other folders, the nearest ones. */
function sameNamed(names: ReadonlySet<string>, path: string, { page, workspace }: Context): string[] {
  const named = byName(workspace.pages);
  const found = [...names]
    .flatMap((name) => named.get(name) ?? [])
    .filter((near) => near !== path && near !== page.path)
    .sort((a, b) => (a < b ? -1 : 1));
  const distance = (near: string) => relative(folderOf(page.path), near).split('/').length;
  const least = Math.min(...found.map(distance));
  return found.filter((near) => distance(near) === least).slice(0, MAX_SUGGESTIONS);
}

/**
 * The names that are the same name but for a language's suffix, a word of the kind that is often dropped, or both. First
 * those in the page's language.
 *
 * @example on a German page: 'review.md' → 'review-de.md', 'review-partner.md', 'review-partner-de.md'
 */
export function derivedNames(name: string, { page, profile }: Context): string[] {
  const extension = extensionOf(name) || '.md';
  const stem = name.slice(0, name.length - extensionOf(name).length);
  const base = withoutLanguage(stem, profile);
  const dropped = profile.links.droppedWords ?? [];
  const short = dropped.find((word) => base.endsWith(word));
  const bases = [base, ...dropped.filter((word) => word !== short).map((word) => base + word)];
  if (short !== undefined) bases.push(base.slice(0, -short.length));
  const suffixes = [...folderLanguages(page, profile).map(({ suffix }) => suffix), stem.slice(base.length)];
  // A language's suffix is what is forgotten most, a word next, and both at once least of all.
  const stems = [
    ...suffixes.map((suffix) => base + suffix),
    ...suffixes.flatMap((suffix) => bases.map((near) => near + suffix)),
  ];
  return [...new Set(stems)].map((near) => near + extension).filter((near) => near !== name);
}

/** The languages that a page counts as: the one of its words, and the one of its place if that is another. */
export function folderLanguages(page: Playbook, profile: Profile): Language[] {
  const ids = new Set([page.language, groupOf(page.path, profile)?.language ?? page.language]);
  return [...ids].map((id) => profile.languages.get(id)).filter((language) => language !== undefined);
}

/** The language that a name claims by its end: a language's suffix, or a hyphen and its code. */
export function languageOfName(name: string, { languages }: Profile): Language | undefined {
  const stem = name.slice(0, name.length - extensionOf(name).length);
  const claims = [...languages.values()].filter((language) =>
    endsOf(language).some((end) => stem.endsWith(end)),
  );
  return claims.sort((a, b) => b.suffix.length - a.suffix.length)[0];
}

function withoutLanguage(stem: string, profile: Profile): string {
  const ends = endsOf(languageOfName(stem, profile)).sort((a, b) => b.length - a.length);
  const end = ends.find((candidate) => stem.endsWith(candidate));
  return end === undefined ? stem : stem.slice(0, -end.length);
}

function endsOf(language: Language | undefined): string[] {
  return language ? [language.suffix, `-${language.id}`].filter((end) => end !== '') : [];
}

/** Files of the same folder and sort with nearly the same name. */
function similarFiles(path: string, context: Context): string[] {
  const { page, profile, workspace } = context;
  const expected = comparable(nameOf(path), profile);
  if (expected.length < 3 || expected.length > MAX_PATH_LENGTH) return [];
  const found: { path: string; edits: number }[] = [];
  const isClose = closeTo(expected);
  for (const name of workspace.entries(folderOf(path))) {
    if (name.length > MAX_PATH_LENGTH) continue;
    const stem = comparable(name, profile);
    if (!isClose(stem)) continue;
    const near = join(folderOf(path), name);
    // Asked last, and of few: whatever is asked has to be kept, and asked again when something changes.
    if (near === page.path || !isLike(near, path, context)) continue;
    found.push({ path: near, edits: editDistance(expected, stem) });
  }
  found.sort((a, b) => a.edits - b.edits || (a.path < b.path ? -1 : 1));
  const best = found[0]?.edits ?? 0;
  return found.flatMap((near) => (near.edits <= best + 3 ? [near.path] : [])).slice(0, MAX_SUGGESTIONS);
}

/** Whether a file may stand in for another: of the same sort and, if it is a page, in a language that the link may lead to. */
function isLike(near: string, path: string, { page, profile, workspace }: Context): boolean {
  const name = nameOf(near);
  if (name.length > MAX_PATH_LENGTH || sortOf(name) !== sortOf(path) || workspace.fileKind(near) !== 'file')
    return false;
  if (sortOf(name) !== '.md') return true;
  const expected = [languageOfName(nameOf(path), profile), ...folderLanguages(page, profile)].map(
    (language) => language?.id,
  );
  return expected.includes(languageOfName(name, profile)?.id ?? profile.defaultLanguage);
}

function comparable(name: string, profile: Profile): string {
  const known = comparables.get(profile) ?? new Map<string, string>();
  comparables.set(profile, known);
  let stem = known.get(name);
  if (stem === undefined) {
    stem = withoutLanguage(fold(name.slice(0, name.length - extensionOf(name).length)), profile);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(name, stem);
  }
  return stem;
}

/** The same names are compared for every missing file of a folder. */
const comparables = new WeakMap<Profile, Map<string, string>>();
const MAX_KNOWN = 50_000;

/** Pages by their names. */
function byName(pages: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = namedPages.get(pages);
  if (known) return known;
  const named = new Map<string, string[]>();
  for (const path of pages) {
    const same = named.get(nameOf(path));
    if (same) same.push(path);
    else named.set(nameOf(path), [path]);
  }
  namedPages.set(pages, named);
  return named;
}

/** All pages of a workspace, which is the same list until one comes or goes. */
const namedPages = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/** What a file is to go by its extension; without one, a page is meant. */
function sortOf(name: string): string {
  const extension = extensionOf(name) || '.md';
  return /^\.(?:png|jpe?g|gif|svg|webp|bmp)$/.test(extension) ? 'image' : extension;
}

/** Tells which names are nearly the same as one: few edits away, or made of the same words. */
function closeTo(expected: string): (stem: string) => boolean {
  const most = Math.max(1, Math.floor(expected.length / 6));
  const words = wordsOf(expected);
  return (stem) =>
    (Math.abs(expected.length - stem.length) <= most && editDistance(expected, stem) <= most) ||
    (words.size >= FEW && sharedWords(words, wordsOf(stem)) >= 0.75);
}

/** With fewer words than this, having them in common says little. */
const FEW = 3;

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(name.split(/[-_ .]+/));
}

/** The share of words that two names have in common, from 0 to 1; 0 for names of a word or two. */
function sharedWords(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (others.size < FEW) return 0;
  const common = [...words].filter((word) => others.has(word)).length;
  return (2 * common) / (words.size + others.size);
}
