/**
 * What a first look over a piece of Markdown text tells, in time linear in its length: which characters are escaped, which
 * stand in code, and which bracket closes which. For text that the parser gave up on, and for parts of a line.
 */
export interface InlineScan {
  /** Whether the character at an index is escaped by a backslash, or belongs to a code span. */
  isLiteral(index: number): boolean;
  /** The index of the bracket that closes the one at `index`; `undefined` when nothing does or there is none at `index`. */
  closerOf(index: number): number | undefined;
  /** The index of the bracket that the one at `index` closes. */
  openerOf(index: number): number | undefined;
  /** Code spans in order, backticks included. */
  readonly code: readonly CodeSpan[];
}

/** A code span: indexes into the scanned text, and the number of backticks at each of its ends. */
export interface CodeSpan {
  readonly start: number;
  readonly end: number;
  readonly ticks: number;
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const BRACKETS: ReadonlyMap<string, 'round' | 'square'> = new Map([
  ['(', 'round'],
  ['（', 'round'],
  ['[', 'square'],
  [']', 'square'],
  [')', 'round'],
  ['）', 'round'],
]);
const OPENING = new Set(['(', '（', '[']);

/** Scans `source` once. A full-width bracket pairs with a half-width one, since writers mix the two. */
export function scanInline(source: string): InlineScan {
  const literal = new Uint8Array(source.length);
  const partner = new Int32Array(source.length).fill(-1);
  const code = findCode(source, literal);
  const open = { round: [] as number[], square: [] as number[] };
  for (let i = 0; i < source.length; i++) {
    if (literal[i] === 1) continue;
    const char = source.charAt(i);
    const shape = BRACKETS.get(char);
    if (shape === undefined) continue;
    if (OPENING.has(char)) open[shape].push(i);
    else {
      const opener = open[shape].pop();
      if (opener === undefined) continue;
      partner[opener] = i;
      partner[i] = opener;
    }
  }
  const partnerAt = (index: number): number => partner[index] ?? -1;
  return {
    code,
    isLiteral: (index) => literal[index] === 1,
    closerOf: (index) => (partnerAt(index) > index ? partnerAt(index) : undefined),
    openerOf: (index) => {
      const found = partnerAt(index);
      return found !== -1 && found < index ? found : undefined;
    },
  };
}

/** Marks escaped characters and code spans as literal; gives the code spans. */
function findCode(source: string, literal: Uint8Array): CodeSpan[] {
  const closing = nextRunOfSameLength(source);
  const found: CodeSpan[] = [];
  for (let i = 0; i < source.length; i++) {
    const char = source[i];
    if (char === '\\' && PUNCTUATION.test(source.charAt(i + 1))) {
      literal[++i] = 1;
    } else if (char === '`') {
      let end = i;
      while (source[end] === '`') end++;
      const closer = closing.get(i);
      if (closer === undefined) {
        i = end - 1;
        continue;
      }
      const ticks = end - i;
      found.push({ start: i, end: closer + ticks, ticks });
      literal.fill(1, i, closer + ticks);
      i = closer + ticks - 1;
    }
  }
  return found;
}

/** For each run of backticks, by its start: where the next run of that very length starts. */
function nextRunOfSameLength(source: string): ReadonlyMap<number, number> {
  const next = new Map<number, number>();
  const last = new Map<number, number>();
  for (const run of source.matchAll(/`+/g)) {
    const before = last.get(run[0].length);
    if (before !== undefined) next.set(before, run.index);
    last.set(run[0].length, run.index);
  }
  return next;
}
