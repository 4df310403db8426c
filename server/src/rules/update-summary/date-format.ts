import type { Part, Playbook, UpdateSummary } from '../../playbook/model.ts';
import { correctDates, dateDefect, knownFormats } from '../../playbook/queries/dates.ts';
import { acceptedFormats, dateSamples } from '../../playbook/queries/update-summary.ts';
import { defineRule, type Fix, quotedOr } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { isMisordered } from './shared.ts';

export default defineRule({
  id: 'update-summary/date-format',
  scope: 'page',
  severity: 'warning',
  summary: 'A date in the update summary is not in the same format as the others.',
  why: 'With mixed formats, readers cannot tell whether 3/4 is in March or in April.',
  messages: {
    other: {
      message: '"{value}" is not in the format of the other dates ({format}).',
      advice: 'Write {meant}.',
    },
    ambiguous: {
      message: '"{value}" is not in the format of the other dates ({format}).',
      advice: 'Write the date that is meant: {meant}.',
    },
    all: {
      message: 'The dates of this table are not in the usual format of this language ({format}).',
      advice: 'Write {meant} instead of "{value}", and so on.',
    },
  },
  check({ page, profile, report }) {
    const known = knownFormats(profile);
    for (const summary of page.updateSummaries) {
      const accepted = acceptedFormats(summary, page, profile);
      const [format] = accepted;
      if (format === undefined || isMisordered(summary, profile)) continue;
      const oddDates = oddDatesOf(summary, accepted, known, format);
      const [first] = oddDates;
      if (!first) continue;
      if (summary.dateFormat === undefined) {
        const data = { value: first.date.text, format, meant: quotedOr(first.meant) };
        report({ message: 'all', data, span: first.date.span, fixes: rewriteAll(oddDates, page, format) });
        continue;
      }
      for (const { date, meant } of oddDates) {
        report({
          message: meant.length === 1 ? 'other' : 'ambiguous',
          data: { value: date.text, format, meant: quotedOr(meant) },
          span: date.span,
          fixes: suggestText(date, page, meant),
        });
      }
    }
  },
});

interface OddDate {
  readonly date: Part;
  /** What it may mean, in the format wanted. */
  readonly meant: readonly string[];
}

/** The dates of a summary that are some in another format. */
function oddDatesOf(
  summary: UpdateSummary,
  accepted: readonly string[],
  known: readonly string[],
  format: string,
): OddDate[] {
  return summary.updates.flatMap(({ date, row }) => {
    if (!date || date.text === '' || row.cells.length > summary.table.header.cells.length) return [];
    const defect = dateDefect(date.text, accepted, known);
    if (defect?.kind !== 'other-format') return [];
    return [{ date, meant: correctDates(date.text, defect, format, dateSamples(summary)) }];
  });
}

/** One fix for all that have one meaning. */
function rewriteAll(oddDates: readonly OddDate[], page: Playbook, format: string): Fix[] {
  const clear = oddDates.filter(({ meant }) => meant.length === 1);
  const edits = clear.flatMap(({ date, meant }) => suggestText(date, page, meant)[0]?.edits ?? []);
  return edits.length > 0 ? [{ title: `Write the dates as ${format}`, edits, safe: false }] : [];
}
