import type { LineIndex } from '../../text/lines.ts';
import { type Span, slice } from '../../text/span.ts';
import type { Block } from '../markdown/types.ts';
import type { Cell, Row, Section, Table } from '../model.ts';
import { partAt } from '../plain-text.ts';
import { sectionAt } from '../sections.ts';

/**
 * Every table of a page: those that render, and those in whose place readers see lines with pipes, because the delimiter row
 * does not fit the header. A line without any pipe is no row, though GFM makes one of it when it follows a table directly.
 */
export function readTables(
  blocks: readonly Block[],
  text: string,
  lines: LineIndex,
  sections: readonly Section[],
): Table[] {
  const row = (line: Span): Row => readRow(text, line, lines);
  const tableOf = (spans: readonly Span[], rendered: boolean): Table[] => {
    const [header, delimiter, ...rows] = spans.map(row);
    if (!header || !delimiter) return [];
    const span = { start: header.span.start, end: (rows.at(-1) ?? delimiter).span.end };
    return [{ span, header, delimiter, rows, rendered, section: sectionAt(sections, span.start) }];
  };
  return blocks.flatMap((block) => {
    if (block.kind === 'table') {
      return tableOf(
        block.lines.filter((line, index) => index < 2 || hasPipe(text, line)),
        true,
      );
    }
    return block.kind === 'paragraph'
      ? hiddenTables(block, text).flatMap((spans) => tableOf(spans, false))
      : [];
  });
}

/** The lines of each table in a paragraph: its header, its delimiter row, and the lines below up to one without a pipe. */
function hiddenTables({ lines }: Block, text: string): Span[][] {
  const found: Span[][] = [];
  for (let i = 1; i < lines.length; i++) {
    const [above, line] = [lines[i - 1], lines[i]];
    if (
      !above ||
      !line ||
      !hasPipe(text, above) ||
      !isDelimiterRow(text, line) ||
      isDelimiterRow(text, above)
    )
      continue;
    const table = [above, line];
    for (let next = lines[i + 1]; next && hasPipe(text, next); next = lines[i + 1]) {
      table.push(next);
      i++;
    }
    found.push(table);
  }
  return found;
}

function hasPipe(text: string, line: Span): boolean {
  return slice(text, line).includes('|');
}

/** Whether a line is a row of dashes, as Markdown wants them or as word processors make them. */
function isDelimiterRow(text: string, line: Span): boolean {
  const source = slice(text, line).trim();
  return source.includes('|') && /[-–—−]/.test(source) && /^[-–—−:| \t]+$/.test(source);
}

/** Splits a line into cells as GFM does: at each pipe that no backslash escapes; a pipe at either end may be left out. */
function readRow(text: string, line: Span, lines: LineIndex): Row {
  const span = trimSpaces(text, line);
  const pipes = pipesIn(text, span);
  const bounds = [span.start - 1, ...pipes, span.end];
  const outers: Span[] = [];
  for (let i = 1; i < bounds.length; i++) {
    const outer = { start: (bounds[i - 1] ?? 0) + 1, end: bounds[i] ?? span.end };
    // What is before a leading and behind a trailing pipe is no cell.
    const outside = outer.start === outer.end && (i === 1 || i === bounds.length - 1) && pipes.length > 0;
    if (!outside) outers.push(outer);
  }
  const cells = outers.map((outer): Cell => ({ outer, ...partAt(text, outer) }));
  return { span, line: lines.lineAt(span.start), cells };
}

/** Offsets of the unescaped pipes. A backslash escapes the next backslash too. */
export function pipesIn(text: string, { start, end }: Span): number[] {
  const pipes: number[] = [];
  for (let i = start; i < end; i++) {
    if (text[i] === '\\' && (text[i + 1] === '|' || text[i + 1] === '\\')) i++;
    else if (text[i] === '|') pipes.push(i);
  }
  return pipes;
}

/** Markdown's own spaces only: an invisible character before the first pipe makes a cell. */
function trimSpaces(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return { start, end };
}

function isBlank(text: string, index: number): boolean {
  return text[index] === ' ' || text[index] === '\t';
}
