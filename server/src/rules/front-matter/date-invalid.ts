import { correctDates, dateDefect, knownFormats } from '../../playbook/queries/dates.ts';
import type { FrontMatterKey } from '../../profile/types.ts';
import { defineRule, type RuleContext, suggest } from '../rule.ts';

export default defineRule({
  id: 'front-matter/date-invalid',
  scope: 'page',
  severity: 'warning',
  summary: 'A front matter date is not a date, or is in the wrong format.',
  why: 'The publishing system reads dates in one format only: it misreads or rejects others.',
  messages: {
    malformed: { message: '"{value}" is not a date.', advice: 'Write "{key}" as {format}.' },
    impossible: { message: '"{value}" is not a day of the calendar.', advice: 'Correct "{key}" ({format}).' },
    'short-year': { message: 'The year in "{value}" has only two digits.', advice: 'Use four digits.' },
    'other-format': {
      message: '"{value}" is not in the format {format}.',
      advice: 'Use that format for "{key}".',
    },
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
      const defect = dateDefect(value, accepted, known);
      if (!defect) continue;
      const meant = correctDates(value, defect, format, [value]);
      report({
        message: defect.kind,
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
