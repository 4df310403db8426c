import type { Profile } from '../../profile/profile.ts';
import type { UpdateColumnDefinition } from '../../profile/types.ts';
import { readDate } from '../../text/date.ts';
import type { Part, Row, Section, Table, Update, UpdateSummary } from '../model.ts';
import type { LooseNames } from '../names.ts';
import { rowColumns } from './row-columns.ts';
import { dateFormatOf } from './update-dates.ts';

type ColumnIds = readonly (string | undefined)[];
type Columns = Readonly<Record<string, UpdateColumnDefinition>>;

/**
 * The update summaries among the tables of a page: a table whose header names two or more of the columns that none may lack,
 * or, where none does, the first table in the section of that purpose.
 */
export function readUpdateSummaries(
  tables: readonly Table[],
  sections: readonly Section[],
  profile: Profile,
  language: string,
  names: LooseNames,
): UpdateSummary[] {
  const definition = profile.updateSummary;
  if (!definition) return [];
  const headed = tables.map((table) => ({
    table,
    columns: columnsOf(table, language, names, definition.columns),
  }));
  const inSection = ({ table }: { readonly table: Table }): boolean =>
    sections[table.section]?.id === definition.section;
  const named = headed.filter(
    ({ columns }) => columns.filter((id) => isNeeded(id, definition.columns)).length >= 2,
  );
  const chosen = named.length > 0 ? named : headed.filter(inSection).slice(0, 1);
  const formats = profile.languages.get(language)?.dateFormats ?? [];
  return chosen.map((one) => {
    const { table, columns } = one;
    const ids = rowColumns(
      table,
      filledIn(columns, definition.columns),
      (text) => names.exact(text, language)?.id,
    );
    const rows = table.rows.map((row) => partsOf(row, ids, definition.columns));
    const dateFormat = dateFormatOf(
      rows.flatMap(({ date }) => (date && date.text !== '' ? [date.text] : [])),
      formats,
    );
    return {
      table,
      headingSection: inSection(one) ? table.section : undefined,
      columns,
      updates: rows.map((row) => withDate(row, dateFormat)),
      dateFormat,
    };
  });
}

function isNeeded(id: string | undefined, columns: Columns): boolean {
  return id !== undefined && columns[id]?.optional !== true;
}

/** The update-column id of each header cell; a right name goes before one that is only alike. */
function columnsOf({ header }: Table, language: string, names: LooseNames, columns: Columns): ColumnIds {
  const ids: (string | undefined)[] = header.cells.map(() => undefined);
  for (const find of [names.exact, names.similar]) {
    header.cells.forEach(({ text }, index) => {
      if (text === '' || ids[index] !== undefined) return;
      const id = find(text, language)?.id;
      if (id !== undefined && id in columns && !ids.includes(id)) ids[index] = id;
    });
  }
  return ids;
}

/** A column without a known name is read as the one that usually is at its place. */
function filledIn(ids: ColumnIds, columns: Columns): ColumnIds {
  const usual = Object.keys(columns);
  return ids.map((id, index) => {
    const candidate = usual[index];
    return id ?? (candidate !== undefined && !ids.includes(candidate) ? candidate : undefined);
  });
}

type Parts = Pick<Update, 'row' | 'date' | 'who' | 'what'>;

function partsOf(row: Row, ids: ColumnIds, columns: Columns): Parts {
  const cells = withoutDoubledPipe(row, ids.length);
  const ofType = (type: UpdateColumnDefinition['type']): Part | undefined => {
    const cell = cells[ids.findIndex((id) => id !== undefined && columns[id]?.type === type)];
    return cell && { span: cell.span, text: cell.text };
  };
  return { row, date: ofType('date'), who: ofType('person'), what: ofType('text') };
}

/** The cells, less an empty one before the last where there is one too many. */
function withoutDoubledPipe({ cells }: Row, expected: number): Row['cells'] {
  const empty = cells.length > expected ? cells.findIndex(({ text }) => text === '') : -1;
  return empty >= 0 && empty < expected ? cells.filter((_, index) => index !== empty) : cells;
}

function withDate(parts: Parts, format: string | undefined): Update {
  const reading = format === undefined ? undefined : readDate(parts.date?.text ?? '', format);
  return { ...parts, value: reading?.date, shortYear: reading?.shortYear ?? false };
}
