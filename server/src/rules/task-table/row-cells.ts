import type { RowFault, Task, TaskTable } from '../../playbook/model.ts';
import { contains } from '../../text/span.ts';
import { all, defineRule, type Report } from '../rule.ts';

export default defineRule({
  id: 'task-table/row-cells',
  scope: 'page',
  severity: 'error',
  summary: "A row of a task table whose cells do not fit the table's columns.",
  why: 'One pipe too many or too few shifts all cells behind it: readers see a role where the requirement belongs, or lose cells and whole rows.',
  messages: {
    'missing-pipe':
      'A pipe is missing here: {cells} share a cell, and all that follows stands one column too far left. Put the pipe back.',
    'doubled-pipe':
      'There is a pipe too many here: all that follows stands one column too far right, and the last cell is cut off. Delete it.',
    'glued-rows':
      'Two rows stand on one line here, so that readers never see the second one{task}. Begin a new line.',
    'missing-cell':
      'This row lacks its {columns}, so that all that follows stands one column too far left. Write what belongs there.',
    'missing-end': 'This row ends before its {columns}. Write what belongs there.',
    'stray-pipe':
      'A pipe in this text parts one cell into two, so that all that follows stands one column too far right. Write a pipe that belongs to the text as "\\|".',
    'extra-cells':
      'This row has {found} cells, the table {wanted} columns: what is left over is not shown. Delete what is too much, or write a pipe that belongs to the text as "\\|".',
  },
  check({ page, report }) {
    const seen = new Set<RowFault>();
    for (const table of page.taskTables) {
      for (const task of table.tasks) {
        const { fault } = task;
        if (!fault || seen.has(fault)) continue;
        seen.add(fault);
        report(reportOf(fault, task, table));
      }
    }
  },
});

function reportOf(fault: RowFault, task: Task, table: TaskTable): Report {
  const fixes = fault.edit
    ? [{ title: TITLES[fault.kind], edits: [fault.edit], safe: SAFE.has(fault.kind) }]
    : [];
  const message = messageOf(fault, table);
  return { message, data: dataOf(fault, task, table), span: fault.span, fixes };
}

function messageOf({ kind, edit, lost }: RowFault, { columns }: TaskTable): string {
  if (kind === 'extra-cells' && edit) return 'stray-pipe';
  const isEnd =
    lost.length > 0 && columns.slice(-lost.length).every(({ id }) => id !== undefined && lost.includes(id));
  return kind === 'missing-cell' && isEnd ? 'missing-end' : kind;
}

const SAFE: ReadonlySet<RowFault['kind']> = new Set(['missing-pipe', 'doubled-pipe', 'glued-rows']);

const TITLES: Readonly<Record<RowFault['kind'], string>> = {
  'missing-pipe': 'Put the pipe back',
  'doubled-pipe': 'Delete the pipe',
  'glued-rows': 'Begin a new line',
  'missing-cell': 'Add an empty cell',
  'extra-cells': 'Make the pipe part of the text',
};

function dataOf(fault: RowFault, task: Task, table: TaskTable): Record<string, string | number> {
  const shared = [...task.cells.values()].filter(
    ({ span, text }) => text !== '' && contains(fault.span, span),
  );
  const lost = fault.lost.map((id) => table.columns.find((column) => column.id === id)?.header.text ?? id);
  const lastOnLine =
    fault.kind === 'glued-rows' ? table.tasks.findLast(({ row }) => row === task.row) : undefined;
  return {
    cells: shared.length < 2 ? 'two cells' : all(shared.map(({ text }) => text)),
    task: lastOnLine?.id && lastOnLine !== task ? ` (task ${lastOnLine.id.text})` : '',
    columns: lost.length === 0 ? 'cell' : all(lost),
    found: task.row.cells.length,
    wanted: table.columns.length,
  };
}
