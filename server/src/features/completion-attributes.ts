import { expectedPhase, phaseOfFile } from '../rules/phase.ts';
import type { TextEdit } from '../text/edit.ts';
import { type AttributeCursor, attributeAt } from './attribute-cursor.ts';
import { breakAfter } from './attribute-style.ts';
import type { Draft } from './completion-item.ts';
import { completeNames } from './completion-names.ts';
import type { FeatureContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { t } from './l10n.ts';
import { toPlain } from './template.ts';
import { wordingOf } from './wording.ts';

/** Completes the value of a key/value line; `undefined` when the cursor is in none. */
export function completeAttributeValue(context: FeatureContext, cursor: Cursor): Draft[] | undefined {
  const { page, profile } = context;
  const place = attributeAt(context, cursor);
  if (!place) return undefined;
  const type = profile.attributeDefinitions.get(place.id)?.type;
  const drafts = type === 'phase' ? phases(place, context) : names(place, type, context, cursor);
  const lineBreak = place.isFirstLine ? breakAfter(page, cursor) : '';
  return drafts.map((draft) => {
    const written = place.prefix + place.open + toPlain([draft.insert].flat()) + place.close;
    const isLast = draft.span.end === cursor.lineSpan.end;
    const end = cursor.lineSpan.end;
    const edits: TextEdit[] =
      lineBreak !== '' && !isLast ? [{ span: { start: end, end }, newText: lineBreak }] : [];
    return { ...draft, insert: written + (isLast ? lineBreak : ''), additionalEdits: edits };
  });
}

function phases({ region }: AttributeCursor, { page, profile }: FeatureContext): Draft[] {
  const expected = expectedPhase(page, profile);
  const own = phaseOfFile(page.path, profile);
  return profile.phases.ids.flatMap((id): Draft[] => {
    const name = profile.phases.preferred(id, page.language);
    if (name === undefined) return [];
    const isOwn = name === expected;
    const detail = isOwn ? t('as in the file name, "{0}"', own?.prefix ?? '') : undefined;
    const filterText = [...profile.phases.spellings(id, page.language), id].join(' ');
    return [
      {
        label: name,
        kind: 'phase',
        detail,
        insert: name,
        span: region,
        filterText,
        preselect: isOwn,
        rank: isOwn ? 0 : 1,
      },
    ];
  });
}

function names(
  place: AttributeCursor,
  type: string | undefined,
  context: FeatureContext,
  { offset, lineSpan }: Cursor,
): Draft[] {
  if (type !== 'roles' && type !== 'services') return [];
  const { page, profile } = context;
  const wording = wordingOf(page, profile);
  const list =
    type === 'roles'
      ? { names: profile.roles, kind: 'role' as const, spell: wording.role, separator: wording.roleSeparator }
      : {
          names: profile.services,
          kind: 'service' as const,
          spell: wording.service,
          separator: wording.serviceSeparator,
        };
  return completeNames({ ...list, region: place.region, offset }, context).filter(
    ({ span }) => span.start >= lineSpan.start,
  );
}
