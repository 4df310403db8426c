/*
 * Markdown is cut into chunks that are parsed by themselves, so that an edit costs one chunk and not the page.
 * Blocks are built from left to right, and what begins a chunk (a heading in the first column, or text there below a
 * blank line) ends every block before it but fenced code and HTML. The parser itself says whether one of these is open
 * at a cut: it is given the chunk and one character more, which makes a block of its own only where nothing is open.
 */

/**
 * Divides `text` from `start` on and parses each chunk. A chunk that turns out to end in an open block is parsed again
 * together with what follows.
 *
 * @param length below it, in UTF-16 code units, a chunk is not cut at a blank line, but at a heading all the same
 * @param parse parses a chunk; unless it is the last one, the first character behind it comes with it.
 *   `undefined` where a block is open at its end.
 */
export function parseInChunks<T>(
  text: string,
  start: number,
  length: number,
  parse: (chunk: string, isLast: boolean) => T | undefined,
): readonly T[] {
  if (start >= text.length) return [];
  const cuts = mayDefineLinks(text, start) ? [] : [...proposeCuts(text, start)];
  const chunks: (T | undefined)[] = [];
  let next = 0;
  for (let at = start; at < text.length; ) {
    let end: number;
    let chunk: T | undefined;
    // Steps are doubled: a block that stays open over n cuts takes log n attempts.
    for (let step = 1; ; step *= 2) {
      while (next < cuts.length && tooSoon(cuts[next], at + length)) next++;
      end = cuts[next]?.at ?? text.length;
      chunk = parse(text.slice(at, end + 1), end === text.length);
      if (end === text.length || chunk) break;
      next += step;
    }
    chunks.push(chunk);
    at = end;
    next++;
  }
  return chunks.filter((chunk) => chunk !== undefined);
}

interface Cut {
  readonly at: number;
  readonly heading: boolean;
}

function tooSoon(cut: Cut | undefined, least: number): boolean {
  return cut !== undefined && !cut.heading && cut.at < least;
}

/**
 * A definition makes links of brackets before and behind it: then there is nothing to divide.
 * It needs a line that begins with a bracket, container marks left aside, and a colon behind a bracket.
 */
function mayDefineLinks(text: string, start: number): boolean {
  const last = text.lastIndexOf(']:');
  if (last < start) return false;
  const bracket = /^[ \t>+*\-\d.)]*\[/gm;
  bracket.lastIndex = start;
  const first = bracket.exec(text);
  return first !== null && first.index < last;
}

/**
 * Leaves out lines in fenced code and in HTML as far as the first column tells: the parser is asked later on,
 * but every wrong cut costs it an attempt.
 */
function* proposeCuts(text: string, start: number): Generator<Cut> {
  let ends: LineTest | undefined;
  let afterBlank = false;
  for (let at = start; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (ends) {
      if (ends(line)) ends = undefined;
      afterBlank = false;
    } else {
      const heading = HEADING.test(line);
      if (at > start && (heading || (afterBlank && BEGINS_BLOCK.test(line)))) yield { at, heading };
      ends = endOf(line);
      afterBlank = /^[ \t]*$/.test(line);
    }
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
}

const HEADING = /^#{1,6}(?:[ \t]|$)/;
/** Neither indented nor a list item, which would go on with a list above. */
const BEGINS_BLOCK = /^[^\s\d+*-]/;

function lineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

type LineTest = (line: string) => boolean;

/** How a line looks that ends the code or HTML which `line` begins in the first column. */
function endOf(line: string): LineTest | undefined {
  const fence = FENCE.exec(line)?.[0];
  if (fence) return (other) => closesFence(other, fence);
  if (line.startsWith('<!--') && !line.includes('-->')) return (other) => other.includes('-->');
  return RAW_START.test(line) && !RAW_END.test(line) ? (other) => RAW_END.test(other) : undefined;
}

/** Marks of inline code, too, may begin a line; behind a fence there are none. */
const FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;

function closesFence(line: string, fence: string): boolean {
  const marks = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1];
  return marks !== undefined && marks.length >= fence.length && marks[0] === fence[0];
}

const RAW_START = /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i;
const RAW_END = /<\/(?:script|pre|style|textarea)>/i;
