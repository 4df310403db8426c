import type { Cell, Part, Playbook, Update, UpdateSummary } from '../../playbook/model.ts';
import { isPlausible } from '../../playbook/queries/dates.ts';
import { columnDefinitions } from '../../playbook/queries/update-summary.ts';
import type { Profile } from '../../profile/profile.ts';
import { type CalendarDate, compareDates } from '../../text/date.ts';
import { type Span, slice } from '../../text/span.ts';
import { isSameUnspaced } from '../typos.ts';

/** Names in quotation marks: `"a", "b"`. */
export function quotedList(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** Whether a header is a name of the column in some language; spaces are free. */
export function isNameOf(id: string, header: string, { languages, updateColumns }: Profile): boolean {
  return [...languages.keys()].some((language) =>
    updateColumns.spellings(id, language).some((name) => isSameUnspaced(name, header)),
  );
}

/** Where a header cell holds the names of two columns with nothing but a space between them: the offset of that space. */
export function joinedAt(
  { span, text }: Cell,
  page: Playbook,
  { updateColumns }: Profile,
): number | undefined {
  const source = slice(page.text, span);
  if (source !== text) return undefined;
  for (const { index } of source.slice(0, 80).matchAll(/ /g)) {
    const [first] = updateColumns.findAnywhere(source.slice(0, index));
    const [second] = updateColumns.findAnywhere(source.slice(index));
    if (first && second && first.id !== second.id) return span.start + index;
  }
  return undefined;
}

/** Whether the known columns of a summary stand in another order than the profile's. */
export function isMisordered({ columns }: UpdateSummary, profile: Profile): boolean {
  const usual = columnDefinitions(profile).map(([id]) => id);
  const places = columns.filter((id) => id !== undefined).map((id) => usual.indexOf(id));
  return places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0));
}

/** A row with a date that says which day it means. */
export interface DatedRow {
  readonly update: Update;
  readonly cell: Part;
  readonly date: CalendarDate;
}

/** The rows whose dates can be compared: neither malformed nor impossible, nor in the future. */
export function datedRows({ updates }: UpdateSummary, today: CalendarDate): DatedRow[] {
  return updates.flatMap((update) => {
    const { date: cell, value: date } = update;
    return cell && date && isPlausible(date) && compareDates(date, today) <= 0
      ? [{ update, cell, date }]
      : [];
  });
}

/** Where the four digits of the year stand in a date cell. */
export function yearSpan({ span }: Part, { text }: Playbook): Span | undefined {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(slice(text, span));
  return year ? { start: span.start + year.index, end: span.start + year.index + 4 } : undefined;
}
