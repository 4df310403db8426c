import { formatLike, isPlausible } from '../../playbook/queries/dates.ts';
import { newestUpdate } from '../../playbook/queries/update-summary.ts';
import { compareDates, readDates } from '../../text/date.ts';
import { defineRule, suggest } from '../rule.ts';

export default defineRule({
  id: 'front-matter/date-stale',
  scope: 'page',
  severity: 'off',
  summary: 'A front matter date is earlier than the newest row of the update summary.',
  why: 'Readers think that the page is older than it is. The rule is off by default for teams that keep the date in the update summary only.',
  messages: {
    stale: {
      message: '"{key}" is {value}, but the newest change in the update summary is from {newest}.',
      advice: 'Change the date to {newest}.',
    },
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
