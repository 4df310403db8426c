import type { Row } from '../../playbook/model.ts';
import { isEmpty } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'table/row-too-long',
  scope: 'page',
  severity: 'error',
  summary: 'A table row with more cells than the header. Task tables have a rule of their own.',
  why: 'What stands behind the last column is cut off: readers never see it.',
  messages: {
    long: 'This row has {found} cells, the header {wanted}: from here on, readers see nothing of the row. Delete a pipe too many, write one that belongs to the text as "\\|", or add columns to the header.',
  },
  check({ page, report }) {
    const taskTables = new Set(page.taskTables.map(({ table }) => table));
    for (const { header, rows, rendered } of page.tables.filter((table) => !taskTables.has(table))) {
      const wanted = header.cells.length;
      for (const row of rendered ? rows : []) {
        const [first, ...more] = row.cells.slice(wanted);
        if (!first || [first, ...more].every(({ text }) => text === '')) continue;
        const span = isEmpty(first.span) ? first.outer : first.span;
        const fixes = more.length === 0 ? withoutEmptyCell(row) : [];
        report({ message: 'long', data: { found: row.cells.length, wanted }, span, fixes });
      }
    }
  },
});

/** With one cell too many and one that is empty, the empty one may be the slip. */
function withoutEmptyCell({ cells }: Row): Fix[] {
  const empty = cells.filter(({ text }) => text === '');
  const [cell] = empty;
  if (!cell || empty.length > 1) return [];
  const edit = { span: { start: cell.outer.start, end: cell.outer.end + 1 }, newText: '' };
  return [{ title: 'Remove the empty cell', edits: [edit], safe: false }];
}
