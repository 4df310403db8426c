import type { Cell, Playbook, UpdateSummary } from '../../playbook/model.ts';
import { columnDefinitions, columnName } from '../../playbook/queries/update-summary.ts';
import type { Profile } from '../../profile/profile.ts';
import { isEmpty, type Span } from '../../text/span.ts';
import { defineRule, quotedOr, type Report, type RuleContext, replace } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { isMisordered, isNameOf, joinedAt, quotedList } from './shared.ts';
import { missingDefect, orderDefect } from './shared-columns.ts';

export default defineRule({
  id: 'update-summary/columns',
  scope: 'page',
  severity: 'warning',
  summary: 'The columns of an update summary are not those of the profile.',
  why: 'Readers and reports expect the date, the person, and the change in the same columns on every page.',
  messages: {
    unknown: {
      message: '"{header}" is not a column of the update summary.',
      advice: 'Rename or delete it; the columns are {columns}.',
    },
    mistyped: {
      message: '"{header}" is not a column of the update summary.',
      advice: 'Did you mean {suggestions}?',
    },
    empty: {
      message: 'This column of the update summary has no name.',
      advice: 'Name the column or delete it.',
    },
    repeated: {
      message: 'The update summary has two columns named "{header}".',
      advice: 'Rename or delete one of them.',
    },
    missing: { message: 'The update summary has no column {columns}.', advice: 'Add {added}.' },
    order: {
      message: 'The columns of the update summary are not in the usual order.',
      advice: 'Use the order {columns}.',
    },
  },
  check(context) {
    const { page, report } = context;
    for (const summary of page.updateSummaries)
      for (const defect of defectsOf(summary, context)) report(defect);
  },
});

function defectsOf(summary: UpdateSummary, context: RuleContext): Report[] {
  const { page, profile } = context;
  const absent = columnDefinitions(profile).filter(([id]) => !summary.columns.includes(id));
  const required = absent.filter(([, { optional }]) => !optional).map(([id]) => id);
  // A column without a right name is one that is missing; only where none is, one that may be added.
  const free = required.length > 0 ? required : absent.map(([id]) => id);
  const names = free.map((id) => columnName(id, page, profile));
  const defects = summary.table.header.cells.flatMap(
    (cell, at) => headerDefect(cell, at, summary, names, context) ?? [],
  );
  // A column with a wrong name probably is the one that is missing; a header that does not render may hide it.
  if (summary.table.rendered && required.length > defects.length)
    defects.push(missingDefect(required, summary, context));
  if (isMisordered(summary, profile)) defects.push(orderDefect(summary, context));
  return defects;
}

function headerDefect(
  cell: Cell,
  at: number,
  { columns, table }: UpdateSummary,
  names: readonly string[],
  { page, profile }: RuleContext,
): Report | undefined {
  const id = columns[at];
  if (id !== undefined && isNameOf(id, cell.text, profile)) return undefined;
  const { span, text: header } = cell;
  // In a table that does not render, an empty header is part of why.
  if (header === '') return table.rendered ? emptyDefect(cell, names, page) : undefined;
  if (!table.rendered && joinedAt(cell, page, profile) !== undefined) return undefined;
  const first = columns.findIndex((other) => other !== undefined && isNameOf(other, header, profile));
  if (id === undefined && first >= 0) {
    const related = [
      { message: 'The column is already here.', span: table.header.cells[first]?.span ?? span },
    ];
    const data = { header };
    return { message: 'repeated', data, span, fixes: suggestText(cell, page, names.slice(0, 1)), related };
  }
  const suggestions = suggestionsFor(header, id, names, page, profile);
  const usual = columnDefinitions(profile).map(([column]) => columnName(column, page, profile));
  const data = { header, columns: quotedList(usual), suggestions: quotedOr(suggestions) };
  if (suggestions.length > 0) {
    return { message: 'mistyped', data, span, fixes: suggestText(cell, page, suggestions) };
  }
  return { message: 'unknown', data, span, fixes: suggestText(cell, page, names) };
}

/** Names near to a header, of the column that it was taken for or of one that the table lacks. */
function suggestionsFor(
  header: string,
  id: string | undefined,
  names: readonly string[],
  page: Playbook,
  { updateColumns }: Profile,
): string[] {
  return updateColumns
    .suggest(header, page.language)
    .filter((name) => names.includes(name) || updateColumns.find(name, page.language)?.id === id);
}

function emptyDefect(cell: Cell, names: readonly string[], page: Playbook): Report {
  const fixes = names.map((name) => replace(cell.outer, padded(name, cell.outer, page), `Name it "${name}"`));
  return { message: 'empty', span: visible(cell, page), fixes };
}

/** A name between spaces, as in the cells beside it. */
function padded(name: string, outer: Span, { text }: Playbook): string {
  const closed = text[outer.end] === '|';
  return ` ${name}${closed ? ' ' : ''}`;
}

/** Something to underline, where a cell is empty: its pipe. */
function visible({ outer }: Cell, { text }: Playbook): Span {
  if (!isEmpty(outer)) return outer;
  return text[outer.end] === '|'
    ? { start: outer.end, end: outer.end + 1 }
    : { start: outer.start - 1, end: outer.start };
}
