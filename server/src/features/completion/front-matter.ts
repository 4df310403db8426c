import { yamlText } from '../../playbook/queries/yaml-text.ts';
import type { Span } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import type { Cursor } from '../cursor/cursor.ts';
import { type FrontMatterCursor, frontMatterAt } from '../cursor/front-matter.ts';
import { escapeMarkdown } from '../documentation-text.ts';
import { t } from '../l10n.ts';
import { choice, field, type Piece } from '../writing/template.ts';
import { candidateValues } from './front-matter-values.ts';
import type { CompletionDraft } from './item.ts';

/** Completes keys and values of the front matter; `undefined` when the cursor stands elsewhere. */
export function completeFrontMatter(context: FeatureContext, cursor: Cursor): CompletionDraft[] | undefined {
  const place = frontMatterAt(context.page, cursor);
  if (!place || place.part === 'other') return place && [];
  return place.part === 'key' ? completeKey(place, context, cursor) : completeValue(place, context, cursor);
}

function completeKey(
  { span, hasColon, present, closed }: Extract<FrontMatterCursor, { part: 'key' }>,
  context: FeatureContext,
  { lineEnd }: Cursor,
): CompletionDraft[] {
  const missing = Object.entries(context.profile.frontMatter.keys).filter(([key]) => !present.has(key));
  const required = missing.flatMap(([key, definition]) => (definition.required ? [key] : []));
  const single = missing.map(([key, definition]): CompletionDraft => {
    const { description } = definition;
    const detail = definition.required ? t('required') : undefined;
    const hasChoices = definition.values !== undefined || definition.recurring === true;
    return {
      label: key,
      kind: 'key',
      detail,
      ...(description !== undefined && { documentation: () => escapeMarkdown(description) }),
      insert: hasColon ? key : [`${key}: `, ...valuePieces(key, context)],
      span,
      rank: 1,
      retrigger: !hasColon && hasChoices,
    };
  });
  if (hasColon || required.length < 2) return single;
  const lines = required.flatMap((key, index): Piece[] => [
    `${index > 0 ? lineEnd : ''}${key}: `,
    ...valuePieces(key, context),
  ]);
  const all: CompletionDraft = {
    label: t('All missing keys'),
    kind: 'key',
    detail: required.join(', '),
    insert: closed ? lines : [...lines, `${lineEnd}---${lineEnd}`],
    span,
    filterText: required.join(' '),
  };
  return [all, ...single];
}

/** Beyond these, choices are no help. */
const MAX_CHOICES = 12;

/** A key's value where it is plain, otherwise a field, with the likeliest value in it if there is one. */
export function valuePieces(key: string, context: FeatureContext): Piece[] {
  const definition = context.profile.frontMatter.keys[key];
  const candidates = candidateValues(key, -1, context).map(({ text }) => yamlText(text));
  if (definition?.type === 'date') return [candidates[0] ?? field()];
  if (definition?.values) return [choice(candidates.slice(0, MAX_CHOICES))];
  return [field(candidates[0] ?? '')];
}

function completeValue(
  place: Extract<FrontMatterCursor, { part: 'value' }>,
  context: FeatureContext,
  { offset, line }: Cursor,
): CompletionDraft[] {
  const { page, profile } = context;
  const { key, quoted } = place;
  const definition = profile.frontMatter.keys[key];
  if (!definition) return [];
  const separator = place.separator ?? definition.separator;
  const { current, others } =
    separator === undefined
      ? { current: place.span, others: [] }
      : itemAt(page.text, place.span, separator, offset);
  // Right behind a separator as right behind the colon.
  const behindText = current.start === offset && /[,;]/.test(page.text.charAt(offset - 1));
  const prefix = place.needsSpace || behindText ? ' ' : '';
  return candidateValues(key, line, context)
    .filter(({ text }) => !others.includes(text))
    .map(({ text, kind, detail, likely }): CompletionDraft => {
      const written = quoted ? text : yamlText(text);
      return { label: text, kind, detail, insert: prefix + written, span: current, preselect: likely };
    });
}

/** The item of a list that the cursor is in, and the texts of all others. */
function itemAt(
  text: string,
  { start, end }: Span,
  separator: string,
  offset: number,
): { readonly current: Span; readonly others: readonly string[] } {
  const others: string[] = [];
  let current: Span = { start: offset, end: offset };
  let from = start;
  for (const item of text.slice(start, end).split(separator)) {
    const to = from + item.length;
    if (from <= offset && offset <= to) {
      let first = from;
      let last = to;
      while (first < offset && /\s/.test(text.charAt(first))) first++;
      while (last > offset && /\s/.test(text.charAt(last - 1))) last--;
      current = { start: first, end: last };
    } else others.push(item.trim().replace(/^["']|["']$/g, ''));
    from = to + separator.length;
  }
  return { current, others };
}
