import { isHidden, printable } from '../../text/printable.ts';
import {
  displayWidth,
  graphemesOf,
  isNarrow,
  isPlain,
  widthOfGrapheme,
  widthOfPlain,
} from '../../text/width.ts';

const TAB = 4;

/** A piece of text as a terminal shows it. */
export interface Shown {
  readonly text: string;
  /** In terminal cells. */
  readonly width: number;
}

/**
 * A text made fit for a terminal: tabs as spaces, and whatever a terminal would obey or not show at all written out, since
 * pages are not to be trusted.
 * @param column cell at which the text begins: tabs depend on it
 * @param limit how many cells it may take; what does not fit is left out
 * @example show('a\tb\u200b').text // 'a   b<200B>'
 */
export function show(text: string, column = 0, limit = Number.POSITIVE_INFINITY): Shown {
  if (isPlain(text)) return startOf(text, limit);
  let shown = '';
  let width = 0;
  for (const grapheme of graphemesOf(text)) {
    const [piece, cells] = showGrapheme(grapheme, column + width);
    if (width + cells > limit) break;
    shown += piece;
    width += cells;
  }
  return { text: shown, width };
}

/** As `show`, but where not all fits, the end is kept. */
export function showEnd(text: string, limit: number): Shown {
  if (isPlain(text)) return endOf(text, limit);
  let shown = '';
  let width = 0;
  for (const grapheme of [...graphemesOf(text)].reverse()) {
    const [piece, cells] = showGrapheme(grapheme, 0);
    if (width + cells > limit) break;
    shown = piece + shown;
    width += cells;
  }
  return { text: shown, width };
}

function startOf(text: string, limit: number): Shown {
  if (isNarrow(text))
    return { text: text.length > limit ? text.slice(0, limit) : text, width: Math.min(text.length, limit) };
  let width = 0;
  let end = 0;
  for (; end < text.length; end++) {
    const cells = widthOfPlain(text.charCodeAt(end));
    if (width + cells > limit) break;
    width += cells;
  }
  return { text: text.slice(0, end), width };
}

function endOf(text: string, limit: number): Shown {
  let width = 0;
  let start = text.length;
  for (; start > 0; start--) {
    const cells = widthOfPlain(text.charCodeAt(start - 1));
    if (width + cells > limit) break;
    width += cells;
  }
  return { text: text.slice(start), width };
}

function showGrapheme(grapheme: string, column: number): readonly [string, number] {
  if (grapheme === '\t') {
    const cells = TAB - (column % TAB);
    return [' '.repeat(cells), cells];
  }
  if (isHidden(grapheme)) {
    const written = printable(grapheme);
    return [written, displayWidth(written)];
  }
  return [grapheme, widthOfGrapheme(grapheme)];
}

/**
 * Breaks a text into lines at spaces.
 * @param width cells of a line
 * @param indent cells of all lines but the first that are left free
 */
export function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && show(longer).width > width - indent) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}
