import type { RowDefect, Task, TaskTable } from '../../playbook/model.ts';
import { contains } from '../../text/span.ts';
import { defineRule, quotedAnd, type Report } from '../rule.ts';

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
        'This row has {found} cells, but the table has only {expected} columns, so the rest is not shown.',
      advice: 'Delete the extra cells, or write a pipe that belongs to the text as "\\|".',
    },
  },
  check({ page, report }) {
    const seen = new Set<RowDefect>();
    for (const table of page.taskTables) {
      for (const task of table.tasks) {
        const { defect } = task;
        if (!defect || seen.has(defect)) continue;
        seen.add(defect);
        report(reportRow(defect, task, table));
      }
    }
  },
});

function reportRow(defect: RowDefect, task: Task, table: TaskTable): Report {
  const fixes = defect.edit
    ? [{ title: TITLES[defect.kind], edits: [defect.edit], safe: SAFE.has(defect.kind) }]
    : [];
  const message = messageOf(defect, table);
  return { message, data: dataOf(defect, task, table), span: defect.span, fixes };
}

function messageOf({ kind, edit, lost }: RowDefect, { columns }: TaskTable): string {
  if (kind === 'extra-cells' && edit) return 'stray-pipe';
  const isEnd =
    lost.length > 0 && columns.slice(-lost.length).every(({ id }) => id !== undefined && lost.includes(id));
  return kind === 'missing-cell' && isEnd ? 'missing-end' : kind;
}

const SAFE: ReadonlySet<RowDefect['kind']> = new Set(['missing-pipe', 'doubled-pipe', 'glued-rows']);

const TITLES: Readonly<Record<RowDefect['kind'], string>> = {
  'missing-pipe': 'Add the missing pipe',
  'doubled-pipe': 'Delete the extra pipe',
  'glued-rows': 'Start a new line',
  'missing-cell': 'Add an empty cell',
  'extra-cells': 'Escape the pipe',
};

function dataOf(defect: RowDefect, task: Task, table: TaskTable): Record<string, string | number> {
  const shared = [...task.cells.values()].filter(
    ({ span, text }) => text !== '' && contains(defect.span, span),
  );
  const lost = defect.lost.map((id) => table.columns.find((column) => column.id === id)?.header.text ?? id);
  const lastOnLine =
    defect.kind === 'glued-rows' ? table.tasks.findLast(({ row }) => row === task.row) : undefined;
  return {
    cells: shared.length < 2 ? 'two values' : quotedAnd(shared.map(({ text }) => text)),
    task: lastOnLine?.id && lastOnLine !== task ? ` (task ${lastOnLine.id.text})` : '',
    columns: quotedAnd(lost),
    found: task.row.cells.length,
    expected: table.columns.length,
  };
}
