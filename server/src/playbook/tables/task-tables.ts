import type { ColumnDefinition } from '../../profile/types.ts';
import { lineEnding } from '../../text/lines.ts';
import { fold } from '../../text/words.ts';
import type { Legend, Part, Row, Table, Task, TaskColumn, TaskTable } from '../model.ts';
import type { AlignmentTarget } from './align.ts';
import { createCellMatcher, type SeenTexts } from './cell-matcher.ts';
import { readLegend } from './legend.ts';
import { rowColumns } from './row-columns.ts';
import { recoverRow } from './row-recovery.ts';
import { type ColumnReading, readTaskColumns } from './task-columns.ts';

interface Found {
  readonly table: Table;
  readonly columns: readonly TaskColumn[];
  /** The column ids by which the rows' cells are read. */
  readonly ids: readonly (string | undefined)[];
  readonly legend: Legend | undefined;
}

/** The task tables among the tables of a page, their rows recovered. */
export function readTaskTables(tables: readonly Table[], reading: ColumnReading): TaskTable[] {
  const found = tables.flatMap((table) => recognise(table, reading) ?? []);
  const seen = seenTexts(found, reading);
  return found.map((one) => ({
    table: one.table,
    columns: one.columns,
    legend: one.legend,
    tasks: readTasks(one, seen, reading),
  }));
}

function recognise(table: Table, reading: ColumnReading): Found | undefined {
  const columns = readTaskColumns(table, reading);
  if (!columns) return undefined;
  const definitions = reading.profile.taskTable.columns;
  const requirement = columns.find(({ id }) => definitions.get(id ?? '')?.type === 'requirement');
  const explains = definitions.get(requirement?.id ?? '')?.legend === true;
  const legend = requirement && explains ? readLegend(reading.text, requirement.header) : undefined;
  const ids = rowColumns(
    table,
    columns.map(({ id }) => id),
    (text) => reading.names.exact(text, reading.language)?.id,
  );
  return { table, columns, ids, legend };
}

/**
 * What is in the role and services columns of rows in which nothing is out of place: so a word is known that no
 * vocabulary has.
 */
function seenTexts(found: readonly Found[], { profile, lists }: ColumnReading): SeenTexts {
  const seen = new Map<string, Set<string>>();
  for (const { table, ids, legend } of found) {
    const { judge } = createCellMatcher(profile, lists, legend?.letters ?? [], new Map());
    for (const { cells } of table.rows) {
      if (cells.length !== ids.length) continue;
      if (cells.some(({ text }, index) => judge(ids[index], text) === 'bad')) continue;
      cells.forEach(({ text }, index) => {
        const id = ids[index];
        const type = profile.taskTable.columns.get(id ?? '')?.type;
        if (id === undefined || text === '' || (type !== 'role' && type !== 'services')) return;
        seen.set(id, (seen.get(id) ?? new Set()).add(fold(text)));
      });
    }
  }
  return seen;
}

function readTasks({ table, ids, legend }: Found, seen: SeenTexts, reading: ColumnReading): Task[] {
  const { profile, lists, text } = reading;
  const definitions = profile.taskTable.columns;
  const targets = ids.map((id): AlignmentTarget => {
    const definition = definitions.get(id ?? '');
    return { id, type: definition?.type, required: definition?.required ?? false };
  });
  const judge = createCellMatcher(profile, lists, legend?.letters ?? [], seen);
  const recovery = { text, lineEnd: lineEnding(text), targets, judge };
  return table.rows.flatMap((row) =>
    recoverRow(row, recovery).map(({ cells, defect }) => toTask(row, cells, defect, ids, reading)),
  );
}

function toTask(
  row: Row,
  byColumn: ReadonlyMap<number, Part>,
  defect: Task['defect'],
  ids: readonly (string | undefined)[],
  { profile, lists, text }: ColumnReading,
): Task {
  const cells = new Map<string, Part>();
  ids.forEach((id, index) => {
    const cell = byColumn.get(index);
    if (id !== undefined && cell) cells.set(id, { span: cell.span, text: cell.text });
  });
  const ofType = (type: ColumnDefinition['type']): Part | undefined => {
    const id = ids.find((candidate) => profile.taskTable.columns.get(candidate ?? '')?.type === type);
    return cells.get(id ?? '');
  };
  const services = ofType('services');
  return {
    row,
    cells,
    id: ofType('id'),
    name: ofType('text'),
    requirement: ofType('requirement'),
    role: ofType('role'),
    services: services ? lists.items(text, services.span) : [],
    defect,
  };
}
