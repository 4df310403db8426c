import type { Playbook, TaskTable } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Span } from '../../text/span.ts';
import { defineRule, quotedAnd } from '../rule.ts';
import { missingColumns } from './shared.ts';
import { headerTypo } from './shared-header.ts';

export default defineRule({
  id: 'task-table/column-missing',
  scope: 'page',
  severity: 'warning',
  summary: 'A task table is missing a column that every task table has.',
  why: 'Readers lack its information for every task.',
  messages: {
    missing: { message: 'This task table has no column {columns}.', advice: 'Add the column.' },
    joined: { message: 'A pipe is missing between two column names in the header.', advice: 'Add the pipe.' },
    several: { message: 'This task table is missing the columns {columns}.', advice: 'Add the columns.' },
  },
  check({ page, profile, report }) {
    for (const table of page.taskTables) {
      const typo = headerTypo(table, page, profile);
      if (typo?.kind === 'joined') {
        // Where the table is not shown for it, the rule for that says so.
        if (table.table.rendered) report({ message: 'joined', span: typo.cell.span, fixes: [typo.fix] });
        continue;
      }
      const missing = missingColumns(table, profile);
      // Headers that are no column are probably the missing ones, misspelt: task-table/column-unknown says so.
      if (missing.length === 0 || table.columns.filter(({ id }) => id === undefined).length >= missing.length)
        continue;
      const names = missing.map((id) => profile.columns.preferred(id, page.language) ?? id);
      const columns = quotedAnd(names);
      report({
        message: missing.length === 1 ? 'missing' : 'several',
        data: { columns },
        span: place(table, missing[0] ?? '', profile, page),
        subject: names,
      });
    }
  },
});

/** The header before which the column is missing; the last one where it is missing at the end. */
function place({ columns, table }: TaskTable, missing: string, { taskTable }: Profile, page: Playbook): Span {
  const layout = taskTable.layouts.find((ids) => ids.includes(missing)) ?? [];
  const behind = layout.slice(layout.indexOf(missing) + 1);
  const next = columns.find(({ id, header }) => header.text !== '' && behind.includes(id ?? ''));
  const header = next?.header ?? columns.findLast(({ header }) => header.text !== '')?.header;
  return header?.span ?? page.lines.line(table.header.line);
}
