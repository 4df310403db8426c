import { linearRegExp, MAX_EXPRESSIONS } from './linear.ts';

/**
 * Whether a whole value fits a pattern of the profile. Values longer than any that a pattern is made for never fit.
 *
 * @example fitsPattern('[a-z]+(-[a-z]+)*', 'v-name') // true
 */
export function fitsPattern(pattern: string, value: string): boolean {
  return value.length <= MAX_VALUE && compiled(pattern)(value);
}

/** What is wrong with a pattern, as it completes "The pattern "…" ". */
export function patternError(pattern: string): string | undefined {
  if (pattern.length > MAX_PATTERN) return `is longer than ${MAX_PATTERN} characters: shorten it`;
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    const reason = (error instanceof Error ? error.message : '').replace(/^.*\/u?: /, '');
    return `is not a valid regular expression: ${reason}`;
  }
  const unsupported = unsupportedPart(pattern);
  if (unsupported !== undefined) return unsupported;
  try {
    const { steps } = linearRegExp(translate(pattern));
    return steps > MAX_STEPS ? 'is too large: repeat less, or fewer times' : undefined;
  } catch (error) {
    const part = /`([^`]*)`/.exec(error instanceof Error ? error.message : '')?.[1] ?? pattern;
    return part.startsWith('{')
      ? `repeats too often with "${part}": repeat at most 1,000 times, nested repetitions multiplied`
      : `has "${part}", which is not supported: write it in another way`;
  }
}

const MAX_PATTERN = 200;
const MAX_VALUE = 200;
const MAX_STEPS = 1000;
const matchers = new Map<string, (value: string) => boolean>();

function compiled(pattern: string): (value: string) => boolean {
  const known = matchers.get(pattern);
  if (known) return known;
  if (matchers.size >= 2 * MAX_EXPRESSIONS) matchers.clear();
  const { matches } = linearRegExp(translate(pattern));
  matchers.set(pattern, matches);
  return matches;
}

const ESCAPE =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u\{[\da-fA-F]+\}|\\u[\da-fA-F]{4}|\\c[A-Za-z]|\\[pP]\{[^}]*\}|\\./
    .source;
const TOKEN = new RegExp(`${ESCAPE}|\\[(?:\\\\.|[^\\]\\\\])*\\]|\\(\\?(?:<?[=!]|<[^>]*>|[^<])|.`, 'gsu');
const CLASS_TOKEN = new RegExp(`${ESCAPE}|\\[`, 'gsu');

/** What no engine matches in linear time, and what not every JavaScript engine knows. */
function unsupportedPart(pattern: string): string | undefined {
  for (const [token] of pattern.matchAll(TOKEN)) {
    if (/^\(\?<?[=!]/.test(token)) return `looks ahead or behind with "${token}": describe the value itself`;
    if (/^\\[1-9k]/.test(token)) return `refers back to a group with "${token}": write the group out`;
    if (/^\(\?[^:<]/.test(token)) return `changes flags with "${token}": write out both cases, as in "[Aa]"`;
  }
  return undefined;
}

/** JavaScript's white space; RE2 counts only that of ASCII. */
const SPACE =
  '\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const NO_SPACE =
  '\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}' +
  '\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}';
const ANY = '\\x{0}-\\x{10ffff}';

/** A valid pattern (JavaScript's, flag `u`) in RE2's syntax where the two differ. Groups lose their names. */
function translate(pattern: string): string {
  return pattern.replace(TOKEN, (token) => {
    if (token === '.') return '[^\\n\\r\\x{2028}\\x{2029}]';
    if (token === '\\b' || token === '\\B') return token;
    if (token === '\\s' || token === '\\S') return `[${translateEscape(token)}]`;
    if (token.startsWith('\\')) return translateEscape(token);
    if (token.startsWith('(?<')) return '(?:';
    return token.startsWith('[') && token.length > 1 ? translateClass(token) : token;
  });
}

/** @example translateClass('[\\s[]') // '[\\t-\\r …\\[]' */
function translateClass(token: string): string {
  if (token === '[]') return `[^${ANY}]`;
  if (token === '[^]') return `[${ANY}]`;
  const body = token
    .slice(1, -1)
    .replace(CLASS_TOKEN, (part) => (part === '[' ? '\\[' : translateEscape(part)));
  return `[${body}]`;
}

/** An escape in RE2's syntax; `\\b` is a backspace here. */
function translateEscape(token: string): string {
  if (token === '\\s') return SPACE;
  if (token === '\\S') return NO_SPACE;
  const property = /^\\([pP])\{(?:Script|sc|General_Category|gc)=(.*)\}$/.exec(token);
  if (property) return `\\${property[1]}{${property[2]}}`;
  const code = codeOf(token);
  return code === undefined ? token : `\\x{${code.toString(16)}}`;
}

function codeOf(token: string): number | undefined {
  if (token === '\\0') return 0;
  if (token === '\\b') return 8;
  if (token.startsWith('\\c')) return token.charCodeAt(2) % 32;
  if (!token.startsWith('\\u')) return undefined;
  const units = token
    .replace(/[\\{}]/g, '')
    .split('u')
    .slice(1)
    .map((unit) => Number.parseInt(unit, 16));
  return units.length === 1 ? units[0] : String.fromCharCode(...units).codePointAt(0);
}
