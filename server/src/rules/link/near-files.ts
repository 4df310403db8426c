import type { Playbook } from '../../playbook/model.ts';
import type { Language, Profile } from '../../profile/profile.ts';
import { editDistance, fold } from '../../text/words.ts';
import { extensionOf, folderOf, join, nameOf, relative } from '../../workspace/paths.ts';
import { groupOf } from '../../workspace/translations.ts';
import type { RuleContext } from '../rule.ts';

type Context = Pick<RuleContext, 'page' | 'profile' | 'workspace'>;

const MOST = 3;
/** Longer names are no slips of the pen, and comparing them takes long. */
const LONGEST = 200;

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
    .filter((near) => context.workspace.kindOf(near) === 'file');
  if (here.length > 0) return here.slice(0, MOST);
  const similar = similarFiles(path, context);
  if (similar.length > 0) return similar;
  return sameNamed(new Set([nameOf(path), ...derived]), path, context);
}

/** Pages of such a name in other folders, the nearest ones. */
function sameNamed(names: ReadonlySet<string>, path: string, { page, workspace }: Context): string[] {
  const found = workspace.pages.filter(
    (near) => names.has(nameOf(near)) && near !== path && near !== page.path,
  );
  const distance = (near: string) => relative(folderOf(page.path), near).split('/').length;
  const least = Math.min(...found.map(distance));
  return found.filter((near) => distance(near) === least).slice(0, MOST);
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
  const suffixes = [...languagesOf(page, profile).map(({ suffix }) => suffix), stem.slice(base.length)];
  // A language's suffix is what is forgotten most, a word next, and both at once least of all.
  const stems = [
    ...suffixes.map((suffix) => base + suffix),
    ...suffixes.flatMap((suffix) => bases.map((near) => near + suffix)),
  ];
  return [...new Set(stems)].map((near) => near + extension).filter((near) => near !== name);
}

/** The languages that a page counts as: the one of its words, and the one of its place if that is another. */
export function languagesOf(page: Playbook, profile: Profile): Language[] {
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
  const wanted = comparable(nameOf(path), profile);
  if (wanted.length < 3 || wanted.length > LONGEST) return [];
  const found: { path: string; edits: number }[] = [];
  for (const name of workspace.entries(folderOf(path))) {
    const near = join(folderOf(path), name);
    if (near === page.path || !isLike(near, path, context)) continue;
    const stem = comparable(name, profile);
    const edits = editDistance(wanted, stem);
    const close = edits <= Math.max(1, Math.floor(wanted.length / 6)) || sharedWords(wanted, stem) >= 0.75;
    if (close) found.push({ path: near, edits });
  }
  found.sort((a, b) => a.edits - b.edits || (a.path < b.path ? -1 : 1));
  const best = found[0]?.edits ?? 0;
  return found.flatMap((near) => (near.edits <= best + 3 ? [near.path] : [])).slice(0, MOST);
}

/** Whether a file may stand in for another: of the same sort and, if it is a page, in a language that the link may lead to. */
function isLike(near: string, path: string, { page, profile, workspace }: Context): boolean {
  const name = nameOf(near);
  if (name.length > LONGEST || sortOf(name) !== sortOf(path) || workspace.kindOf(near) !== 'file')
    return false;
  if (sortOf(name) !== '.md') return true;
  const wanted = [languageOfName(nameOf(path), profile), ...languagesOf(page, profile)].map(
    (language) => language?.id,
  );
  return wanted.includes(languageOfName(name, profile)?.id ?? profile.defaultLanguage);
}

function comparable(name: string, profile: Profile): string {
  return withoutLanguage(fold(name.slice(0, name.length - extensionOf(name).length)), profile);
}

/** What a file is to go by its extension; without one, a page is meant. */
function sortOf(name: string): string {
  const extension = extensionOf(name) || '.md';
  return /^\.(?:png|jpe?g|gif|svg|webp|bmp)$/.test(extension) ? 'image' : extension;
}

/** The share of words that two names have in common, from 0 to 1; 0 for names of a word or two. */
function sharedWords(a: string, b: string): number {
  const words = new Set(a.split(/[-_ .]+/));
  const others = new Set(b.split(/[-_ .]+/));
  if (words.size < 3 || others.size < 3) return 0;
  const common = [...words].filter((word) => others.has(word)).length;
  return (2 * common) / (words.size + others.size);
}
