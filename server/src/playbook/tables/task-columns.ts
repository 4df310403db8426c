import type { Profile } from '../../profile/profile.ts';
import type { ColumnDefinition } from '../../profile/types.ts';
import type { ListReader } from '../lists.ts';
import type { Cell, Table, TaskColumn } from '../model.ts';
import type { LooseNames, NameMatch } from '../names.ts';
import { idColumn } from '../queries/task-id.ts';
import { type CellMatcher, createCellMatcher } from './cell-matcher.ts';
import { readLegend } from './legend.ts';

/** What the recognition of a table's columns needs to know. */
export interface ColumnReading {
  readonly text: string;
  readonly profile: Profile;
  readonly language: string;
  readonly names: LooseNames;
  readonly lists: ListReader;
}

/**
 * The columns of a task table; `undefined` for a table that is none. It is one when its header has the id column and, that
 * one included, no less columns than the smallest layout but one. A header cell counts by its name; else by its likeness to
 * one; else, where all others stand as in a layout, by its place if the rows below agree.
 */
export function readTaskColumns(table: Table, reading: ColumnReading): TaskColumn[] | undefined {
  const { columns: definitions, layouts } = reading.profile.taskTable;
  if (layouts.length === 0) return undefined;
  const needed = Math.min(...layouts.map((layout) => layout.length)) - 1;
  const named = byName(table.header.cells, reading);
  const columns = byPlace(named, table, reading);
  const known = columns.filter(({ id }) => id !== undefined);
  const ids = known.find(({ id }) => definitions.get(id ?? '')?.type === 'id');
  if (!ids || known.length < needed) return undefined;
  // Numbers in the first column are common: without a name they need the company of a column that only task tables have.
  const isSure =
    ids.match !== 'place' || named.some(({ id }) => definitions.get(id ?? '')?.type === 'requirement');
  return isSure ? columns : undefined;
}

/** The columns by their headers: first those with a right name, then those alike. What occurs twice is the first of them. */
function byName(cells: readonly Cell[], { text, profile, language, names }: ColumnReading): TaskColumn[] {
  const columns: TaskColumn[] = cells.map((header) => ({ id: undefined, header, match: 'none' }));
  const definitions = profile.taskTable.columns;
  const explained = [...definitions].find(([, { legend }]) => legend === true)?.[0];
  const byLegend = (cell: Cell): NameMatch | undefined =>
    explained !== undefined && hasLegend(text, cell) ? { id: explained, how: 'similar' } : undefined;
  const ways = [
    ({ text: name }: Cell) => names.exact(name, language),
    ({ text: name }: Cell) => names.similar(name, language),
    byLegend,
  ];
  for (const way of ways) {
    columns.forEach(({ id, header }, index) => {
      const found = id === undefined && header.text !== '' ? way(header) : undefined;
      if (!found || !definitions.has(found.id) || columns.some((other) => other.id === found.id)) return;
      columns[index] = { id: found.id, header, match: found.how };
    });
  }
  return columns;
}

function hasLegend(text: string, cell: Cell): boolean {
  return (readLegend(text, cell)?.letters.length ?? 0) === 2;
}

/** Fills in columns without a known name from a layout that agrees with the others and with the rows. */
function byPlace(columns: readonly TaskColumn[], table: Table, reading: ColumnReading): TaskColumn[] {
  const { columns: definitions, layouts } = reading.profile.taskTable;
  const fitting = layouts.find(
    (layout) =>
      layout.length === columns.length &&
      columns.filter(({ id }, index) => id !== undefined && id === layout[index]).length >= 2 &&
      columns.every(({ id }, index) => id === undefined || id === layout[index]),
  );
  const legendColumn = columns.find(({ id }) => definitions.get(id ?? '')?.legend === true);
  const letters = legendColumn ? (readLegend(reading.text, legendColumn.header)?.letters ?? []) : [];
  const judge = createCellMatcher(reading.profile, reading.lists, letters, new Map());
  return columns.map((column, index) => {
    const id = column.id === undefined ? (fitting ?? leadingId(index, definitions))?.[index] : undefined;
    if (id === undefined || columns.some((other) => other.id === id)) return column;
    return fitsColumn(table, index, id, definitions.get(id), judge)
      ? { ...column, id, match: 'place' }
      : column;
  });
}

/** The id column stands first in every table, also in one that is like no layout. */
function leadingId(
  index: number,
  definitions: Profile['taskTable']['columns'],
): readonly string[] | undefined {
  const column = idColumn({ columns: definitions });
  return index === 0 && column?.pattern !== undefined ? [column.id] : undefined;
}

/** Whether two thirds of a column's cells at least may be of that kind. */
function fitsColumn(
  table: Table,
  index: number,
  id: string,
  definition: ColumnDefinition | undefined,
  judge: CellMatcher,
): boolean {
  const verdicts = table.rows.flatMap(({ cells }) => {
    const cell = cells[index];
    return cell ? [judge.judge(id, cell.text)] : [];
  });
  const expected = definition?.type === 'text' ? 'open' : 'good';
  return (
    verdicts.length > 0 &&
    verdicts.filter((verdict) => verdict === expected).length * 3 >= verdicts.length * 2
  );
}
