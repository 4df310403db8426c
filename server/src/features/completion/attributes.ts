import { expectedPhase, phaseOfFile } from '../../playbook/queries/phase.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { FeatureContext } from '../context.ts';
import { type AttributeCursor, attributeAt } from '../cursor/attribute.ts';
import type { Cursor } from '../cursor/cursor.ts';
import { t } from '../l10n.ts';
import { breakAfter } from '../writing/attribute-style.ts';
import { pageStyleOf } from '../writing/page-style.ts';
import { toPlain } from '../writing/template.ts';
import type { CompletionDraft } from './item.ts';
import { completeNames } from './names.ts';

/** Completes the value of a key/value line; `undefined` when the cursor is in none. */
export function completeAttributeValue(
  context: FeatureContext,
  cursor: Cursor,
): CompletionDraft[] | undefined {
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

function phases({ region }: AttributeCursor, { page, profile }: FeatureContext): CompletionDraft[] {
  const expected = expectedPhase(page, profile);
  const own = phaseOfFile(page.path, profile);
  return profile.phases.ids.flatMap((id): CompletionDraft[] => {
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
): CompletionDraft[] {
  if (type !== 'roles' && type !== 'services') return [];
  const { page, profile } = context;
  const pageStyle = pageStyleOf(page, profile);
  const list =
    type === 'roles'
      ? {
          names: profile.roles,
          kind: 'role' as const,
          spell: pageStyle.role,
          separator: pageStyle.roleSeparator,
        }
      : {
          names: profile.services,
          kind: 'service' as const,
          spell: pageStyle.service,
          separator: pageStyle.serviceSeparator,
        };
  return completeNames({ ...list, region: place.region, offset }, context).filter(
    ({ span }) => span.start >= lineSpan.start,
  );
}
