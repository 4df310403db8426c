import { DELIMITER_MESSAGES, delimiterReport } from '../delimiter-row.ts';
import { defineRule } from '../rule.ts';
import { headerSlip, withPipe } from './shared-header.ts';

export default defineRule({
  id: 'task-table/delimiter-mismatch',
  scope: 'page',
  severity: 'error',
  summary: 'A task table whose line of dashes does not fit its header.',
  why: 'Without a fitting line of dashes it is no table: readers see one paragraph full of pipes.',
  messages: {
    ...DELIMITER_MESSAGES,
    joined:
      'The header lacks a pipe between two of its names, and so does not fit this line of dashes: readers see no table but lines of pipes. Add the pipe.',
    empty:
      'The header has a pipe too many, and so does not fit this line of dashes: readers see no table but lines of pipes. Delete the pipe.',
  },
  check({ page, profile, report }) {
    for (const taskTable of page.taskTables) {
      const { table } = taskTable;
      if (table.rendered) continue;
      const slip = headerSlip(taskTable, page, profile);
      // Only when the header, mended, fits is it alone at fault.
      const meant = table.header.cells.length + (slip?.kind === 'joined' ? 1 : -1);
      if (!slip || meant !== table.delimiter.cells.length) report(delimiterReport(table, page));
      else {
        const related = [
          {
            message: 'The header cell',
            span: slip.kind === 'empty' ? withPipe(slip.cell, page.text) : slip.cell.span,
          },
        ];
        report({ message: slip.kind, span: table.delimiter.span, fixes: [slip.fix], related });
      }
    }
  },
});
