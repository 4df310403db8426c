import { globMatcher } from '../../profile/glob.ts';
import type { Profile } from '../../profile/profile.ts';
import { folderOf, join, nameOf } from '../../text/paths.ts';

export interface PageName {
  readonly profile: Profile;
  /** A kind of the profile. */
  readonly kind: string;
  /** A language of the profile. */
  readonly language: string;
  /** The folder that the writer is in. */
  readonly folder: string;
  /** What the page is about, in words. */
  readonly name: string;
  /** Whether there is something at a path already. */
  readonly exists: (path: string) => boolean;
}

/**
 * Where a new page is to stand: in the folder of its language, under a name made of its title and of what the files of its kind
 * are called. A name that is taken gets a number.
 *
 * @example newPagePath({ name: 'Count the printers', folder: 'german-playbook', … }) // 'german-playbook/count-the-printers-de.md'
 */
export function newPagePath(page: PageName): string {
  const { profile, kind, language, name, exists } = page;
  const folder = folderFor(page);
  const suffix = profile.languages.get(language)?.suffix ?? '';
  const stem = slug(name, suffix);
  const globs = profile.kinds.get(kind)?.files ?? [];
  const fits = (path: string) => globs.length === 0 || globMatcher(globs)(path);
  const stems = [stem, ...globs.flatMap((glob) => withAffixes(nameOf(glob), stem))];
  const chosen = stems.find((candidate) => fits(join(folder, `${candidate}${suffix}.md`))) ?? stem;
  for (let number = 1; ; number++) {
    const path = join(folder, `${chosen}${number === 1 ? '' : `-${number}`}${suffix}.md`);
    if (!exists(path)) return path;
  }
}

/** Pages of another language than those around the writer stand in the folder of that language. */
function folderFor({ profile: { languages }, language, folder }: PageName): string {
  const own = [...languages.values()].find(
    (one) => one.folder !== undefined && one.folder === nameOf(folder),
  );
  const expected = languages.get(language)?.folder;
  return own && expected !== undefined ? join(folderOf(folder), expected) : folder;
}

/** Words as a file name: small letters, digits and hyphens, of whatever script. */
function slug(name: string, suffix: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const bare = suffix !== '' && plain.endsWith(suffix) ? plain.slice(0, -suffix.length) : plain;
  return bare === '' ? 'page' : bare.slice(0, 80);
}

/** The stem with what a glob asks for around its first star, the first of alternatives taken. */
function withAffixes(glob: string, stem: string): string[] {
  const plain = glob.replace(/\.[^.]*$/, '').replace(/\{([^,}]*)[^}]*\}/g, '$1');
  const [before, ...after] = plain.split('*');
  if (after.length === 0) return [plain];
  return [`${before ?? ''}${stem}`, `${before ?? ''}${stem}${after.join('')}`];
}
