import type { Playbook } from '../playbook/model.ts';
import type { Span } from '../text/span.ts';
import type { FeatureContext } from './context.ts';

/** Lines that can be folded into their first one; 0-based, both included. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: 'front-matter' | 'section' | 'table' | 'comment';
}

/**
 * What can be folded: front matter, sections, tables, and comments over several lines. Fenced code, lists and quotes are left to
 * the editor's Markdown support. Editors that fold sections themselves show a range given twice only once.
 */
export function foldingRanges({ page }: Pick<FeatureContext, 'page'>): FoldingRange[] {
  const { frontMatter, sections, tables } = page;
  return [
    ...(frontMatter ? fold('front-matter', frontMatter.span, page) : []),
    ...sections.flatMap(({ span }) => fold('section', withoutBlankEnd(span, page), page)),
    ...tables.flatMap(({ span }) => fold('table', span, page)),
    ...comments(page).flatMap((span) => fold('comment', span, page)),
  ].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function fold(kind: FoldingRange['kind'], { start, end }: Span, { lines }: Playbook): FoldingRange[] {
  const [startLine, endLine] = [lines.lineAt(start), lines.lineAt(end)];
  return startLine < endLine ? [{ startLine, endLine, kind }] : [];
}

/** A section without the blank lines at its end: those still part it from the next one when it is folded. */
function withoutBlankEnd({ start, end }: Span, { text }: Playbook): Span {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return { start, end: last };
}

/** HTML comments; one that is in code is folded too, which does no harm. */
function comments({ text, frontMatter }: Playbook): Span[] {
  const found: Span[] = [];
  for (let start = text.indexOf('<!--', frontMatter?.span.end ?? 0); start >= 0; ) {
    const end = text.indexOf('-->', start + 4);
    if (end < 0) break;
    found.push({ start, end: end + 3 });
    start = text.indexOf('<!--', end + 3);
  }
  return found;
}
