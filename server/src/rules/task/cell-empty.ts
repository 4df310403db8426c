import type { Part, Task } from '../../playbook/model.ts';
import { contains, isEmpty, type Span } from '../../text/span.ts';
import { defineRule, quotedAnd } from '../rule.ts';
import { wellFormedTasks } from './shared.ts';

export default defineRule({
  id: 'task/cell-empty',
  scope: 'page',
  severity: 'warning',
  summary: 'A required cell of a task row is empty.',
  why: 'Readers act on these columns, so an empty cell leaves them guessing.',
  messages: {
    empty: { message: 'This task has no value for {columns}.', advice: 'Fill in the row.' },
  },
  check({ page, profile, report }) {
    for (const { task, table } of wellFormedTasks(page, profile)) {
      const empty = table.columns.flatMap(({ id, header }) => {
        const cell = id === undefined ? undefined : task.cells.get(id);
        const required = id !== undefined && profile.taskTable.columns.get(id)?.required === true;
        return required && cell?.text === '' ? [{ cell, header }] : [];
      });
      const [first] = empty;
      if (!first) continue;
      const columns = quotedAnd(empty.map(({ header }) => header.text));
      report({ message: 'empty', data: { columns }, span: place(first.cell, task) });
    }
  },
});

/** The spaces of the empty cell, or another cell of the row where it has none. */
function place(empty: Part, { row }: Task): Span {
  const cell = row.cells.find(({ outer }) => contains(outer, empty.span));
  if (cell && !isEmpty(cell.outer)) return cell.outer;
  return row.cells.find(({ text }) => text !== '')?.span ?? row.span;
}
