import type { TaskTable } from '../../playbook/model.ts';
import { type Span, slice } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';
import { isOnlyHeaderShuffled, shuffledLayout } from './shared.ts';

export default defineRule({
  id: 'task-table/column-order',
  scope: 'page',
  severity: 'warning',
  summary: 'A task table whose columns stand in another order than in all others.',
  why: 'Readers who know the tables read the wrong cell, and rows copied from elsewhere do not fit.',
  messages: {
    order:
      'The column "{column}" belongs before "{before}" in a task table. Put the columns in the usual order.',
    header:
      'The header "{column}" stands behind "{before}", but the cells below are in the usual order. Put the header in order.',
  },
  check({ page, profile, report }) {
    for (const table of page.taskTables) {
      const ids = table.columns.map(({ id }) => id);
      const from = shuffledLayout(table, profile)?.map((id) => ids.indexOf(id));
      if (!from) continue;
      const at = from.findIndex((source, index) => source !== index);
      const [column, before] = [table.columns[from[at] ?? 0], table.columns[at]];
      if (!column || !before) continue;
      const data = { column: column.header.text, before: before.header.text };
      const isHeaderOnly = isOnlyHeaderShuffled(table, profile);
      const fix = reorder(table, from, isHeaderOnly, page.text);
      report({
        message: isHeaderOnly ? 'header' : 'order',
        data,
        span: column.header.span,
        fixes: fix ? [fix] : [],
      });
    }
  },
});

/** Moves cells, blanks included; only where each row concerned has all its cells. */
function reorder(
  { table }: TaskTable,
  from: readonly number[],
  isHeaderOnly: boolean,
  text: string,
): Fix | undefined {
  const rows = isHeaderOnly ? [table.header] : [table.header, table.delimiter, ...table.rows];
  if (!rows.every(({ cells }) => cells.length === from.length)) return undefined;
  const edits = rows.flatMap(({ cells }) =>
    from.flatMap((source, target) => {
      const [cell, old] = [cells[source]?.outer, cells[target]?.outer];
      return cell && old && source !== target ? [moved(cell, old, text)] : [];
    }),
  );
  return { title: 'Put the columns in the usual order', edits, safe: false };
}

function moved(cell: Span, old: Span, text: string) {
  return { span: old, newText: slice(text, cell) };
}
