import type { Cell } from '../../playbook/model.ts';
import { isEmpty, type Span } from '../../text/span.ts';
import { defineRule, quotedOr } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { missingColumns } from './shared.ts';
import { headerTypo } from './shared-header.ts';

export default defineRule({
  id: 'task-table/column-unknown',
  scope: 'page',
  severity: 'warning',
  summary: 'A task table has an unknown column.',
  why: 'Neither readers nor tools know what the column is for.',
  messages: {
    unknown: {
      message: '"{header}" is not a column of task tables.',
      advice: 'Delete the column, or add it to the profile.',
    },
    mistaken: {
      message: '"{header}" is not a column of task tables.',
      advice: 'Did you mean {suggestions}?',
    },
    doubled: {
      message: 'An extra pipe makes a column without a header or cells.',
      advice: 'Delete the pipe.',
    },
    empty: { message: 'This column has no header.', advice: 'Name the column or delete it.' },
  },
  check({ page, profile, report }) {
    for (const table of page.taskTables) {
      const names = missingColumns(table, profile).flatMap(
        (id) => profile.columns.preferred(id, page.language) ?? [],
      );
      for (const { header, id } of table.columns) {
        if (id !== undefined) continue;
        const data = { header: header.text, suggestions: quotedOr(names) };
        if (header.text === '') {
          const typo = headerTypo(table, page, profile);
          if (typo?.cell === header) {
            // Where the table is not shown for it, the rule for that says so.
            const span = withPipes(header);
            if (table.table.rendered) report({ message: 'doubled', span, fixes: [typo.fix] });
            continue;
          }
          const span = isEmpty(header.outer) ? table.table.header.span : header.outer;
          report({ message: 'empty', span });
        } else if (names.length === 0) report({ message: 'unknown', data, span: header.span });
        else
          report({ message: 'mistaken', data, span: header.span, fixes: suggestText(header, page, names) });
      }
    }
  },
});

function withPipes({ outer }: Cell): Span {
  return { start: Math.max(0, outer.start - 1), end: outer.end + 1 };
}
