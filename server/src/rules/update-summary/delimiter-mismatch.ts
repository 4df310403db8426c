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
  summary:
    'An update summary that is not shown as a table, because the line of dashes does not fit its header.',
  why: 'Readers see lines of pipes and dashes instead of a table.',
  messages: {
    count:
      'The line of dashes has {found}, the header {wanted}, so readers see no table. Give both the same number.',
    'empty-header':
      'The header has a cell too many, an empty one, and so does not fit the line of dashes: readers see no table. Delete the doubled pipe.',
    joined:
      'The header lacks a pipe between two of its names, and so does not fit the line of dashes: readers see no table. Add the pipe.',
    dashes:
      'This line must be made of hyphens, colons and pipes only: as it is, readers see no table. Retype it.',
  },
  check({ page, profile, report }) {
    for (const { table } of page.updateSummaries) if (!table.rendered) report(reportOf(table, page, profile));
  },
});

function reportOf(table: Table, page: Playbook, profile: Profile): Report {
  const { header, delimiter } = table;
  const { span } = delimiter;
  const empty = superfluousCell(table);
  if (empty) {
    const related = [{ message: 'The empty cell stands here.', span: withPipe(empty, page.text) }];
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
    data: { found: cells(delimiter.cells.length), wanted: cells(header.cells.length) },
    span,
    fixes: fix ? [fix] : [],
    related: [{ message: 'This is the header.', span: header.span }],
  };
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

/** The empty header cell without which header, line of dashes and rows all have the same number of cells. */
function superfluousCell({ header, delimiter, rows }: Table): Cell | undefined {
  const wanted = header.cells.length - 1;
  if (delimiter.cells.length !== wanted || rows.some(({ cells: { length } }) => length !== wanted))
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
