import { DELIMITER_MESSAGES, delimiterReport } from '../delimiter-row.ts';
import { defineRule } from '../rule.ts';
import { otherTables } from './shared.ts';

export default defineRule({
  id: 'table/delimiter-mismatch',
  scope: 'page',
  severity: 'error',
  summary:
    'A table whose line of dashes does not fit its header. Task tables and update summaries have rules of their own.',
  why: 'Without a fitting line of dashes it is no table: readers see one paragraph full of pipes.',
  messages: DELIMITER_MESSAGES,
  check({ page, report }) {
    for (const table of otherTables(page)) if (!table.rendered) report(delimiterReport(table, page));
  },
});
