import { DELIMITER_MESSAGES, delimiterReport } from '../delimiter-row.ts';
import { defineRule } from '../rule.ts';
import { headerTypo, withPipe } from './shared-header.ts';

export default defineRule({
  id: 'task-table/delimiter-mismatch',
  scope: 'page',
  severity: 'error',
  summary: 'The delimiter row of a task table does not match its header.',
  why: 'Without a matching delimiter row, it is not a table: readers see a paragraph full of pipes.',
  messages: {
    ...DELIMITER_MESSAGES,
    joined: {
      message: 'A pipe is missing between two names in the header, so the table is not rendered.',
      advice: 'Add the pipe.',
    },
    empty: {
      message: 'The header has an extra pipe, so the table is not rendered.',
      advice: 'Delete the pipe.',
    },
  },
  check({ page, profile, report }) {
    for (const taskTable of page.taskTables) {
      const { table } = taskTable;
      if (table.rendered) continue;
      const typo = headerTypo(taskTable, page, profile);
      // Only when the header, fixed, fits is it alone at defect.
      const meant = table.header.cells.length + (typo?.kind === 'joined' ? 1 : -1);
      if (!typo || meant !== table.delimiter.cells.length) report(delimiterReport(table, page));
      else {
        const related = [
          {
            message: 'The header cell is here.',
            span: typo.kind === 'empty' ? withPipe(typo.cell, page.text) : typo.cell.span,
          },
        ];
        report({ message: typo.kind, span: table.delimiter.span, fixes: [typo.fix], related });
      }
    }
  },
});
