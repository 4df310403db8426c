import type { Part, Playbook, Update, UpdateSummary } from '../../playbook/model.ts';
import { correctDates, dateDefect, isPlausible, knownFormats } from '../../playbook/queries/dates.ts';
import { acceptedFormats, dateSamples } from '../../playbook/queries/update-summary.ts';
import { readDates } from '../../text/date.ts';
import { isEmpty } from '../../text/span.ts';
import { defineRule, type Report, type RuleContext, replace } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { isMisordered } from './shared.ts';

export default defineRule({
  id: 'update-summary/date-invalid',
  scope: 'page',
  severity: 'error',
  summary: 'A date in the update summary is not a date.',
  why: 'Readers cannot tell when the change was made, or which changes are newer.',
  messages: {
    malformed: { message: '"{value}" is not a date.', advice: 'Write it as {format}.' },
    impossible: {
      message: '"{value}" is not a day of the calendar.',
      advice: 'Correct the date ({format}).',
    },
    'short-year': { message: 'The year in "{value}" has only two digits.', advice: 'Use four digits.' },
    empty: { message: 'This row has no date.', advice: 'Add the date ({format}).' },
    'run-on': {
      message: 'A pipe is missing after the date "{value}", so the text after it is in the same cell.',
      advice: 'Add the pipe.',
    },
  },
  check(context) {
    const { page, profile, report } = context;
    for (const summary of page.updateSummaries) {
      // Under headers in the wrong order, the dates stand in another column.
      if (isMisordered(summary, profile)) continue;
      for (const update of summary.updates) {
        const defect = errorOf(update, summary, context);
        if (defect) report(defect);
      }
    }
  },
});

function errorOf(
  { date, row }: Update,
  summary: UpdateSummary,
  { page, profile }: RuleContext,
): Report | undefined {
  const width = summary.table.header.cells.length;
  // In a row with too many cells, the date may stand elsewhere: another rule says so.
  if (!date || row.cells.length > width) return undefined;
  const accepted = acceptedFormats(summary, page, profile);
  const [format = ''] = accepted;
  if (date.text === '') return emptyDefect(date, row.cells, format, page);
  const defect = dateDefect(date.text, accepted, knownFormats(profile));
  if (!defect || defect.kind === 'other-format') return undefined;
  const data = { value: date.text, format };
  const known = [...accepted, ...knownFormats(profile)];
  const behind =
    defect.kind === 'malformed' && row.cells.length < width ? endOfDate(date, known, page) : undefined;
  if (behind !== undefined) {
    const span = { start: date.span.start, end: behind };
    const fix = replace({ start: behind, end: behind }, ' |', 'Add the missing pipe', true);
    return { message: 'run-on', data: { value: page.text.slice(span.start, span.end) }, span, fixes: [fix] };
  }
  const meant = correctDates(date.text, defect, format, dateSamples(summary));
  return { message: defect.kind, data, span: date.span, fixes: suggestText(date, page, meant) };
}

/** A row that is wholly empty says nothing that needs a date. */
function emptyDefect(
  date: Part,
  cells: readonly Part[],
  format: string,
  { text }: Playbook,
): Report | undefined {
  const other = cells.find((cell) => cell.text !== '');
  if (!other) return undefined;
  const { start, end } = date.span;
  const pipe = text.lastIndexOf('|', start);
  const span = isEmpty({ start, end }) && pipe >= 0 ? { start: pipe, end: pipe + 1 } : date.span;
  return { message: 'empty', data: { format }, span: isEmpty(span) ? other.span : span };
}

/** Where a date ends that other text follows in its cell, as in `10/1/2019 Anna Bell`. */
function endOfDate({ span }: Part, formats: readonly string[], { text }: Playbook): number | undefined {
  const source = text.slice(span.start, Math.min(span.end, span.start + 40));
  for (const blank of source.matchAll(/[ \t]+/g)) {
    const start = source.slice(0, blank.index);
    if (readDates(start, formats).some(({ date }) => isPlausible(date))) return span.start + blank.index;
  }
  return undefined;
}
