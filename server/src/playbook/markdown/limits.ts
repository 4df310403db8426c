/*
 * micromark takes time that grows with the square of nested or unclosed constructs (and mdast's helpers recurse over
 * them): 20,000 characters of `- - - …` or of nested images take half a minute. No writer comes near the limits here;
 * where a page goes beyond one, that construct is read as plain text and the rest as usual.
 */

/** Container marks before the text of one line: `> - > - …`. */
const NESTING = 32;
/** Lines in containers, without a heading or a paragraph in the first column between them. */
const CONTAINER_LINES = 10_000;
/** Headings made by a line below them, and other lines that look like one. */
const UNDERLINES = 500;
/** The limits below are for a block: lines without a space one between them. */
const LINES = 4_000;
const ROW_CELLS = 1_000;
/** Emphasis marks in text; a table may have more, as each cell is by itself. */
const EMPHASIS = 1_000;
const TABLE_EMPHASIS = 5_000;
const BRACKETS = 5_000;
const OPEN_BRACKETS = 1_000;
/** Images in brackets in brackets. */
const NESTED_IMAGES = 100;
/** What opens HTML, times the length that is searched for its end. */
const HTML_SEARCH = 20_000_000;

const CONTAINERS = ['list', 'blockQuote'];
const LABELS = ['labelEnd', 'labelStartImage', 'labelStartLink'];

/** Names of micromark's constructs that `text` has too many of. */
export function excessive(text: string): readonly string[] {
  const found = new Set<string>();
  let containerLines = 0;
  let underlines = 0;
  let block = newBlock();
  for (let at = 0; at < text.length; ) {
    const { depth, textStart } = readPrefix(text, at);
    const end = countLine(text, textStart, block);
    if (depth > 0) {
      containerLines++;
      block.contained = true;
    }
    if (textStart === end && depth === 0) {
      judge(block, found);
      block = newBlock();
    }
    if (isUnderline(text, at, end)) underlines++;
    if (depth > NESTING && !isThematicBreak(text.slice(at, end))) add(found, CONTAINERS);
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
  judge(block, found);
  if (containerLines > CONTAINER_LINES) add(found, CONTAINERS);
  if (underlines > UNDERLINES) add(found, ['setextUnderline']);
  return [...found].sort();
}

interface BlockCounts {
  contained: boolean;
  lines: number;
  length: number;
  cells: number;
  emphasis: number;
  tableEmphasis: number;
  brackets: number;
  openBrackets: number;
  mostOpenBrackets: number;
  nestedImages: number;
  html: number;
}

function newBlock(): BlockCounts {
  return {
    contained: false,
    lines: 0,
    length: 0,
    cells: 0,
    emphasis: 0,
    tableEmphasis: 0,
    brackets: 0,
    openBrackets: 0,
    mostOpenBrackets: 0,
    nestedImages: 0,
    html: 0,
  };
}

function judge(block: BlockCounts, found: Set<string>): void {
  if (block.lines > LINES) add(found, block.contained ? [...CONTAINERS, 'table'] : ['table']);
  if (block.cells > ROW_CELLS) add(found, ['table']);
  if (block.emphasis > EMPHASIS || block.tableEmphasis > TABLE_EMPHASIS) add(found, ['attention']);
  const { brackets, mostOpenBrackets, nestedImages } = block;
  if (brackets > BRACKETS || mostOpenBrackets > OPEN_BRACKETS || nestedImages > NESTED_IMAGES)
    add(found, LABELS);
  if (block.html * block.length > HTML_SEARCH) add(found, ['htmlText']);
}

function add(found: Set<string>, names: readonly string[]): void {
  for (const name of names) found.add(name);
}

/** How many container marks begin a line, and where its text begins; marks may well be text, so it is the most. */
function readPrefix(text: string, start: number): { readonly depth: number; readonly textStart: number } {
  let depth = 0;
  let at = start;
  for (;;) {
    while (isBlank(text.charCodeAt(at))) at++;
    const behind = behindMark(text, at);
    if (behind === at) return { depth, textStart: at };
    at = behind;
    depth++;
  }
}

function behindMark(text: string, at: number): number {
  const mark = text[at];
  if (mark === '>') return at + 1;
  let end = at;
  while (end - at < 9 && isDigit(text.charCodeAt(end))) end++;
  if (end > at ? text[end] !== '.' && text[end] !== ')' : mark !== '-' && mark !== '+' && mark !== '*')
    return at;
  const next = text.charCodeAt(end + 1);
  return Number.isNaN(next) || isBlank(next) || isLineEnd(next) ? end + 1 : at;
}

/** Adds what is on a line to its block's counts; returns where the line ends. */
function countLine(text: string, start: number, block: BlockCounts): number {
  let emphasis = 0;
  let cells = 0;
  let at = start;
  let before = 0;
  for (let code = text.charCodeAt(at); at < text.length && !isLineEnd(code); code = text.charCodeAt(++at)) {
    if (code === PIPE) cells++;
    else if (code === STAR || code === UNDERSCORE) emphasis += before === code ? 0 : 1;
    else if (code === LESS) block.html++;
    else if (code === OPEN) {
      block.brackets++;
      block.openBrackets++;
      if (before === BANG && block.openBrackets > 2) block.nestedImages++;
    } else if (code === CLOSE && block.openBrackets > 0) block.openBrackets--;
    if (block.openBrackets > block.mostOpenBrackets) block.mostOpenBrackets = block.openBrackets;
    before = code;
  }
  block.lines++;
  block.length += at - start;
  block.cells = Math.max(block.cells, cells);
  if (cells > 1) block.tableEmphasis += emphasis;
  else block.emphasis += emphasis;
  return at;
}

const [PIPE, STAR, UNDERSCORE, LESS, OPEN, CLOSE, BANG] = [0x7c, 0x2a, 0x5f, 0x3c, 0x5b, 0x5d, 0x21];

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isUnderline(text: string, start: number, end: number): boolean {
  let at = start;
  while (isBlank(text.charCodeAt(at)) || text[at] === '>') at++;
  const mark = text[at];
  if (mark !== '=' && mark !== '-') return false;
  while (text[at] === mark) at++;
  while (isBlank(text.charCodeAt(at))) at++;
  return at >= end;
}

function isThematicBreak(line: string): boolean {
  return /^(?:[-\t ]+|[*\t ]+)$/.test(line);
}
