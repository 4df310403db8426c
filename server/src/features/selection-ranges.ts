import type { Playbook, Row } from '../playbook/model.ts';
import { contains, isEmpty, type Span, touches, trim } from '../text/span.ts';
import type { FeatureContext } from './context.ts';
import { symbolsOf } from './cursor/symbol-at.ts';

/**
 * What "expand selection" selects at an offset, one after the other, each larger than the one before: word, cell, row, table,
 * section, page; item, value, key/value line; key, entry, front matter; link text or address, link.
 */
export function selectionRanges(
  { page, profile }: Pick<FeatureContext, 'page' | 'profile'>,
  offset: number,
): Span[] {
  const whole = { start: 0, end: page.text.length };
  const candidates = [
    ...wordAt(page, offset),
    ...symbolsOf(page, profile).map(({ span }) => span),
    ...tableSpans(page, offset),
    ...page.attributes.flatMap(({ label, value, valueSource, span }) => [
      label.span,
      value.span,
      valueSource,
      span,
    ]),
    ...page.links.flatMap(({ span, label, url }) => [label.span, url.span, span]),
    ...page.sections.flatMap(({ heading, headingSpan, span }) => [
      heading.span,
      headingSpan,
      trim(page.text, span),
      span,
    ]),
    ...frontMatterSpans(page),
    trim(page.text, page.lines.line(page.lines.lineAt(offset))),
    page.lines.line(page.lines.lineAt(offset)),
    whole,
  ];
  return nest(candidates.filter((span) => touches(span, offset) && !isEmpty(span)));
}

/** The spans from the smallest to the largest, without those that stand across a smaller one. */
function nest(candidates: readonly Span[]): Span[] {
  const nested: Span[] = [];
  const bySize = [...candidates].sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  for (const span of bySize) {
    const last = nested.at(-1);
    if (!last || (contains(span, last) && span.end - span.start > last.end - last.start)) nested.push(span);
  }
  return nested;
}

const WORD = /[\p{L}\p{M}\p{N}_'’-]/u;

/** The run of letters and digits around an offset; in scripts that do not part words with spaces, all of the run. */
function wordAt({ text }: Playbook, offset: number): Span[] {
  const isOfWord = (index: number): boolean => WORD.test(text.charAt(index)) || isHalf(text, index);
  let [start, end] = [offset, offset];
  while (start > 0 && isOfWord(start - 1)) start--;
  while (end < text.length && isOfWord(end)) end++;
  return start < end ? [{ start, end }] : [];
}

/** Whether one half of a letter outside the basic plane is at an index. */
function isHalf(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdfff;
}

function tableSpans({ tables }: Playbook, offset: number): Span[] {
  const table = tables.find(({ span }) => touches(span, offset));
  if (!table) return [];
  const rows: readonly Row[] = [table.header, table.delimiter, ...table.rows];
  const row = rows.find(({ span }) => touches(span, offset));
  const cells = row?.cells.flatMap(({ span, outer }) => [span, outer]) ?? [];
  return [...cells, ...(row ? [row.span] : []), table.span];
}

function frontMatterSpans({ frontMatter }: Playbook): Span[] {
  if (!frontMatter) return [];
  const entries = frontMatter.entries.flatMap(({ key, value, items, span }) => [
    key.span,
    ...items.map((item) => item.span),
    value.span,
    span,
  ]);
  return [...entries, frontMatter.body, frontMatter.span];
}
