import type { Playbook, Section } from '../../playbook/model.ts';
import {
  headingSpan,
  kindTitle,
  leadingGap,
  lineStart,
  outlineEnd,
  outlineOf,
  pageSpan,
} from '../../playbook/queries/outline.ts';
import type { Profile } from '../../profile/profile.ts';
import type { KindDefinition } from '../../profile/types.ts';
import { lineEnding } from '../../text/lines.ts';
import { nearest } from '../../text/words.ts';
import { defineRule, type Fix, quotedAnd, quotedOr, type Report, replace } from '../rule.ts';
import { suggestText } from '../visible.ts';

export default defineRule({
  id: 'page/section-missing',
  scope: 'page',
  severity: 'warning',
  summary: 'A section that every page of this kind has is missing.',
  why: 'Readers expect the same sections on every page of a kind.',
  messages: {
    missing: { message: 'This {kind} has no section {names}.', advice: 'Add {sections} before "{next}".' },
    'missing-last': { message: 'This {kind} has no section {names}.', advice: 'Add {sections} at the end.' },
    mistyped: {
      message: 'This {kind} has no section "{name}".',
      advice: 'If "{heading}" is that section, rename it.',
    },
  },
  check({ page, profile, report }) {
    const kind = profile.kinds.get(page.kind ?? '');
    if (!kind?.sections) return;
    const missing = missingSections(kind, page, profile);
    const typos = mistypedSections(missing, page, profile);
    for (const [id, { section, name }] of typos) {
      report({
        message: 'mistyped',
        data: { kind: kindTitle(kind), name, heading: section.heading.text },
        span: headingSpan(section),
        subject: name,
        fixes: suggestText(section.heading, page, [name]),
      });
      missing.splice(missing.indexOf(id), 1);
    }
    for (const gap of gapsOf(missing, outlineOf(kind, profile), page))
      report(gapReport(gap, kind, page, profile));
  },
});

/** Required sections that no heading names. What the update summary needs is the business of its own rules. */
function missingSections(kind: KindDefinition, page: Playbook, profile: Profile): string[] {
  const present = new Set(page.sections.map(({ id }) => id));
  // A heading that only lacks its space is reported as what it is, by page/heading-space.
  for (const { span, textAt: blankAt } of page.brokenHeadings) {
    for (const { id } of profile.sections.findAnywhere(page.text.slice(blankAt, span.end))) present.add(id);
  }
  const optional = new Set([...(kind.optionalSections ?? []), profile.updateSummary?.section]);
  return (kind.sections ?? []).filter((id) => !present.has(id) && !optional.has(id));
}

/** Missing sections that an unknown heading comes near to, each with that heading. */
function mistypedSections(
  missing: readonly string[],
  page: Playbook,
  profile: Profile,
): Map<string, { section: Section; name: string }> {
  const found = new Map<string, { section: Section; name: string }>();
  for (const section of page.sections) {
    if (section.level === 1 || section.id !== undefined) continue;
    const [name] = nearest(section.heading.text, profile.sections.words(page.language), 1);
    const id = name && profile.sections.find(name, page.language)?.id;
    if (id && missing.includes(id) && !found.has(id)) found.set(id, { section, name });
  }
  return found;
}

/** A place in the outline at which sections are missing. */
interface Gap {
  readonly ids: string[];
  /** The sections of the outline around it, where there are any. */
  readonly previous: Section | undefined;
  readonly next: Section | undefined;
  readonly outline: readonly string[];
}

function gapsOf(missing: readonly string[], outline: readonly string[], page: Playbook): Gap[] {
  const present = outline.map((id) => page.sections.find((section) => section.id === id));
  const gaps: Gap[] = [];
  for (const id of missing) {
    const at = outline.indexOf(id);
    const previous = present.slice(0, at).findLast((section) => section !== undefined);
    const next = present.slice(at + 1).find((section) => section !== undefined);
    const last = gaps.at(-1);
    if (last && last.next === next && last.previous === previous) last.ids.push(id);
    else gaps.push({ ids: [id], previous, next, outline });
  }
  return gaps;
}

function gapReport(gap: Gap, kind: KindDefinition, page: Playbook, profile: Profile): Report {
  const { previous, next } = gap;
  const names = gap.ids.map((id) => profile.sections.preferred(id, page.language) ?? id);
  const data = { kind: kindTitle(kind), names: quotedOr(names), sections: quotedAnd(names) };
  const fixes = [insertion(gap, names, page, profile)];
  const about = { subject: names, fixes };
  if (next)
    return {
      message: 'missing',
      data: { ...data, next: next.heading.text },
      span: headingSpan(next),
      ...about,
    };
  const span = previous ? headingSpan(previous) : pageSpan(page);
  return { message: 'missing-last', data, span, ...about };
}

function insertion(
  { previous, next, outline }: Gap,
  names: readonly string[],
  page: Playbook,
  profile: Profile,
): Fix {
  const at = next
    ? lineStart(next.headingSpan.start, page)
    : previous
      ? outlineEnd(previous, outline, page, profile)
      : page.text.length;
  const eol = lineEnding(page.text);
  // An update summary may stand a level deeper than the outline that it ends.
  const level = Math.max(2, Math.min(previous?.level ?? 2, next?.level ?? 2));
  const headings = names.map((name) => `${'#'.repeat(level)} ${name}`).join(eol + eol);
  const trail = at === page.text.length ? eol : eol + eol;
  const title = names.length === 1 ? `Add the heading "${names[0]}"` : 'Add the headings';
  return replace({ start: at, end: at }, leadingGap(at, page) + headings + trail, title);
}
