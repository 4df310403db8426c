import type { Span } from '../../text/span.ts';

/** Where front matter stands, before anything of it is read. */
export interface FrontMatterPlace {
  /** From the first delimiter line to the last, its line end left out. */
  readonly span: Span;
  /** Between the delimiter lines, the last line end included. */
  readonly body: Span;
  /** What follows the first delimiter, as in `---json`; empty as a rule. */
  readonly language: string;
  /** Where the Markdown begins. */
  readonly next: number;
  /** Whether the last delimiter is there. */
  readonly closed: boolean;
}

/**
 * Finds front matter at the very start of a text; only a BOM may stand before it. gray-matter is not asked, since it takes
 * any line that begins with `---` for the last delimiter and does not say where it stood.
 *
 * A `---` with no line like `key: value` below it is a thematic break. Where the last delimiter is missing, the front
 * matter ends before its first blank line or heading.
 */
export function findFrontMatter(text: string): FrontMatterPlace | undefined {
  const opening = lineFrom(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const language = languageOf(text.slice(opening.start, opening.end));
  if (language === undefined) return undefined;
  const end = isYaml(language) ? endOfYaml(text, opening.next) : endOfOther(text, opening.next);
  return end && { ...end, span: { start: opening.start, end: end.spanEnd }, language };
}

/** Whether `---yaml` and the like say what is the case anyway. */
export function isYaml(language: string): boolean {
  return /^(?:ya?ml)?$/i.test(language);
}

/** `undefined` when the line is no delimiter. */
function languageOf(line: string): string | undefined {
  if (!line.startsWith('---')) return undefined;
  const rest = line.slice(3).trim();
  return /^(?:[A-Za-z][A-Za-z0-9]*)?$/.test(rest) ? rest : undefined;
}

type End = Omit<FrontMatterPlace, 'span' | 'language'> & { readonly spanEnd: number };

function endOfYaml(text: string, start: number): End | undefined {
  let keys = 0;
  let keysBeforeStop = 0;
  let onlyBlank = true;
  let afterBlank = false;
  let commented = false;
  let stop: End | undefined;
  let lastEnd = start;
  const isHeading = headingTest(text);
  for (let at = start; at < text.length; ) {
    const line = lineFrom(text, at);
    const kind = lineKind(text, line);
    if (kind === 'delimiter') return keys > 0 || onlyBlank ? closedAt(line, start) : undefined;
    const heading = kind === 'comment' && isHeading(line);
    const body = { start, end: line.start };
    if (kind === 'blank' || heading) stop ??= { body, spanEnd: lastEnd, next: line.start, closed: false };
    // Below a blank line a heading belongs to the page, and a `---` further down is a thematic break.
    if (afterBlank && (heading || (kind === 'text' && commented))) break;
    if (afterBlank && kind === 'comment') commented = true;
    if (kind === 'key') keys++;
    if (!stop) keysBeforeStop = keys;
    if (kind !== 'blank') onlyBlank = false;
    afterBlank = kind === 'blank';
    lastEnd = line.end;
    at = line.next;
  }
  // Two keys at least: a single one may be a sentence below a thematic break.
  if (keysBeforeStop < 2) return undefined;
  return stop ?? { body: { start, end: text.length }, spanEnd: lastEnd, next: text.length, closed: false };
}

/** Front matter in another language is not looked into. */
function endOfOther(text: string, start: number): End | undefined {
  for (let at = start; at < text.length; ) {
    const line = lineFrom(text, at);
    if (lineKind(text, line) === 'delimiter') return closedAt(line, start);
    at = line.next;
  }
  return undefined;
}

function closedAt(delimiter: Line, start: number): End {
  const body = { start, end: delimiter.start };
  return { body, spanEnd: delimiter.end, next: delimiter.next, closed: true };
}

/**
 * A comment of YAML looks like a heading. What follows tells them apart: more front matter, or text.
 * The answer holds for all comments above the same line, so that each line is looked at once.
 */
function headingTest(text: string): (comment: Line) => boolean {
  let answer = false;
  let until = -1;
  return (comment) => {
    if (comment.start >= until) {
      let at = comment.next;
      let kind: LineKind = 'blank';
      while (at < text.length && (kind === 'blank' || kind === 'comment')) {
        const line = lineFrom(text, at);
        kind = lineKind(text, line);
        until = line.start;
        at = line.next;
      }
      answer = kind !== 'key' && kind !== 'delimiter' && kind !== 'inner';
      if (at >= text.length) until = text.length;
    }
    return answer && /^#{1,6}[ \t]/.test(text.slice(comment.start, comment.start + 8));
  };
}

type LineKind = 'blank' | 'delimiter' | 'comment' | 'key' | 'inner' | 'text';

function lineKind(text: string, line: Line): LineKind {
  const first = text.charAt(line.start);
  if (first === '-' && /^---\s*$/.test(text.slice(line.start, line.end))) return 'delimiter';
  if (text.slice(line.start, line.end).trim() === '') return 'blank';
  if (first === '#') return 'comment';
  if (isInner(text, line)) return 'inner';
  return colonOf(text, line) === undefined ? 'text' : 'key';
}

/** Whether a line belongs to the key above: it is indented, or a list item. */
export function isInner(text: string, line: Line): boolean {
  return /^(?:[ \t]|-(?:[ \t]|$))/.test(text.slice(line.start, Math.min(line.end, line.start + 2)));
}

/** Where the colon behind the key of a line like `key: value` stands. */
export function colonOf(text: string, line: Line): number | undefined {
  if (line.start === line.end || /[\s#:>|!*[`-]/.test(text.charAt(line.start))) return undefined;
  for (let at = line.start; at < line.end; at++) {
    if (text[at] === ':' && (at + 1 === line.end || /\s/.test(text.charAt(at + 1)))) return at;
  }
  return undefined;
}

export interface Line extends Span {
  /** Where the next line begins. */
  readonly next: number;
}

/** The line that begins at an offset, its line end (`\n`, `\r\n` or `\r`) left out. */
export function lineFrom(text: string, start: number): Line {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
  return { start, end, next };
}
