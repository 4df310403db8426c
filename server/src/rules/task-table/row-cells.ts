import type { RowFault, Task, TaskTable } from '../../playbook/model.ts';
import { contains } from '../../text/span.ts';
import { all, defineRule, type Report } from '../rule.ts';

export default defineRule({
  id: 'task-table/row-cells',
  scope: 'page',
  severity: 'error',
  summary: 'A row of a task table does not match the columns.',
  why: 'One missing or extra pipe shifts every cell after it: readers see a role where the requirement belongs, or lose cells and whole rows.',
  messages: {
    'missing-pipe': {
      message:
        'A pipe is missing: {cells} share a cell, and everything after it is shifted one column to the left.',
      advice: 'Add the pipe.',
    },
    'doubled-pipe': {
      message:
        'An extra pipe shifts everything after it one column to the right, and the last cell is cut off.',
      advice: 'Delete the pipe.',
    },
    'glued-rows': {
      message: 'Two rows are on one line, so the second one is not shown.',
      advice: 'Start a new line.',
    },
    'missing-cell': {
      message:
        'The value for {columns} is missing, so everything after it is shifted one column to the left.',
      advice: 'Add the value.',
    },
    'missing-end': { message: 'This row ends before {columns}.', advice: 'Add what is missing.' },
    'stray-pipe': {
      message: 'A pipe in the text splits the cell and shifts everything after it one column to the right.',
      advice: 'Write a pipe that belongs to the text as "\\|".',
    },
    'extra-cells': {
      message:
        'This row has {found} cells, but the table has only {wanted} columns, so the rest is not shown.',
      advice: 'Delete the extra cells, or write a pipe that belongs to the text as "\\|".',
    },
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
  'missing-pipe': 'Add the missing pipe',
  'doubled-pipe': 'Delete the extra pipe',
  'glued-rows': 'Start a new line',
  'missing-cell': 'Add an empty cell',
  'extra-cells': 'Escape the pipe',
};

function dataOf(fault: RowFault, task: Task, table: TaskTable): Record<string, string | number> {
  const shared = [...task.cells.values()].filter(
    ({ span, text }) => text !== '' && contains(fault.span, span),
  );
  const lost = fault.lost.map((id) => table.columns.find((column) => column.id === id)?.header.text ?? id);
  const lastOnLine =
    fault.kind === 'glued-rows' ? table.tasks.findLast(({ row }) => row === task.row) : undefined;
  return {
    cells: shared.length < 2 ? 'two values' : all(shared.map(({ text }) => text)),
    task: lastOnLine?.id && lastOnLine !== task ? ` (task ${lastOnLine.id.text})` : '',
    columns: all(lost),
    found: task.row.cells.length,
    wanted: table.columns.length,
  };
}
