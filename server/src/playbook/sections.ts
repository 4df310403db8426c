import type { Profile } from '../profile/profile.ts';
import type { LineIndex } from '../text/lines.ts';
import { contains, type Span, trim } from '../text/span.ts';
import { tidy } from '../text/words.ts';
import type { Block } from './markdown/types.ts';
import type { Section } from './model.ts';

/**
 * The headings of a page that make its outline: those in no quote and no list, in order. Where a merge left `=======` below a
 * paragraph, Markdown sees a heading that nobody wrote: it is none.
 */
export function headingBlocks(blocks: readonly Block[], conflictMarkers: readonly Span[]): readonly Block[] {
  return blocks.filter(
    (block) =>
      block.kind === 'heading' &&
      block.containers.length === 0 &&
      !conflictMarkers.some((marker) => contains(block.span, marker)),
  );
}

/**
 * The sections that the headings open, not yet named: which words name a section depends on the page's language.
 * @param anchors those of the headings (`headingAnchors`)
 */
export function readSections(
  headings: readonly Block[],
  anchors: ReadonlyMap<Block, string>,
  text: string,
  lines: LineIndex,
): Section[] {
  const lineSpans = headings.map(({ span }) => ({
    start: lines.line(lines.lineAt(span.start)).start,
    end: lines.line(lines.lineAt(Math.max(span.start, span.end - 1))).end,
  }));
  const ends = sectionEnds(headings, lineSpans, text.length);
  return headings.map((block, index) => {
    const headingSpan = lineSpans[index] ?? block.span;
    const content = contentOf(block);
    return {
      id: undefined,
      level: block.level,
      heading: { span: trim(text, content), text: tidy(block.text) },
      headingSpan,
      span: { start: headingSpan.start, end: ends[index] ?? text.length },
      anchor: anchors.get(block) ?? '',
    };
  });
}

/** Where each section ends: at the next heading of its level or above. Works from the last to the first, on a stack. */
function sectionEnds(headings: readonly Block[], lineSpans: readonly Span[], end: number): number[] {
  const ends = new Array<number>(headings.length).fill(end);
  const next: number[] = [];
  for (let i = headings.length - 1; i >= 0; i--) {
    const level = headings[i]?.level ?? 0;
    while (next.length > 0 && (headings[next.at(-1) ?? 0]?.level ?? 0) > level) next.pop();
    const follower = next.at(-1);
    if (follower !== undefined) ends[i] = lineSpans[follower]?.start ?? end;
    next.push(i);
  }
  return ends;
}

function contentOf({ lines, span }: Block): Span {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? { start: first.start, end: last.end } : { start: span.end, end: span.end };
}

/** The sections with their ids. */
export function nameSections(sections: readonly Section[], profile: Profile, language: string): Section[] {
  return sections.map((section) => ({ ...section, id: sectionId(section.heading.text, profile, language) }));
}

/** The id of a section name; a colon behind it does not count. */
function sectionId(name: string, { sections }: Profile, language: string): string | undefined {
  const bare = name.replace(/\s*:$/, '');
  return (sections.find(bare, language) ?? sections.findAnywhere(bare)[0])?.id;
}

/** The index of the section that an offset lies in, the innermost one; -1 above the first heading. */
export function sectionAt(sections: readonly Section[], offset: number): number {
  let low = -1;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** For each section whether it, or one that it is a part of, has this id. */
export function sectionsWithin(sections: readonly Section[], id: string | undefined): readonly boolean[] {
  let end = -1;
  return sections.map((section) => {
    if (id !== undefined && section.id === id) end = Math.max(end, section.span.end);
    return section.span.start < end;
  });
}
