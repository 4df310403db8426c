/** @example counted(2, 'page') // '2 pages' */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const MAX_NAMED = 3;

/** @example firstOf(['a.md', 'b.md', 'c.md', 'd.md']) // 'a.md, b.md, c.md and 1 more' */
export function firstOf(names: readonly string[], separator = ', '): string {
  const more = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '';
  return `${names.slice(0, MAX_NAMED).join(separator)}${more}`;
}
