import type { Cell, Playbook, TaskTable } from '../../playbook/model.ts';
import { createLooseNames, type LooseNames } from '../../playbook/names.ts';
import type { Profile } from '../../profile/profile.ts';
import type { TextEdit } from '../../text/edit.ts';
import { type Span, slice } from '../../text/span.ts';
import { appendCell } from '../delimiter-row.ts';
import type { Fix } from '../rule.ts';

/** A header with a pipe too few, so that two of its names share a cell, or too many, so that a cell is empty. */
export interface HeaderTypo {
  readonly kind: 'joined' | 'empty';
  readonly cell: Cell;
  readonly fix: Fix;
}

export function headerTypo(table: TaskTable, page: Playbook, profile: Profile): HeaderTypo | undefined {
  return joinedNames(table, page, profile) ?? emptyName(table, page);
}

function joinedNames({ table }: TaskTable, page: Playbook, profile: Profile): HeaderTypo | undefined {
  const { header, delimiter } = table;
  for (const cell of header.cells) {
    const at = joinedAt(cell, page, profile);
    if (at === undefined) continue;
    const edits: TextEdit[] = [{ span: { start: at, end: at }, newText: ' |' }];
    if (delimiter.cells.length === header.cells.length) edits.push(appendCell(delimiter, 1, page.text));
    return { kind: 'joined', cell, fix: { title: 'Add the missing pipe', edits, safe: true } };
  }
  return undefined;
}

/** The offset of the space between two column names; further on than any name is long, none is looked for. */
function joinedAt({ span, text }: Cell, page: Playbook, profile: Profile): number | undefined {
  const source = slice(page.text, span);
  if (source !== text) return undefined;
  const names = looseColumnNames(profile);
  if (names.exact(source, page.language)) return undefined;
  for (const { index } of source.slice(0, 80).matchAll(/ /g)) {
    const first = names.exact(source.slice(0, index), page.language);
    const second = first && names.exact(source.slice(index), page.language);
    if (second && first.id !== second.id) return span.start + index;
  }
  return undefined;
}

/** An empty header cell below which no row has a cell. */
function emptyName({ table, columns }: TaskTable, page: Playbook): HeaderTypo | undefined {
  const { header, delimiter, rows } = table;
  const expected = header.cells.length - 1;
  const empty = columns.filter(({ id, header: cell }) => id === undefined && cell.text === '');
  const [column] = empty;
  if (!column || empty.length > 1 || rows.length === 0) return undefined;
  if (rows.some(({ cells }) => cells.length > expected)) return undefined;
  const dashes = delimiter.cells[header.cells.indexOf(column.header)];
  const surplus = delimiter.cells.length === header.cells.length && dashes ? [dashes] : [];
  const edits = [column.header, ...surplus].map((cell) => ({ span: withPipe(cell, page.text), newText: '' }));
  return { kind: 'empty', cell: column.header, fix: { title: 'Delete the empty cell', edits, safe: true } };
}

/** A cell with one of its pipes; that of the row's end stays. */
export function withPipe({ outer }: Cell, text: string): Span {
  const isClosed = text[outer.end] === '|';
  return isClosed ? { start: outer.start, end: outer.end + 1 } : { start: outer.start - 1, end: outer.end };
}

/** Made once for a profile, as it indexes all names. */
const looseNames = new WeakMap<Profile, LooseNames>();

/** The column names of a profile, compared without regard to spaces. */
export function looseColumnNames(profile: Profile): LooseNames {
  const names = looseNames.get(profile) ?? createLooseNames(profile.columns, profile);
  looseNames.set(profile, names);
  return names;
}
