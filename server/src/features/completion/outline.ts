import type { Playbook } from '../../playbook/model.ts';
import { outlineOf } from '../../playbook/queries/outline.ts';
import type { Profile } from '../../profile/profile.ts';
import type { FeatureContext } from '../context.ts';
import { type Cursor, isBlankLine } from '../cursor/cursor.ts';
import { t } from '../l10n.ts';
import type { CompletionDraft } from './item.ts';

/** Completes a heading; `undefined` when the cursor is in none. */
export function completeHeading(
  { page, profile }: FeatureContext,
  cursor: Cursor,
): CompletionDraft[] | undefined {
  const marks = /^ {0,3}(#{1,6})([ \t]*)/.exec(cursor.before);
  const level = marks?.[1]?.length ?? 0;
  if (!marks) return undefined;
  // The title of a page is its own.
  if (level === 1) return [];
  const start = cursor.lineSpan.start + marks[0].length;
  const prefix = marks[2] === '' ? ' ' : '';
  const span = { start, end: cursor.lineSpan.end };
  const known = namedSections(page, profile, cursor);
  const next = known.find(({ fits, id }) => fits && isOutlineLevel(level, id, page, profile));
  return known.map(({ id, name, isMissing, fits, inOutline }): CompletionDraft => {
    const isUsual = inOutline === isOutlineLevel(level, id, page, profile);
    return {
      label: name,
      kind: 'section',
      detail: isMissing && inOutline ? t('missing') : undefined,
      insert: prefix + name,
      span,
      filterText: profile.sections.spellings(id, page.language).join(' '),
      rank: (isUsual ? 0 : 4) + (fits ? 0 : isMissing ? 1 : 2),
      preselect: id === next?.id,
    };
  });
}

/** Whole headings, on a line with nothing or a word in it: those that the page lacks at this place. */
export function completeMissingHeadings(
  { page, profile }: FeatureContext,
  cursor: Cursor,
  start: number,
): CompletionDraft[] {
  if (cursor.after.trim() !== '' || !isBlankLine(page, cursor.line + 1)) return [];
  return namedSections(page, profile, cursor)
    .filter(({ fits }) => fits)
    .map(({ id, name }): CompletionDraft => {
      const level =
        id === profile.updateSummary?.section
          ? (profile.updateSummary.levels.at(-1) ?? 2)
          : outlineLevel(page);
      const heading = `${'#'.repeat(level)} ${name}`;
      const spellings = profile.sections.spellings(id, page.language).join(' ');
      const insert = isBlankLine(page, cursor.line - 1) ? heading : cursor.lineEnd + heading;
      return {
        label: heading,
        kind: 'section',
        detail: t('missing'),
        insert,
        span: { start, end: cursor.lineSpan.end },
        filterText: spellings,
      };
    });
}

interface NamedSection {
  readonly id: string;
  readonly name: string;
  readonly isMissing: boolean;
  /** Whether it is missing and belongs between the sections around the cursor. */
  readonly fits: boolean;
  /** Whether pages of this kind have it in their outline. */
  readonly inOutline: boolean;
}

/** The sections that the profile knows, those of the kind's outline first, in its order. */
function namedSections(page: Playbook, profile: Profile, cursor: Cursor): NamedSection[] {
  const kind = profile.kinds.get(page.kind ?? '');
  const outline = kind ? outlineOf(kind, profile) : [];
  const others = page.sections.filter(
    ({ headingSpan }) => page.lines.lineAt(headingSpan.start) !== cursor.line,
  );
  const present = new Set(others.map(({ id }) => id));
  const isBefore = ({ headingSpan }: (typeof others)[number]): boolean => headingSpan.start < cursor.offset;
  const rank = ({ id }: { readonly id: string | undefined }): number => outline.indexOf(id ?? '');
  const previous = Math.max(-1, ...others.filter(isBefore).map(rank));
  const nextRanks = others.filter((section) => !isBefore(section) && rank(section) >= 0).map(rank);
  const next = Math.min(outline.length, ...nextRanks);
  return [...new Set([...outline, ...profile.sections.ids])].flatMap((id): NamedSection[] => {
    const name = profile.sections.preferred(id, page.language);
    if (name === undefined) return [];
    const place = outline.indexOf(id);
    const isMissing = !present.has(id);
    const fits = isMissing && place > previous && place < next;
    return [{ id, name, isMissing, fits, inOutline: place >= 0 }];
  });
}

/** The level that the sections of a page's outline have. */
export function outlineLevel({ sections }: Playbook): number {
  const levels = sections.flatMap(({ id, level }) => (id !== undefined && level > 1 ? [level] : []));
  return levels.length > 0 ? Math.min(...levels) : 2;
}

function isOutlineLevel(level: number, id: string, page: Playbook, { updateSummary }: Profile): boolean {
  const isUpdates = id === updateSummary?.section;
  return level === outlineLevel(page) || (isUpdates && updateSummary.levels.includes(level));
}
