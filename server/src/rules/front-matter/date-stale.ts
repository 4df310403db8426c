import { compareDates, readDates } from '../../text/date.ts';
import { formatLike, isPlausible } from '../dates.ts';
import { defineRule, suggest } from '../rule.ts';
import { newestUpdate } from './shared.ts';

export default defineRule({
  id: 'front-matter/date-stale',
  scope: 'page',
  severity: 'off',
  summary: 'A date of the front matter that is earlier than the newest row of the update summary.',
  why: 'Readers are told that the page is older than it is. Teams that keep the date in the update summary alone leave this rule off.',
  messages: {
    stale:
      '"{key}" says {value}, but the update summary has a change of {newest}. Set the date to that of the newest change.',
  },
  check({ page, profile, today, report }) {
    const newest = newestUpdate(page, today);
    if (!newest) return;
    for (const { key, value } of page.frontMatter?.entries ?? []) {
      const definition = profile.frontMatter.keys[key.text];
      if (definition?.type !== 'date') continue;
      const formats = definition.formats ?? profile.languages.get(page.language)?.dateFormats ?? [];
      const reading = readDates(value.text, formats).find(({ date }) => isPlausible(date));
      if (!reading || compareDates(reading.date, newest) >= 0) continue;
      const right = formatLike(newest, reading.format, [value.text]);
      report({
        message: 'stale',
        data: { key: key.text, value: value.text, newest: right },
        span: value.span,
        fixes: suggest(value.span, [right]),
      });
    }
  },
});
