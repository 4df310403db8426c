import type { Part, Playbook } from '../../playbook/model.ts';
import { isPlausible } from '../../playbook/queries/dates.ts';
import { addDays, type CalendarDate, compareDates, isReal } from '../../text/date.ts';
import { defineRule, type Fix, replace } from '../rule.ts';
import { yearSpan } from './shared.ts';

export default defineRule({
  id: 'update-summary/date-future',
  scope: 'page',
  severity: 'warning',
  summary: 'A date in the update summary is in the future.',
  why: 'Readers think that the page is newer than it is. Usually the year is wrong, or day and month are swapped.',
  messages: {
    future: { message: '"{value}" is in the future.', advice: 'Correct the date.' },
    year: { message: '"{value}" is in the future.', advice: 'The year is probably {year}.' },
  },
  options: {
    grace: {
      type: 'integer',
      default: 1,
      description: 'How many days after today a date may be. It may already be tomorrow where the author is.',
    },
  },
  check({ page, today, option, report }) {
    const grace = Math.min(option<number>('grace'), MAX_GRACE);
    for (const { updates } of page.updateSummaries) {
      updates.forEach(({ date, value }, at) => {
        if (!date || !value || !isPlausible(value) || compareDates(addDays(value, -grace), today) <= 0)
          return;
        const last = addDays(today, grace);
        const below = updates
          .slice(at + 1)
          .find((update) => update.value && isPlausible(update.value))?.value;
        const year = likelyYear(value, last, below);
        const fix = year === undefined ? undefined : changeYear(date, year, page);
        report({
          message: year === undefined ? 'future' : 'year',
          data: { value: date.text, year: year ?? '' },
          span: date.span,
          fixes: fix ? [fix] : [],
        });
      });
    }
  },
});

const MAX_GRACE = 1000;

/** The latest year in which the day is past and still not before the row below. */
function likelyYear(
  date: CalendarDate,
  last: CalendarDate,
  below: CalendarDate | undefined,
): number | undefined {
  const year = [last.year, last.year - 1].find((candidate) => {
    const day = { ...date, year: candidate };
    return isReal(day) && compareDates(day, last) <= 0;
  });
  if (year === undefined) return undefined;
  return below && compareDates({ ...date, year }, below) < 0 ? undefined : year;
}

function changeYear(date: Part, year: number, page: Playbook): Fix | undefined {
  const span = yearSpan(date, page);
  return span && replace(span, String(year), `Change the year to ${year}`);
}
