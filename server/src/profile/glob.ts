import { linearRegExp } from './linear.ts';

/**
 * Whether a path fits any of the globs. Globs know `*`, `**`, `?`, `[a-z]` and `{a,b}`; every other character stands for
 * itself, and case counts. `*` and `**` pass over names that begin with a dot. Compiled once for each list and each glob.
 * Time grows with the length of the path only: see `linearRegExp`.
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

/** What is wrong with a glob, as it completes "The glob "…" ": `has no matching "]"`. */
export function globError(glob: string): string | undefined {
  if (glob.trim() === '') return 'is empty: enter a path such as "docs/**/*.md"';
  if (glob.length > 300) return 'is too long: more than 300 characters';
  if (glob.startsWith('!')) return 'starts with "!": to leave out files, list them under "ignore"';
  if (glob.startsWith('/')) return 'starts with "/": make it relative to the folder of this file';
  if (/\\(?![*?[\]{}()!@+|\\])/.test(glob)) return 'contains a backslash: separate folders with "/"';
  if (glob.split('/').includes('..')) return 'leads out of its folder';
  const range = /\{[^{},]*\.\.[^{},]*\}/.exec(glob);
  if (range) return `has the range "${range[0]}": list what it stands for, as in "{1,2,3}"`;
  try {
    compiled(glob);
    return undefined;
  } catch (error) {
    return error instanceof BracketError ? error.message : 'has a character class that is not valid';
  }
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

/** File systems end at 4096 bytes. */
const MAX_PATH = 4096;
const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

function compiled(glob: string): (path: string) => boolean {
  const { matches } = linearRegExp(translate(glob));
  return (path) => path.length <= MAX_PATH && matches(markHidden(path));
}

/** The path with NUL, which no path has, for a dot that begins a name: wildcards leave NUL out. */
function markHidden(path: string): string {
  return path.startsWith('.') || path.includes('/.') ? path.replace(/(^|\/)\./g, '$1\0') : path;
}

/** The message is as `globError` gives it. */
class BracketError extends Error {
  constructor(bracket: string) {
    super(`has no matching "${bracket}"`);
  }
}

/** A globstar is a whole name, or a whole alternative of braces. */
const TOKEN = /(?<globstar>(?<=^|[/{,])\*\*+(?:\/|(?=[},]|$)))|\\.|\*+|\[[!^]?\]?[^\]/]*\]|./gsu;

interface Group {
  /** Where the translation has its opening brace. */
  readonly at: number;
  /** Whether a name begins where it begins, and may begin where it ends. */
  readonly startsName: boolean;
  endsAtStart: boolean;
  isChoice: boolean;
}

/**
 * The glob as a regular expression in RE2's syntax.
 * @throws BracketError when brackets do not pair
 */
function translate(glob: string): string {
  const parts: string[] = [];
  const open: Group[] = [];
  let startsName = true;
  for (const { 0: token, groups } of glob.replace(/^(?:\.\/)+/, '').matchAll(TOKEN)) {
    const group = open.at(-1);
    if (token === '{') {
      open.push({ at: parts.push('\\{') - 1, startsName, endsAtStart: false, isChoice: false });
    } else if (token === ',' && group) {
      group.isChoice = true;
      group.endsAtStart ||= startsName;
      startsName = group.startsName;
      parts.push('|');
    } else if (token === '}') {
      if (!open.pop() || !group) throw new BracketError('{');
      startsName = group.isChoice && (group.endsAtStart || startsName);
      if (group.isChoice) parts[group.at] = '(?:';
      parts.push(group.isChoice ? ')' : '\\}');
    } else {
      parts.push(groups?.['globstar'] ? translateGlobstar(token) : translateToken(token, startsName));
      startsName = token.endsWith('/');
    }
  }
  if (open.length > 0) throw new BracketError('}');
  return parts.join('');
}

const CHARACTER = '[^/\\x00]';
const NAME = `${CHARACTER}+`;

function translateGlobstar(token: string): string {
  return token.endsWith('/') ? `(?:${NAME}/)*` : `(?:${NAME}(?:/${NAME})*)?`;
}

function translateToken(token: string, startsName: boolean): string {
  if (token === '?') return CHARACTER;
  if (token.startsWith('*')) return `${CHARACTER}*`;
  if (token === '[') throw new BracketError(']');
  if (token === ']') throw new BracketError('[');
  if (token.startsWith('[')) return translateClass(token);
  // See `markHidden`.
  if (token === '.' && startsName) return '[.\\x00]';
  return token.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\]/, '\\$&');
}

function translateClass(token: string): string {
  const [, negation, characters = ''] = /^\[([!^]?)(.*)\]$/su.exec(token) ?? [];
  const escaped = characters.replace(/[[\]\\^]/g, '\\$&');
  return negation ? `[^${escaped}/\\x00]` : `[${escaped}]`;
}
