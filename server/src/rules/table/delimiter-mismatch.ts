import { DELIMITER_MESSAGES, delimiterReport } from '../delimiter-row.ts';
import { defineRule } from '../rule.ts';
import { otherTables } from './shared.ts';

export default defineRule({
  id: 'table/delimiter-mismatch',
  scope: 'page',
  severity: 'error',
  summary:
    'The delimiter row of a table does not match its header. Task tables and update summaries have their own rules.',
  why: 'Without a matching delimiter row, it is not a table: readers see a paragraph full of pipes.',
  messages: DELIMITER_MESSAGES,
  check({ page, report }) {
    for (const table of otherTables(page)) if (!table.rendered) report(delimiterReport(table, page));
  },
});
