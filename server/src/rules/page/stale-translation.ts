import type { Playbook, Update } from '../../playbook/model.ts';
import { languageName } from '../../playbook/queries/language-name.ts';
import { pageSpan } from '../../playbook/queries/outline.ts';
import { type CalendarDate, compareDates, formatDate, isReal } from '../../text/date.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'page/stale-translation',
  scope: 'workspace',
  severity: 'info',
  summary: 'A translation was last updated before its original.',
  why: 'Later changes to the original may be missing from the translation.',
  messages: {
    stale: {
      message:
        'This translation was last updated on {own}, but its {language} original was updated on {original}.',
      advice: 'Update the translation, and add a row to its update summary.',
    },
  },
  check({ page, profile, workspace, today, report }) {
    const { defaultLanguage } = profile;
    const path = workspace.translations(page.path).get(defaultLanguage);
    if (path === undefined || path === page.path || page.language === defaultLanguage) return;
    const original = workspace.facts(path)?.lastUpdate;
    const newest = newestUpdate(page);
    // A date in the future is a typo, and one finding is enough for it.
    if (
      !original ||
      !newest ||
      compareDates(original, today) > 0 ||
      compareDates(newest.value, original) >= 0
    )
      return;
    report({
      message: 'stale',
      data: {
        own: formatDate(newest.value, ISO),
        original: formatDate(original, ISO),
        language: languageName(defaultLanguage, profile),
      },
      span: newest.update.date?.span ?? pageSpan(page),
      related: [{ message: 'The original is here.', path }],
    });
  },
});

const ISO = 'YYYY-MM-DD';

function newestUpdate(page: Playbook): { update: Update; value: CalendarDate } | undefined {
  let newest: { update: Update; value: CalendarDate } | undefined;
  for (const update of page.updateSummaries.flatMap(({ updates }) => updates)) {
    const { value } = update;
    if (value && isReal(value) && (!newest || compareDates(value, newest.value) > 0))
      newest = { update, value };
  }
  return newest;
}
