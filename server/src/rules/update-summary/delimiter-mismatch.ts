import type { Cell, Playbook, Table } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Span } from '../../text/span.ts';
import { delimiterFix } from '../delimiter-row.ts';
import { defineRule, type Report, replace } from '../rule.ts';
import { joinedAt } from './shared.ts';

export default defineRule({
  id: 'update-summary/delimiter-mismatch',
  scope: 'page',
  severity: 'error',
  summary: 'The delimiter row of an update summary does not match its header.',
  why: 'Readers see lines of pipes and hyphens instead of a table.',
  messages: {
    count: {
      message: 'The delimiter row does not match the header, so the table is not rendered.',
      advice: 'Give both the same number of cells (header: {expected}, delimiter row: {found}).',
    },
    'empty-header': {
      message: 'The header has an extra pipe, so the table is not rendered.',
      advice: 'Delete the pipe.',
    },
    joined: {
      message: 'A pipe is missing between two names in the header, so the table is not rendered.',
      advice: 'Add the pipe.',
    },
    dashes: {
      message:
        'The delimiter row contains characters that do not belong there, so the table is not rendered.',
      advice: 'Use only hyphens, colons, and pipes.',
    },
  },
  check({ page, profile, report }) {
    for (const { table } of page.updateSummaries)
      if (!table.rendered) report(reportDelimiter(table, page, profile));
  },
});

function reportDelimiter(table: Table, page: Playbook, profile: Profile): Report {
  const { header, delimiter } = table;
  const { span } = delimiter;
  const empty = superfluousCell(table);
  if (empty) {
    const related = [{ message: 'The empty cell is here.', span: withPipe(empty, page.text) }];
    const fixes = [replace(withPipe(empty, page.text), '', 'Delete the empty cell', true)];
    return { message: 'empty-header', span, fixes, related };
  }
  const joined =
    header.cells.length + 1 === delimiter.cells.length ? joinedCell(table, page, profile) : undefined;
  if (joined) {
    const related = [{ message: 'The pipe is missing here.', span: joined.cell.span }];
    const fixes = [replace({ start: joined.at, end: joined.at }, ' |', 'Add the missing pipe', true)];
    return { message: 'joined', span, fixes, related };
  }
  const fix = delimiterFix(table, page);
  return {
    message: delimiter.cells.length === header.cells.length ? 'dashes' : 'count',
    data: { found: delimiter.cells.length, expected: header.cells.length },
    span,
    fixes: fix ? [fix] : [],
    related: [{ message: 'The header is here.', span: header.span }],
  };
}

/** The empty header cell without which header, line of dashes and rows all have the same number of cells. */
function superfluousCell({ header, delimiter, rows }: Table): Cell | undefined {
  const expected = header.cells.length - 1;
  if (delimiter.cells.length !== expected || rows.some(({ cells: { length } }) => length !== expected))
    return undefined;
  const empty = header.cells.filter(({ text }) => text === '');
  return empty.length === 1 && rows.length > 0 ? empty[0] : undefined;
}

/** With one of its pipes; a cell at the end keeps the last. */
function withPipe({ outer }: Cell, text: string): Span {
  const closed = text[outer.end] === '|';
  return closed ? { start: outer.start, end: outer.end + 1 } : { start: outer.start - 1, end: outer.end };
}

function joinedCell(
  { header }: Table,
  page: Playbook,
  profile: Profile,
): { cell: Cell; at: number } | undefined {
  for (const cell of header.cells) {
    const at = joinedAt(cell, page, profile);
    if (at !== undefined) return { cell, at };
  }
  return undefined;
}
