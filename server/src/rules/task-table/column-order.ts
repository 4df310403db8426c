import type { TaskTable } from '../../playbook/model.ts';
import { type Span, slice } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';
import { isOnlyHeaderShuffled, shuffledLayout } from './shared.ts';

export default defineRule({
  id: 'task-table/column-order',
  scope: 'page',
  severity: 'warning',
  summary: 'The columns of a task table are not in the usual order.',
  why: 'Readers who know the tables read the wrong cell, and rows copied from other tables do not fit.',
  messages: {
    order: {
      message: 'The column "{column}" belongs before "{before}".',
      advice: 'Put the columns in the usual order.',
    },
    header: {
      message: 'The header "{column}" comes after "{before}", but the cells below are in the usual order.',
      advice: 'Put the headers in the usual order.',
    },
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

/** Moves cells, spaces included; only where each row concerned has all its cells. */
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
