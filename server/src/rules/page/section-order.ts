import type { Playbook, Section } from '../../playbook/model.ts';
import {
  headingSpan,
  kindTitle,
  leadingGap,
  lineStart,
  outlineEnd,
  outlineOf,
} from '../../playbook/queries/outline.ts';
import type { Profile } from '../../profile/profile.ts';
import { lineEnding } from '../../text/lines.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'page/section-order',
  scope: 'page',
  severity: 'warning',
  summary: 'A section is not in the usual order.',
  why: 'Readers expect the sections of every page in the same order.',
  messages: {
    late: {
      message: 'The section "{name}" belongs before "{other}".',
      advice: 'Move it up, so that every {kind} has the same order.',
    },
    early: {
      message: 'The section "{name}" belongs after "{other}".',
      advice: 'Move it down, so that every {kind} has the same order.',
    },
  },
  check({ page, profile, report }) {
    const kind = profile.kinds.get(page.kind ?? '');
    if (!kind?.sections) return;
    const outline = outlineOf(kind, profile);
    const placed = placedSections(outline, page, profile);
    const kept = longestInOrder(placed);
    for (const moved of placed.filter((section) => !kept.includes(section))) {
      const index = placed.indexOf(moved);
      const below = kept.find((other) => placed.indexOf(other) < index && other.rank > moved.rank);
      const above = kept.findLast((other) => placed.indexOf(other) > index && other.rank < moved.rank);
      const other = below ?? above;
      if (!other) continue;
      const to = below
        ? lineStart(other.section.headingSpan.start, page)
        : outlineEnd(other.section, outline, page, profile);
      const name = moved.section.heading.text;
      report({
        message: below ? 'late' : 'early',
        data: { name, other: other.section.heading.text, kind: kindTitle(kind) },
        span: headingSpan(moved.section),
        fixes: [move(moved.section, to, outlineEnd(moved.section, outline, page, profile), page)],
        related: [{ message: `"${other.section.heading.text}" is here.`, span: headingSpan(other.section) }],
      });
    }
  },
});

interface Placed {
  readonly section: Section;
  /** Its place in the outline of the kind. */
  readonly rank: number;
}

/**
 * The sections of the outline, in the page's order: those that occur once and stand at its level. A section may well repeat,
 * for each part of a page; nobody can say which of them is out of place. The update summary may stand at any level.
 */
function placedSections(outline: readonly string[], page: Playbook, profile: Profile): Placed[] {
  const updates = profile.updateSummary?.section;
  const named = page.sections.filter(
    ({ id, level }) => id !== undefined && outline.includes(id) && (level > 1 || id === updates),
  );
  const level = named.reduce(
    (lowest, { id, level }) => (id === updates ? lowest : Math.min(lowest, level)),
    6,
  );
  const times = new Map<string | undefined, number>();
  const ofLevel = named.filter((section) => section.level === level || section.id === updates);
  for (const { id } of ofLevel) times.set(id, (times.get(id) ?? 0) + 1);
  return ofLevel
    .filter(({ id }) => times.get(id) === 1)
    .map((section) => ({ section, rank: outline.indexOf(section.id ?? '') }));
}

/** The largest part of the sections that is in order already: all others must move. Of several such parts, the first. */
function longestInOrder(placed: readonly Placed[]): readonly Placed[] {
  const best: (readonly Placed[])[] = [];
  for (const [index, one] of placed.entries()) {
    const before = best.filter((_, earlier) => (placed[earlier]?.rank ?? 0) < one.rank);
    best[index] = [
      ...before.reduce((longest, next) => (next.length > longest.length ? next : longest), []),
      one,
    ];
  }
  return best.reduce((longest, next) => (next.length > longest.length ? next : longest), []);
}

/** Moves a section with all its text. Where it was the last of the page, the blank lines above it go with it. */
function move(section: Section, to: number, end: number, page: Playbook): Fix {
  const { text } = page;
  const start = lineStart(section.headingSpan.start, page);
  const eol = lineEnding(text);
  const moved = text.slice(start, end).trimEnd() + eol + (to < text.length ? eol : '');
  const isLast = text.slice(end).trim() === '';
  const above = text.slice(0, start).trimEnd().length;
  return {
    title: `Move "${section.heading.text}" to its usual place`,
    edits: [
      { span: { start: to, end: to }, newText: leadingGap(to, page) + moved },
      isLast && to < above
        ? { span: { start: above, end: text.length }, newText: eol }
        : { span: { start, end }, newText: '' },
    ],
    safe: false,
  };
}
