import type { Playbook, UpdateSummary } from '../../playbook/model.ts';
import { formatLike } from '../../playbook/queries/dates.ts';
import { columnDefinitions, dateSamples, languageFormats } from '../../playbook/queries/update-summary.ts';
import { dateFormatOf } from '../../playbook/tables/update-dates.ts';
import type { Profile } from '../../profile/profile.ts';
import type { CalendarDate } from '../../text/date.ts';
import type { FeatureContext } from '../context.ts';
import { cellText } from '../markdown-text.ts';
import type { CellContent } from './row-edit.ts';
import { field } from './template.ts';

/** Without any language pack to say otherwise. */
const INTERNATIONAL = 'YYYY-MM-DD';

/**
 * A day as the page writes its dates: in the format of its update summary, with leading zeros if that has them, else in the
 * first format of the page's language.
 */
function dateOnPage(
  date: CalendarDate,
  page: Playbook,
  profile: Profile,
  summary: UpdateSummary | undefined = page.updateSummaries[0],
): string {
  const formats = languageFormats(page, profile);
  const samples = summary ? [...dateSamples(summary), ...strayDates(summary, page)] : [];
  const format = summary?.dateFormat ?? dateFormatOf(samples, formats) ?? formats[0] ?? INTERNATIONAL;
  return formatLike(date, format, samples);
}

/** How many lines below a table are looked at for rows that a blank line has cut off. */
const STRAY_LINES = 6;

/** First cells of lines like rows below a table: a writer has just made room for a new row at its top. */
function strayDates({ updates, table }: UpdateSummary, { lines }: Playbook): string[] {
  if (updates.some(({ value }) => value)) return [];
  const first = (table.rows.at(-1) ?? table.delimiter).line + 1;
  return Array.from({ length: STRAY_LINES }, (_, index) => first + index)
    .filter((line) => line < lines.count)
    .flatMap((line) => /^\s*\|([^|]{1,40})\|/.exec(lines.lineText(line).slice(0, 60))?.[1]?.trim() ?? []);
}

/** What is known of an update when it is made. */
export interface NewUpdate {
  readonly author: string | undefined;
  /** What has changed, in plain text. */
  readonly what?: string | undefined;
}

/**
 * The cells of a new row, one for each id: today's date and the writer; fields for what has changed, and for the writer where
 * nobody is known.
 *
 * @param columns update-column ids; `undefined` for a column that is none
 */
export function updateRow(
  columns: readonly (string | undefined)[],
  { author, what }: NewUpdate,
  { page, profile, today }: Pick<FeatureContext, 'page' | 'profile' | 'today'>,
  summary?: UpdateSummary,
): CellContent[] {
  const definitions = new Map(columnDefinitions(profile));
  const firstText = columns.find((id) => definitions.get(id ?? '')?.type === 'text');
  return columns.map((id): CellContent => {
    const definition = definitions.get(id ?? '');
    if (definition?.type === 'date') return dateOnPage(today, page, profile, summary);
    if (definition?.type === 'person')
      return author === undefined || author === '' ? field() : cellText(author);
    if (id !== undefined && id === firstText) return what === undefined ? field() : cellText(what);
    return '';
  });
}

/** The update-column ids by which the rows of a summary are read: a header that is no known name counts by its place. */
export function updateColumnIds(
  { columns }: UpdateSummary,
  profile: Profile,
): readonly (string | undefined)[] {
  const usual = columnDefinitions(profile).map(([id]) => id);
  return columns.map((id, index) => {
    const candidate = usual[index];
    return id ?? (candidate !== undefined && !columns.includes(candidate) ? candidate : undefined);
  });
}

/** The ids of the columns of a type, in the profile's order. */
export function columnsOfType(type: 'date' | 'person' | 'text', profile: Profile): string[] {
  return columnDefinitions(profile).flatMap(([id, definition]) => (definition.type === type ? [id] : []));
}
