import type { Profile } from '../../profile/profile.ts';
import type { UpdateColumnDefinition } from '../../profile/types.ts';
import { type CalendarDate, compareDates } from '../../text/date.ts';
import type { Playbook, UpdateSummary } from '../model.ts';
import { isPlausible } from './dates.ts';

/** What the update summary's heading is called on a page. */
export function headingName(page: Playbook, { sections, updateSummary }: Profile): string {
  const id = updateSummary?.section ?? '';
  return sections.preferred(id, page.language) ?? id;
}

/** The level that the summary's heading usually has: a section of the page, deeper than its title. */
export function headingLevel({ updateSummary }: Profile): number {
  return updateSummary?.levels.at(-1) ?? 2;
}

/** What a column is called on a page. */
export function columnName(id: string, page: Playbook, { updateColumns }: Profile): string {
  return updateColumns.preferred(id, page.language) ?? id;
}

/** The columns in the profile's order. */
export function columnDefinitions({ updateSummary }: Profile): [string, UpdateColumnDefinition][] {
  return Object.entries(updateSummary?.columns ?? {});
}

/** The formats that a date of the summary should be in, the preferred one first. */
export function acceptedFormats(
  { dateFormat }: UpdateSummary,
  page: Playbook,
  profile: Profile,
): readonly string[] {
  return dateFormat === undefined ? languageFormats(page, profile) : [dateFormat];
}

export function languageFormats(page: Playbook, { languages, defaultLanguage }: Profile): readonly string[] {
  return languages.get(page.language)?.dateFormats ?? languages.get(defaultLanguage)?.dateFormats ?? [];
}

/** Some dates of a summary as written: what shows whether its writers put leading zeros. */
export function dateSamples({ updates }: UpdateSummary): string[] {
  return updates.slice(0, 50).flatMap(({ date }) => (date ? [date.text] : []));
}

/** The newest date of the page's update summaries that is not in the future. */
export function newestUpdate(page: Playbook, today: CalendarDate): CalendarDate | undefined {
  return page.updateSummaries
    .flatMap(({ updates }) => updates.map(({ value }) => value))
    .filter((date) => date !== undefined && isPlausible(date) && compareDates(date, today) <= 0)
    .reduce((newest, date) => (newest && date && compareDates(newest, date) >= 0 ? newest : date), undefined);
}
