import type { Playbook, Row, Table } from '../playbook/model.ts';
import type { TextEdit } from '../text/edit.ts';
import { slice } from '../text/span.ts';
import type { Fix, Report } from './rule.ts';

const DASHES = /^:?-+:?$/;

/**
 * Makes the delimiter row of a table that is not rendered fit its header, alignment marks kept. It is safe where no row has
 * more cells than the header, or as many as the delimiter row: else the header may be the one that is wrong.
 *
 * @returns `undefined` for a table whose delimiter row fits
 * @example `|:--|--:|` below a header of three cells becomes `|:--|--:|---|`.
 */
export function delimiterFix(table: Table, page: Playbook): Fix | undefined {
  const { header, delimiter, rows } = table;
  const expected = header.cells.length;
  const cells = delimiter.cells.slice(0, expected);
  const edits: TextEdit[] = cells
    .filter(({ text }) => !DASHES.test(text))
    .map(({ span }) => ({ span, newText: '---' }));
  if (delimiter.cells.length < expected)
    edits.push(appendCell(delimiter, expected - delimiter.cells.length, page.text));
  if (delimiter.cells.length > expected) edits.push(cut(delimiter, expected));
  if (edits.length === 0) return undefined;
  const safe = rows.every(
    ({ cells: { length } }) =>
      length <= expected && (length === expected || length !== delimiter.cells.length),
  );
  return {
    title:
      delimiter.cells.length === expected ? 'Use plain hyphens' : 'Match the delimiter row to the header',
    edits,
    safe,
  };
}

/** The messages of a rule on delimiter rows. */
export const DELIMITER_MESSAGES = {
  mismatch: {
    message: 'The delimiter row does not match the header, so the table is not rendered.',
    advice: 'Give both the same number of cells (header: {header}, delimiter row: {found}).',
  },
  dashes: {
    message: 'The delimiter row contains characters that do not belong there, so the table is not rendered.',
    advice: 'Use only hyphens, colons, and pipes.',
  },
} as const;

/** What is to say of a table that is not rendered, in the words of `DELIMITER_MESSAGES`. */
export function delimiterReport(table: Table, page: Playbook): Report {
  const { header, delimiter } = table;
  const message = header.cells.length === delimiter.cells.length ? 'dashes' : 'mismatch';
  const data = { header: header.cells.length, found: delimiter.cells.length };
  const fix = delimiterFix(table, page);
  return { message, data, span: delimiter.span, fixes: fix ? [fix] : [] };
}

/** Adds cells at the end of a delimiter row that look like its last one, less the alignment. */
export function appendCell({ cells, span }: Row, count: number, text: string): TextEdit {
  const last = cells.at(-1);
  const cell = last ? slice(text, last.outer).replaceAll(':', '-') : '---';
  const end = last?.outer.end ?? span.end;
  const closed = text[end] === '|';
  const at = closed ? end + 1 : end;
  return { span: { start: at, end: at }, newText: (closed ? `${cell}|` : `|${cell}`).repeat(count) };
}

/** The pipe behind the last cell stays where there is one, so that the row is closed as before. */
function cut({ cells, span }: Row, kept: number): TextEdit {
  const start = cells[kept - 1]?.outer.end ?? span.end;
  return { span: { start, end: cells.at(-1)?.outer.end ?? span.end }, newText: '' };
}
