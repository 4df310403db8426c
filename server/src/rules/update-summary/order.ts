import type { Playbook, UpdateSummary } from '../../playbook/model.ts';
import { breaksOf, isAscending } from '../../playbook/queries/date-order.ts';
import { compareDates } from '../../text/date.ts';
import { lineEnding } from '../../text/lines.ts';
import { slice } from '../../text/span.ts';
import { defineRule, type Fix, type Report, type RuleContext, replace } from '../rule.ts';
import { type DatedRow, datedRows, yearSpan } from './shared.ts';
import { type Move, movesFor, type Repair, yearRepairs } from './shared-order.ts';

export default defineRule({
  id: 'update-summary/order',
  scope: 'page',
  severity: 'warning',
  summary: 'The rows of the update summary are not newest first.',
  why: 'Readers expect the latest change in the first row. Usually a wrong year is the cause, and the page seems older than it is.',
  messages: {
    'year-above': {
      message: '"{date}" is newer than "{above}" in the row above it.',
      advice: 'The year of the row above is probably wrong: change {wrong} to {right}.',
    },
    'years-above': {
      message: '"{date}" is newer than "{above}" in the row above it.',
      advice: 'The years of the rows above are probably wrong: change {wrong} to {right}.',
    },
    'year-here': {
      message: '"{date}" is newer than "{above}" in the row above it.',
      advice: 'The year here is probably wrong: change {wrong} to {right}.',
    },
    misplaced: {
      message: '"{date}" is newer than "{above}" in the row above it.',
      advice: 'Move the row to its place, or correct the wrong date.',
    },
    reversed: {
      message: 'The rows are oldest first, but readers expect the latest change first.',
      advice: 'Reverse the order.',
    },
  },
  check(context) {
    for (const summary of context.page.updateSummaries)
      for (const defect of reportableBreaks(summary, context)) context.report(defect);
  },
});

/** A table with more breaks is no update summary; looking for repairs would take too long. */
const MAX_REPAIRED = 10;

function reportableBreaks(summary: UpdateSummary, context: RuleContext): Report[] {
  const { page, today } = context;
  const rows = datedRows(summary, today);
  const dates = rows.map(({ date }) => date);
  const breaks = breaksOf(dates);
  const [first] = rows;
  if (!first || breaks.length === 0) return [];
  if (isAscending(dates))
    return [{ message: 'reversed', span: first.cell.span, fixes: [reverse(summary, page)] }];
  return breaks.map((at, nth) => reportBreak(at, rows, context, nth < MAX_REPAIRED));
}

function reportBreak(
  at: number,
  rows: readonly DatedRow[],
  { page, today }: RuleContext,
  repaired: boolean,
): Report {
  const dates = rows.map(({ date }) => date);
  const repairs = (repaired ? yearRepairs(dates, at) : [])
    .filter((repair) => [...repair.values()].every((date) => compareDates(date, today) <= 0))
    .flatMap((repair) => fixOf(repair, rows, page) ?? []);
  const moves = (repaired ? movesFor(dates, at) : []).map((move) => moveFix(move, rows, page));
  const span = rows[at]?.cell.span ?? { start: 0, end: 0 };
  const data = { date: rows[at]?.cell.text ?? '', above: rows[at - 1]?.cell.text ?? '' };
  const [likeliest] = repairs;
  if (!likeliest) {
    const related = [{ message: 'The row above is here.', span: rows[at - 1]?.cell.span ?? span }];
    return { message: 'misplaced', data, span, fixes: moves.slice(0, 2), related };
  }
  const { repair, wrong, right } = likeliest;
  const culprits = [...repair.keys()].sort((a, b) => a - b);
  const here = culprits.includes(at);
  return {
    message: here ? 'year-here' : culprits.length > 1 ? 'years-above' : 'year-above',
    data: { ...data, wrong, right },
    span,
    fixes: [...repairs.map(({ fix }) => fix), ...moves.slice(0, 1)],
    related: culprits
      .filter((index) => index !== at)
      .map((index) => ({
        message: 'The year of this row is probably wrong.',
        span: rows[index]?.cell.span ?? span,
      })),
  };
}

interface YearFix {
  readonly repair: Repair;
  readonly fix: Fix;
  /** The dates in words, as they are and as they should be. */
  readonly wrong: string;
  readonly right: string;
}

function fixOf(repair: Repair, rows: readonly DatedRow[], page: Playbook): YearFix | undefined {
  const changes = [...repair]
    .sort(([a], [b]) => a - b)
    .flatMap(([index, { year }]) => {
      const cell = rows[index]?.cell;
      const span = cell && yearSpan(cell, page);
      if (!cell || !span) return [];
      const old = slice(page.text, span);
      return [
        {
          edit: { span, newText: String(year) },
          wrong: cell.text,
          right: cell.text.replace(old, String(year)),
        },
      ];
    });
  if (changes.length < repair.size) return undefined;
  const wrong = all(changes.map((change) => change.wrong));
  const right = all(changes.map((change) => change.right));
  return {
    repair,
    wrong,
    right,
    fix: { title: `Change ${wrong} to ${right}`, edits: changes.map(({ edit }) => edit), safe: false },
  };
}

function all(dates: readonly string[]): string {
  const quoted = dates.map((date) => `"${date}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

function moveFix({ from, before }: Move, rows: readonly DatedRow[], { lines, text }: Playbook): Fix {
  const line = rows[from]?.update.row.line ?? 0;
  const eol = lineEnding(text);
  const source = lines.lineText(line);
  if (before < from) {
    const target = lines.line(rows[before]?.update.row.line ?? 0).start;
    const edits = [
      { span: { start: target, end: target }, newText: source + eol },
      // The line end before the row goes with it: the last row of a page may have none behind.
      { span: { start: lines.line(line - 1).end, end: lines.line(line).end }, newText: '' },
    ];
    return { title: `Move the row up, above "${rows[before]?.cell.text ?? ''}"`, edits, safe: false };
  }
  const target = lines.line(rows[before - 1]?.update.row.line ?? 0).end;
  const edits = [
    { span: lines.fullLine(line), newText: '' },
    { span: { start: target, end: target }, newText: eol + source },
  ];
  return {
    title: `Move "${rows[from]?.cell.text ?? ''}" down, below "${rows[before - 1]?.cell.text ?? ''}"`,
    edits,
    safe: false,
  };
}

function reverse({ table }: UpdateSummary, { lines, text }: Playbook): Fix {
  const [first] = table.rows;
  const last = table.rows.at(-1);
  const span = { start: lines.line(first?.line ?? 0).start, end: lines.line(last?.line ?? 0).end };
  const rows = table.rows.map(({ line }) => lines.lineText(line)).reverse();
  return replace(span, rows.join(lineEnding(text)), 'Put the newest row first');
}
