import type { UpdateSummary } from '../../playbook/model.ts';
import { columnDefinitions } from '../../playbook/queries/update-summary.ts';
import { slice } from '../../text/span.ts';
import type { FeatureContext } from '../context.ts';
import type { Cursor } from '../cursor/cursor.ts';
import type { TableCursor } from '../cursor/table.ts';
import { t } from '../l10n.ts';
import { cellText } from '../markdown-text.ts';
import { people } from '../people.ts';
import { cellEdit, cellStart, rowEdit } from '../writing/row-edit.ts';
import { rowStyleOf } from '../writing/row-writer.ts';
import { updateColumnIds, updateRow } from '../writing/update-row.ts';
import type { CompletionDraft } from './item.ts';

/** Completes a cell of the update summary: the date with the whole row, and people. */
export function completeUpdateRow(
  context: FeatureContext,
  cursor: Cursor,
  place: TableCursor,
  summary: UpdateSummary,
): CompletionDraft[] {
  const { page, profile, author } = context;
  const columns = updateColumnIds(summary, profile);
  const id = columns[place.column];
  const type = new Map(columnDefinitions(profile)).get(id ?? '')?.type;
  const style = rowStyleOf(summary.table, page.text, cursor.line);
  const start = cellStart(place, style, cursor);
  const end = Math.max(place.cells[place.column]?.content.end ?? start, cursor.offset);
  if (type === 'person') {
    return people(context, cursor.line).map((name, index) => {
      const edit = cellEdit(place, { start, end }, cellText(name), style, page.text);
      const preselect = index === 0 && name === author?.trim();
      return {
        label: name,
        kind: 'person',
        insert: edit.newText,
        span: edit.span,
        filterText: name,
        preselect,
      };
    });
  }
  if (type !== 'date') return [];
  const row = updateRow(columns, { author }, context, summary);
  const date = row[place.column];
  if (typeof date !== 'string') return [];
  const others = place.cells.filter((_, index) => index !== place.column);
  const isNew = others.every(({ content }) => slice(page.text, content) === '');
  const edit = isNew
    ? rowEdit(place, row, start, style, page.text, cursor)
    : cellPieces(cellEdit(place, { start, end }, date, style, page.text));
  const detail = isNew && author !== undefined ? t('today, {0}', author) : t('today');
  return [{ label: date, kind: 'date', detail, ...edit, preselect: true }];
}

function cellPieces({
  span,
  newText,
}: ReturnType<typeof cellEdit>): Pick<CompletionDraft, 'span' | 'insert'> {
  return { span, insert: newText };
}
