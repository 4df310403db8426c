import type { Row } from '../../playbook/model.ts';
import { isEmpty } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'table/row-too-long',
  scope: 'page',
  severity: 'error',
  summary: 'A table row has more cells than the header. Task tables have their own rule.',
  why: 'The extra cells are cut off, so readers never see them.',
  messages: {
    long: {
      message: 'This row has {found} cells, but the header has only {expected}, so the rest is not shown.',
      advice:
        'Delete an extra pipe, write a pipe that belongs to the text as "\\|", or add columns to the header.',
    },
  },
  check({ page, report }) {
    const taskTables = new Set(page.taskTables.map(({ table }) => table));
    for (const { header, rows, rendered } of page.tables.filter((table) => !taskTables.has(table))) {
      const expected = header.cells.length;
      for (const row of rendered ? rows : []) {
        const [first, ...more] = row.cells.slice(expected);
        if (!first || [first, ...more].every(({ text }) => text === '')) continue;
        const span = isEmpty(first.span) ? first.outer : first.span;
        const fixes = more.length === 0 ? withoutEmptyCell(row) : [];
        report({ message: 'long', data: { found: row.cells.length, expected }, span, fixes });
      }
    }
  },
});

/** With one cell too many and one that is empty, the empty one may be the typo. */
function withoutEmptyCell({ cells }: Row): Fix[] {
  const empty = cells.filter(({ text }) => text === '');
  const [cell] = empty;
  if (!cell || empty.length > 1) return [];
  const edit = { span: { start: cell.outer.start, end: cell.outer.end + 1 }, newText: '' };
  return [{ title: 'Delete the empty cell', edits: [edit], safe: false }];
}
