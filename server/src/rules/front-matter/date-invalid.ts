import type { FrontMatterKey } from '../../profile/types.ts';
import { correctDates, faultOfDate, knownFormats } from '../dates.ts';
import { defineRule, type RuleContext, suggest } from '../rule.ts';

export default defineRule({
  id: 'front-matter/date-invalid',
  scope: 'page',
  severity: 'warning',
  summary: 'A date of the front matter that is no date, or not in the format that the profile asks for.',
  why: 'The publishing system reads the date in one format only, and takes the page for older or newer than it is, or rejects it.',
  messages: {
    malformed: '"{value}" is not a date. Write the date of "{key}" as {format}.',
    impossible: 'There is no such day as "{value}". Correct the date of "{key}" ({format}).',
    'short-year':
      'The year of "{value}" has two digits only, which not every system reads alike. Write it with four.',
    'other-format': '"{value}" is not in the format {format}, in which the date of "{key}" is read.',
  },
  check(context) {
    const { page, profile, report } = context;
    const known = knownFormats(profile);
    for (const entry of page.frontMatter?.entries ?? []) {
      const definition = profile.frontMatter.keys[entry.key.text];
      const accepted = definition?.type === 'date' ? formatsOf(definition, context) : [];
      const value = entry.value.text.trim();
      const [format] = accepted;
      if (format === undefined || value === '') continue;
      const fault = faultOfDate(value, accepted, known);
      if (!fault) continue;
      const meant = correctDates(value, fault, format, [value]);
      report({
        message: fault.kind,
        data: { key: entry.key.text, value, format },
        span: entry.value.span,
        fixes: suggest(entry.value.span, meant),
      });
    }
  },
});

function formatsOf({ formats }: FrontMatterKey, { page, profile }: RuleContext): readonly string[] {
  return formats ?? profile.languages.get(page.language)?.dateFormats ?? [];
}
