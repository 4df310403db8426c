import { readLabel } from '../../playbook/labels.ts';
import type { Playbook } from '../../playbook/model.ts';
import { expectedPhase } from '../../playbook/queries/phase.ts';
import { sectionAt } from '../../playbook/sections.ts';
import { fold } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';
import { type Cursor, isBlankLine } from '../cursor/cursor.ts';
import {
  type AttributeStyle,
  attributeStyleOf,
  breakAfter,
  missingBreakSpaces,
} from '../writing/attribute-style.ts';
import { choice, field, type Piece } from '../writing/template.ts';
import type { CompletionDraft } from './item.ts';

/**
 * Labels of key/value lines, where such lines stand: below a heading, with nothing but others of them between. Those that are
 * usual there and not yet there, in order.
 */
export function completeLabels(context: FeatureContext, cursor: Cursor): CompletionDraft[] {
  const { page } = context;
  const indent = /^ {0,3}/.exec(cursor.before)?.[0].length ?? 0;
  const start = cursor.lineSpan.start + indent;
  if (cursor.after.trim() !== '' || !isPlaceForLabels(page, cursor.line)) return [];
  const section = sectionAt(page.sections, cursor.offset);
  const present = new Set(
    page.attributes.flatMap(({ id, section: own, span }) =>
      own === section && span.start < cursor.lineSpan.start ? [id] : [],
    ),
  );
  const style = attributeStyleOf(page);
  const lineBreak = breakAfter(page, cursor);
  const breakAbove = missingBreakAbove(context, cursor);
  const isTop = section < 0 || page.sections[section]?.level === 1;
  return (isTop ? topAttributes(context) : stepAttributes(context, section))
    .filter((id) => !present.has(id))
    .flatMap((id, index): CompletionDraft[] => {
      const line = attributeLine(id, context, style);
      const label = context.profile.attributes.preferred(id, page.language);
      if (!line || label === undefined) return [];
      return [
        {
          label,
          kind: 'key',
          insert: lineBreak === '' ? line : [...line, lineBreak],
          // What is behind the cursor are spaces only.
          span: { start, end: cursor.lineSpan.end },
          additionalEdits: breakAbove,
          filterText: context.profile.attributes.spellings(id, page.language).join(' '),
          preselect: index === 0,
          retrigger: line.some((piece) => typeof piece !== 'string' && piece.text === ''),
        },
      ];
    });
}

/** A key/value line of the page's language, its value to be filled in; the phase is known from the file's name. */
export function attributeLine(
  id: string,
  { page, profile }: Pick<FeatureContext, 'page' | 'profile'>,
  style: AttributeStyle = attributeStyleOf(page),
): Piece[] | undefined {
  const label = profile.attributes.preferred(id, page.language);
  if (label === undefined) return undefined;
  const { before, between, behind } = style;
  return [`${before}${label}${between}`, attributeValue(id, page, profile), behind];
}

function attributeValue(id: string, page: Playbook, profile: FeatureContext['profile']): Piece {
  if (profile.attributeDefinitions.get(id)?.type !== 'phase') return field();
  const expected = expectedPhase(page, profile);
  if (expected !== undefined) return expected;
  return choice(profile.phases.ids.flatMap((phase) => profile.phases.preferred(phase, page.language) ?? []));
}

/** The attributes that stand below the title: those that the page's kind has; any, where it has none. */
function topAttributes({ page, profile }: FeatureContext): readonly string[] {
  const ofKind = profile.kinds.get(page.kind ?? '')?.attributes ?? [];
  return ofKind.length > 0 ? ofKind : [...profile.attributeDefinitions.keys()];
}

/**
 * The attributes that stand further down: all others, those first that the page has already.
 *
 * @param except index of a section that does not count
 */
export function stepAttributes(
  { page, profile }: Pick<FeatureContext, 'page' | 'profile'>,
  except?: number,
): string[] {
  const ofKind = profile.kinds.get(page.kind ?? '')?.attributes ?? [];
  const others = [...profile.attributeDefinitions.keys()].filter((id) => !ofKind.includes(id));
  const used = new Set(page.attributes.flatMap(({ id, section }) => (section === except ? [] : [id])));
  return [...others.filter((id) => used.has(id)), ...others.filter((id) => !used.has(id))];
}

/** More lines than any step has labels. */
const MAX_LABELS = 12;

function isPlaceForLabels(page: Playbook, line: number): boolean {
  const first = page.frontMatter ? page.lines.lineAt(page.frontMatter.span.end) : -1;
  for (let above = line - 1; above >= Math.max(first, line - MAX_LABELS); above--) {
    if (above === first) return true;
    if (isBlankLine(page, above)) continue;
    const { start } = page.lines.line(above);
    if (page.sections.some(({ headingSpan }) => headingSpan.start <= start && start <= headingSpan.end))
      return true;
    if (!isAttributeLine(page, above)) return false;
  }
  return false;
}

function isAttributeLine({ attributes, lines }: Playbook, line: number): boolean {
  const { start, end } = lines.line(line);
  return attributes.some(({ span }) => span.start <= end && span.end >= start);
}

/** The spaces that the key/value line right above lacks. */
function missingBreakAbove(
  { page, profile }: FeatureContext,
  { line }: Cursor,
): CompletionDraft['additionalEdits'] {
  if (line === 0) return undefined;
  const above = page.lines.line(line - 1);
  const labelled = readLabel(page.text, above);
  if (!labelled || profile.attributes.findAnywhere(fold(labelled.labelText)).length === 0) return undefined;
  const spaces = missingBreakSpaces(page.text.slice(above.start, above.end));
  return spaces === '' ? undefined : [{ span: { start: above.end, end: above.end }, newText: spaces }];
}
