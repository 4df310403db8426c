import picomatch from 'picomatch';

/**
 * Whether a path fits any of the globs. Globs know `*`, `**`, `?`, `[a-z]` and `{a,b}`; every other character stands for
 * itself, and case counts. `*` and `**` pass over names that begin with a dot. Compiled once for each list and each glob.
 *
 * @example globMatcher(['docs/{assess,enable}-*.md'])('docs/assess-security.md') // true
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const known = matchers.get(globs);
  if (known) return known;
  const each = globs.map(compiled);
  const matcher = (path: string) => each.some((fits) => fits(path));
  matchers.set(globs, matcher);
  return matcher;
}

/** What is wrong with a glob, as it completes "The glob "…" ": `has no closing "]"`. */
export function globFault(glob: string): string | undefined {
  if (glob.trim() === '') return 'is empty: write a path such as "docs/**/*.md"';
  if (glob.length > 300) return 'is too long: more than 300 characters';
  if (glob.startsWith('!')) return 'begins with "!": list what is to be left out under "ignore" instead';
  if (glob.startsWith('/')) return 'begins with "/": write it relative to the folder of this file';
  if (/\\(?![*?[\]{}()!@+|\\])/.test(glob)) return 'has a backslash: separate folders by "/"';
  if (glob.split('/').includes('..')) return 'leads out of its folder by ".."';
  if (glob.split('/').some((part) => stars(part) > 3)) return 'has more than three "*" in one name';
  if (stars(glob) > 5) return 'has more than five "*" and "**"';
  try {
    picomatch.makeRe(literal(glob), { ...OPTIONS, strictBrackets: true });
  } catch (error) {
    const bracket = /"(.)"/.exec(error instanceof Error ? error.message : '')?.[1];
    return bracket ? `has no matching "${bracket}"` : 'cannot be read';
  }
  return undefined;
}

/**
 * The glob as it is written from another folder: `base` is put before it, its own special characters made literal.
 *
 * @example rebaseGlob('*.md', 'team [a]') // 'team \\[a\\]/*.md'
 */
export function rebaseGlob(glob: string, base: string): string {
  const clean = glob.replace(/^(?:\.\/)+/, '');
  return base === '' ? clean : `${base.replace(/[*?[\]{}\\]/g, '\\$&')}/${clean}`;
}

const OPTIONS = { dot: false, windows: false, nonegate: true, noextglob: true } as const;
const LIMIT = 2000;
/** File systems end at 4096 bytes; matching time grows with a power of the length. */
const LONGEST_PATH = 1000;
const cache = new Map<string, (path: string) => boolean>();
const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

function compiled(glob: string): (path: string) => boolean {
  const known = cache.get(glob);
  if (known) return known;
  // Configurations come and go while an editor is open.
  if (cache.size >= LIMIT) cache.clear();
  const fits = picomatch(literal(glob), OPTIONS);
  const matcher = (path: string) => path.length <= LONGEST_PATH && fits(path);
  cache.set(glob, matcher);
  return matcher;
}

/** The number of runs of stars: with each of them, matching may take longer by the length of the path. */
function stars(glob: string): number {
  return glob.match(/(?<!\\)\*+/g)?.length ?? 0;
}

/**
 * Makes the characters literal that picomatch would take for groups and repetition: `({a,b}c)+` and the like could take
 * exponential time. Character classes stay as they are, but for the `!` of "none of these", which picomatch writes `^`.
 */
function literal(glob: string): string {
  return glob.replace(/\\.|\[[^\]/]*\]|[()|+!@^$]/g, (token) => {
    if (token.startsWith('[!')) return `[^${token.slice(2)}`;
    return token.length > 1 ? token : `\\${token}`;
  });
}
