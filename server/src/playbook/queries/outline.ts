import type { Profile } from '../../profile/profile.ts';
import type { KindDefinition } from '../../profile/types.ts';
import { lineEnding } from '../../text/lines.ts';
import { isEmpty, type Span, trim } from '../../text/span.ts';
import type { Playbook, Section } from '../model.ts';

/** The page's title: its first heading of level 1 that says anything. */
export function titleOf({ sections }: Playbook): Section | undefined {
  return sections.find(({ level, heading }) => level === 1 && heading.text !== '');
}

/** Where a finding about the page as a whole is shown: its title, else its first heading, else its first line. */
export function pageSpan(page: Playbook): Span {
  const heading = titleOf(page) ?? page.sections[0];
  return heading ? headingSpan(heading) : firstLine(page);
}

/** A heading's text; the whole line where there is none. */
export function headingSpan({ heading, headingSpan: line }: Section): Span {
  return isEmpty(heading.span) ? line : heading.span;
}

/** The first line below the front matter that is not blank, without its indentation. */
function firstLine({ lines, text, frontMatter }: Playbook): Span {
  const body = trim(text, { start: frontMatter?.span.end ?? 0, end: text.length });
  return trim(text, { start: body.start, end: lines.line(lines.lineAt(body.start)).end });
}

/** What a page's kind is called in messages. */
export function kindTitle(kind: KindDefinition): string {
  return kind.title ?? 'page';
}

/**
 * The sections that a kind has, in order. The section of the update summary is the last one where the kind does not place
 * it, so that others can be placed before it.
 */
export function outlineOf(kind: KindDefinition, profile: Profile): readonly string[] {
  const sections = kind.sections ?? [];
  const updates = profile.updateSummary?.section;
  return updates === undefined || sections.includes(updates) ? sections : [...sections, updates];
}

/**
 * Where the text of an outline section ends: at the next section of the outline, or before the link home, which belongs to
 * the page and not to its last section.
 */
export function outlineEnd(
  section: Section,
  outline: readonly string[],
  page: Playbook,
  profile: Profile,
): number {
  const next = page.sections.find(
    (later) =>
      later.headingSpan.start > section.headingSpan.start &&
      (later.level <= section.level || (later.id !== undefined && outline.includes(later.id))),
  );
  const end = next ? lineStart(next.headingSpan.start, page) : page.text.length;
  const home = page.links.findLast(({ span, url }) => span.start < end && isHome(url.text, profile));
  if (next || !home || home.span.start < section.headingSpan.end) return end;
  const nothingBelow =
    page.text.slice(page.lines.line(page.lines.lineAt(home.span.end)).end, end).trim() === '';
  return nothingBelow ? lineStart(home.span.start, page) : end;
}

/** Whether an address is that of the link home, whichever way its scheme, its case and its last slash are written. */
export function isHome(url: string, { links }: Profile): boolean {
  return links.home !== undefined && links.home !== '' && bareAddress(url) === bareAddress(links.home);
}

function bareAddress(url: string): string {
  const address = url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '');
  return address.endsWith('/') ? address.slice(0, -1) : address;
}

/** The offset at which the line of an offset starts. */
export function lineStart(offset: number, { lines }: Playbook): number {
  return lines.line(lines.lineAt(offset)).start;
}

/** The line ends that must go before text inserted at an offset, so that a blank line parts it from what is above. */
export function leadingGap(offset: number, { text }: Playbook): string {
  const eol = lineEnding(text);
  const above = text.slice(Math.max(0, offset - 200), offset);
  if (above.trim() === '' || /\n[^\S\n]*\n$/.test(above)) return '';
  return above.endsWith('\n') ? eol : eol + eol;
}
