import type { Part, Playbook, UpdateSummary } from '../../playbook/model.ts';
import { correctDates, faultOfDate, knownFormats } from '../dates.ts';
import { defineRule, either, type Fix } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { acceptedFormats, dateSamples, isMisordered } from './shared.ts';

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
      const strangers = strangersOf(summary, accepted, known, format);
      const [first] = strangers;
      if (!first) continue;
      if (summary.dateFormat === undefined) {
        const data = { value: first.date.text, format, meant: either(first.meant) };
        report({ message: 'all', data, span: first.date.span, fixes: rewriteAll(strangers, page, format) });
        continue;
      }
      for (const { date, meant } of strangers) {
        report({
          message: meant.length === 1 ? 'other' : 'ambiguous',
          data: { value: date.text, format, meant: either(meant) },
          span: date.span,
          fixes: suggestText(date, page, meant),
        });
      }
    }
  },
});

interface Stranger {
  readonly date: Part;
  /** What it may mean, in the format wanted. */
  readonly meant: readonly string[];
}

/** The dates of a summary that are some in another format. */
function strangersOf(
  summary: UpdateSummary,
  accepted: readonly string[],
  known: readonly string[],
  format: string,
): Stranger[] {
  return summary.updates.flatMap(({ date, row }) => {
    if (!date || date.text === '' || row.cells.length > summary.table.header.cells.length) return [];
    const fault = faultOfDate(date.text, accepted, known);
    if (fault?.kind !== 'other-format') return [];
    return [{ date, meant: correctDates(date.text, fault, format, dateSamples(summary)) }];
  });
}

/** One fix for all that have one meaning. */
function rewriteAll(strangers: readonly Stranger[], page: Playbook, format: string): Fix[] {
  const clear = strangers.filter(({ meant }) => meant.length === 1);
  const edits = clear.flatMap(({ date, meant }) => suggestText(date, page, meant)[0]?.edits ?? []);
  return edits.length > 0 ? [{ title: `Write the dates as ${format}`, edits, safe: false }] : [];
}
