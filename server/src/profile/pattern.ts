/**
 * Whether a whole value fits a pattern of the profile. Values longer than any that a pattern is made for never fit, so that
 * a hostile page cannot make matching slow.
 *
 * @example fitsPattern('[a-z]+(-[a-z]+)*', 'v-name') // true
 */
export function fitsPattern(pattern: string, value: string): boolean {
  return value.length <= LONGEST_VALUE && compiled(pattern).test(value);
}

/** What is wrong with a pattern, as it completes "The pattern "…" ". */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > 200) return 'is too long: more than 200 characters';
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
  } catch (error) {
    const reason = (error instanceof Error ? error.message : '').replace(/^.*\/u?: /, '');
    return `is no valid regular expression: ${reason}`;
  }
  if (mayBacktrack(pattern)) {
    return 'could take very long: it repeats a group that repeats something itself, or refers back. Write it without';
  }
  if ((pattern.match(/(?<!\\)[*+{]/g)?.length ?? 0) > 6)
    return 'could take very long: it repeats more than six things';
  return undefined;
}

const LONGEST_VALUE = 200;
const cache = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = cache.get(pattern);
  if (known) return known;
  if (cache.size >= 500) cache.clear();
  const expression = new RegExp(`^(?:${pattern})$`, 'u');
  cache.set(pattern, expression);
  return expression;
}

interface Group {
  /** Its atoms, such as `a`, `\d` and `[a-z]`, without their repetition. */
  readonly atoms: string[];
  repeats: boolean;
  nested: boolean;
  choice: boolean;
}

/**
 * Whether a pattern can take exponential time on some value. Errs on the safe side; a group such as `(-[a-z]+)*` passes,
 * since what it begins with tells its rounds apart.
 */
function mayBacktrack(pattern: string): boolean {
  if (/\\[1-9]|\\k|\(\?<?[=!]/.test(pattern)) return true;
  const open: Group[] = [];
  for (const match of pattern.matchAll(
    /\\u\{[^}]*\}|\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?:|\?<\w+>)?|\)|[*+]|\{\d+,?\d*\}|./gsu,
  )) {
    const token = match[0];
    const group = open.at(-1);
    if (token.startsWith('(')) {
      if (group) group.nested = true;
      open.push({ atoms: [], repeats: false, nested: false, choice: false });
    } else if (token === ')') {
      const repeated = /^(?:[*+]|\{(?!1\}))/.test(pattern.slice(match.index + 1));
      const closed = open.pop();
      if (closed && repeated && !isSafeToRepeat(closed)) return true;
    } else if (!group) continue;
    else if (token === '|') group.choice = true;
    else if (/^(?:[*+?]|\{\d)/.test(token)) group.repeats = true;
    else group.atoms.push(token);
  }
  return false;
}

function isSafeToRepeat({ atoms, repeats, nested, choice }: Group): boolean {
  if (choice || nested) return false;
  if (!repeats) return true;
  const [first = '', ...rest] = atoms;
  const mark = first.startsWith('\\') ? first.slice(1) : first;
  if (mark.length !== 1 || /\w/.test(mark) || first === '.') return false;
  return !rest.some((atom) => new RegExp(`^${atom}$`, 'u').test(mark));
}
