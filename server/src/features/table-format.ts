import type { Playbook, Row, Table } from '../playbook/model.ts';
import type { TextEdit } from '../text/edit.ts';
import { overlaps, type Span, slice, touches } from '../text/span.ts';
import { displayWidth } from '../text/width.ts';
import type { FeatureContext } from './context.ts';

/** `aligned`: the pipes of a table stand below each other; `compact`: one space at each side of a cell. */
export type TableStyle = 'aligned' | 'compact';

/** Which tables: the one at an offset, those that touch a range, or all. */
export type TableChoice = { readonly at: number } | { readonly within: Span } | 'all';

/** Wider cells stick out of an aligned table: padding all others to their width would help nobody. */
const WIDEST = 120;

/**
 * The edits that make tables tidy. Only spaces, the dashes of delimiter rows and pipes missing at the ends of rows change:
 * what is in the cells, their number, alignment marks and the marks of quotes and lists stay. Formatting twice changes
 * nothing more.
 */
export function formatTables(
  { page }: Pick<FeatureContext, 'page'>,
  choice: TableChoice,
  style: TableStyle,
): TextEdit[] {
  return page.tables
    .filter((table) => isChosen(table, choice))
    .flatMap((table) => formatTable(table, style, page));
}

function isChosen({ span }: Table, choice: TableChoice): boolean {
  if (choice === 'all') return true;
  return 'at' in choice
    ? touches(span, choice.at)
    : overlaps(span, choice.within) || touches(span, choice.within.start);
}

type Alignment = 'none' | 'left' | 'centre' | 'right';

/** A cell as it is and what is to be in it. */
interface Content {
  /** Between the pipes. */
  readonly outer: Span;
  /** The content, without Markdown's own spaces: invisible characters are a part of it. */
  readonly inner: Span;
  readonly width: number;
  /** Set in the delimiter row. */
  readonly dashes: Alignment | undefined;
}

interface Line {
  readonly row: Row;
  readonly contents: readonly Content[];
}

function formatTable({ header, delimiter, rows }: Table, style: TableStyle, page: Playbook): TextEdit[] {
  const lines = [header, delimiter, ...rows].map((row): Line => {
    const contents = row.cells.map(({ outer }) => contentOf(outer, row === delimiter, page.text));
    return { row, contents };
  });
  const alignments = (lines[1]?.contents ?? []).map(({ dashes }) => dashes ?? 'none');
  const widths = style === 'compact' ? [] : columnWidths(lines);
  const indentation = indentationOf(header, page);
  return lines.flatMap((line) => [
    ...indent(line.row, indentation, page),
    ...formatRow(line, widths, alignments, page),
  ]);
}

function contentOf(outer: Span, isDelimiter: boolean, text: string): Content {
  const inner = withoutPadding(outer, text);
  const source = slice(text, inner);
  const dashes = isDelimiter && /^:?-+:?$/.test(source) ? alignmentOf(source) : undefined;
  const width = dashes === undefined ? displayWidth(source) : leastDashes(dashes);
  return { outer, inner, width, dashes };
}

function withoutPadding(outer: Span, text: string): Span {
  let { start, end } = outer;
  while (start < end && isBlank(text.charAt(start))) start++;
  while (end > start && isBlank(text.charAt(end - 1))) end--;
  return { start, end };
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

function alignmentOf(dashes: string): Alignment {
  const [left, right] = [dashes.startsWith(':'), dashes.endsWith(':')];
  if (left && right) return 'centre';
  return left ? 'left' : right ? 'right' : 'none';
}

/** Three dashes are what every renderer takes for a delimiter row. */
function leastDashes(alignment: Alignment): number {
  return alignment === 'centre' ? 5 : alignment === 'none' ? 3 : 4;
}

function columnWidths(lines: readonly Line[]): number[] {
  const widths: number[] = [];
  for (const { contents } of lines) {
    contents.forEach(({ width }, column) => {
      widths[column] = Math.max(widths[column] ?? 0, Math.min(width, WIDEST));
    });
  }
  return widths;
}

function formatRow(
  { row, contents }: Line,
  widths: readonly number[],
  alignments: readonly Alignment[],
  { text }: Playbook,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const isAligned = widths.length > 0;
  const put = (start: number, end: number, newText: string): void => {
    if (text.slice(start, end) !== newText) edits.push({ span: { start, end }, newText });
  };
  contents.forEach(({ outer, inner, width, dashes }, column) => {
    const slack = Math.max(0, (widths[column] ?? width) - width);
    const opening = outer.start === row.span.start ? '| ' : ' ';
    const closing = outer.end === row.span.end ? ' |' : ' ';
    if (dashes !== undefined) {
      put(outer.start, outer.end, opening + delimiterOf(dashes, width + slack) + closing);
    } else if (inner.start === inner.end) {
      put(outer.start, outer.end, ' '.repeat(isAligned ? slack + 2 : 1));
    } else {
      const alignment = alignments[column] ?? 'none';
      const before = alignment === 'right' ? slack : alignment === 'centre' ? slack >> 1 : 0;
      put(outer.start, inner.start, opening + ' '.repeat(before));
      put(inner.end, outer.end, ' '.repeat(slack - before) + closing);
    }
  });
  return edits;
}

/** @example delimiterOf('centre', 6) // ':----:' */
function delimiterOf(alignment: Alignment, width: number): string {
  const left = alignment === 'left' || alignment === 'centre' ? ':' : '';
  const right = alignment === 'right' || alignment === 'centre' ? ':' : '';
  return left + '-'.repeat(Math.max(0, width - left.length - right.length)) + right;
}

/** What is before the header's first pipe, if that is only spaces. */
function indentationOf({ span, line }: Row, { text, lines }: Playbook): string | undefined {
  const before = text.slice(lines.line(line).start, span.start);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** Rows begin where the header does, unless something else than spaces is before either, such as the mark of a quote. */
function indent(row: Row, expected: string | undefined, page: Playbook): TextEdit[] {
  const own = indentationOf(row, page);
  if (expected === undefined || own === undefined || own === expected) return [];
  const { start } = page.lines.line(row.line);
  return [{ span: { start, end: start + own.length }, newText: expected }];
}
