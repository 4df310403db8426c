import type { Playbook, Table } from '../../playbook/model.ts';
import { mentionsOf } from '../../playbook/queries/mentions.ts';
import type { Profile } from '../../profile/profile.ts';
import { at, Tally } from './counts.ts';

/** What pages have in common. */
export interface Survey {
  readonly pages: number;
  readonly withFrontMatter: number;
  /** Language → pages. */
  readonly languages: ReadonlyMap<string, number>;
  readonly keys: Tally;
  /** Key → its values. */
  readonly values: ReadonlyMap<string, Tally>;
  /** Language → headings of level 2 that the profile has no name for. */
  readonly headings: ReadonlyMap<string, Tally>;
  /** Words of task rows and key/value lines that no vocabulary has. */
  readonly roles: Tally;
  readonly services: Tally;
  /** Language and column id, divided by a space → headers that are not its name but stand in its place. */
  readonly columnNames: ReadonlyMap<string, Tally>;
  /** Labels of lines like `Label: **value**`, whether the profile knows them or not. */
  readonly labels: Tally;
  /** Header row, its cells joined by tabs → the tables with it. */
  readonly tables: ReadonlyMap<string, TableSurvey>;
}

export interface TableSurvey {
  readonly headers: readonly string[];
  pages: number;
  /** The cells of each column. */
  readonly columns: readonly Tally[];
}

/** Looks at the pages, one after the other. @param profile the one that the pages were read with */
export function survey(
  pages: Iterable<Playbook>,
  profile: Profile,
  languageOf: (page: Playbook) => string,
): Survey {
  let count = 0;
  let withFrontMatter = 0;
  const languages = new Map<string, number>();
  const [keys, roles, services, labels] = [new Tally(), new Tally(), new Tally(), new Tally()];
  const values = new Map<string, Tally>();
  const headings = new Map<string, Tally>();
  const columnNames = new Map<string, Tally>();
  const tables = new Map<string, TableSurvey>();
  for (const page of pages) {
    count++;
    const language = languageOf(page);
    languages.set(language, (languages.get(language) ?? 0) + 1);
    const entries = page.frontMatter?.entries ?? [];
    if (page.frontMatter) withFrontMatter++;
    keys.addPage(entries.map(({ key }) => key.text));
    for (const { key, value } of entries) at(values, key.text, () => new Tally()).addPage([value.text]);
    const unnamed = page.sections.filter(({ level, id }) => level === 2 && id === undefined);
    at(headings, language, () => new Tally()).addPage(unnamed.map(({ heading }) => heading.text));
    const unknown = mentionsOf(page, profile).filter(({ id }) => id === undefined);
    roles.addPage(unknown.filter(({ kind }) => kind === 'role').map(({ part }) => part.text));
    services.addPage(unknown.filter(({ kind }) => kind === 'service').map(({ part }) => part.text));
    for (const { columns } of page.taskTables)
      for (const { id, header, match } of columns)
        if (id !== undefined && (match === 'similar' || match === 'place'))
          at(columnNames, `${language} ${id}`, () => new Tally()).addPage([header.text]);
    labels.addPage(labelsOf(page));
    const seen = new Set<TableSurvey>();
    for (const table of page.tables) seen.add(addTable(table, tables));
    for (const table of seen) table.pages++;
  }
  return {
    pages: count,
    withFrontMatter,
    languages,
    keys,
    values,
    headings,
    roles,
    services,
    columnNames,
    labels,
    tables,
  };
}

function addTable({ header, rows }: Table, tables: Map<string, TableSurvey>): TableSurvey {
  const headers = header.cells.map(({ text }) => text);
  const known = at(tables, headers.join('\t'), () => ({
    headers,
    pages: 0,
    columns: headers.map(() => new Tally()),
  }));
  for (const [index, column] of known.columns.entries())
    column.addPage(rows.map(({ cells }) => cells[index]?.text ?? ''));
  return known;
}

const LABEL = /^(\p{L}[\p{L}\p{N} ]{0,40}):[ \t]*\*\*[^*]/u;

function labelsOf({ lines }: Playbook): string[] {
  const labels: string[] = [];
  for (let line = 0; line < lines.count; line++) {
    const label = LABEL.exec(lines.lineText(line).trimStart())?.[1];
    if (label !== undefined) labels.push(label.trim());
  }
  return labels;
}
