import type { Playbook, Row, UpdateSummary } from '../../playbook/model.ts';
import { isDate } from '../../playbook/queries/dates.ts';
import { columnDefinitions, columnName, languageFormats } from '../../playbook/queries/update-summary.ts';
import type { TextEdit } from '../../text/edit.ts';
import { isEmpty, slice } from '../../text/span.ts';
import { type Fix, quotedAnd, quotedOr, type Report, type RuleContext } from '../rule.ts';
import { quotedList } from './shared.ts';

/** Columns that no header stands for. */
export function missingDefect(
  missing: readonly string[],
  summary: UpdateSummary,
  context: RuleContext,
): Report {
  const { page, profile } = context;
  const names = missing.map((id) => columnName(id, page, profile));
  const [cell] = summary.table.header.cells;
  return {
    message: 'missing',
    data: { columns: quotedOr(names), added: quotedAnd(names) },
    span: cell && !isEmpty(cell.span) ? cell.span : summary.table.header.span,
    subject: names,
    fixes: missing.length === 1 ? addColumn(missing[0] ?? '', summary, context) : [],
  };
}

/** Adds a column, its cells to be filled in, where the profile places it. */
function addColumn(id: string, { columns, table }: UpdateSummary, { page, profile }: RuleContext): Fix[] {
  const usual = columnDefinitions(profile).map(([column]) => column);
  const before = usual.slice(0, usual.indexOf(id)).reverse();
  const previous = before.map((column) => columns.indexOf(column)).find((at) => at >= 0);
  const edits = [table.header, table.delimiter, ...table.rows].flatMap((row): TextEdit[] => {
    const text = row === table.header ? columnName(id, page, profile) : row === table.delimiter ? '---' : '';
    const cell = row.cells[previous ?? 0];
    if (!cell) return [];
    const at = previous === undefined ? cell.outer.start : cell.outer.end;
    return [{ span: { start: at, end: at }, newText: previous === undefined ? ` ${text} |` : `| ${text} ` }];
  });
  return [
    { title: `Add the column "${columnName(id, page, profile)}" for you to fill in`, edits, safe: false },
  ];
}

/** Columns in another order than the profile's. */
export function orderDefect(summary: UpdateSummary, { page, profile }: RuleContext): Report {
  const usual = columnDefinitions(profile).map(([id]) => id);
  const { columns, table } = summary;
  const expected = usual.filter((id) => columns.includes(id));
  const first = columns.findIndex(
    (id, at) =>
      id !== undefined &&
      columns.slice(at + 1).some((later) => later !== undefined && usual.indexOf(later) < usual.indexOf(id)),
  );
  const cell = table.header.cells[first] ?? table.header;
  return {
    message: 'order',
    data: { columns: quotedList(expected.map((id) => columnName(id, page, profile))) },
    span: cell.span,
    fixes: reorder(summary, expected, page, languageFormats(page, profile)),
  };
}

/** Moves whole columns; or the headers alone, where the cells below stand in the usual order already. */
function reorder(
  { columns, table }: UpdateSummary,
  expected: readonly string[],
  page: Playbook,
  formats: readonly string[],
): Fix[] {
  if (columns.some((id) => id === undefined) || expected.length !== columns.length) return [];
  const order = expected.map((id) => columns.indexOf(id));
  const inPlace = table.rows.every(({ cells }) => isDate(cells[0]?.text ?? '', formats));
  const rows = inPlace ? [table.header] : [table.header, table.delimiter, ...table.rows];
  if (rows.some(({ cells }) => cells.length !== order.length)) return [];
  const edits = rows.flatMap((row) => permute(row, order, page));
  return [
    {
      title: inPlace ? 'Put the column names in order' : 'Put the columns in order',
      edits,
      safe: false,
    },
  ];
}

function permute({ cells }: Row, order: readonly number[], { text }: Playbook): TextEdit[] {
  return cells.flatMap((cell, at) => {
    const source = cells[order[at] ?? at];
    return source && source !== cell ? [{ span: cell.outer, newText: slice(text, source.outer) }] : [];
  });
}
