import { jsonText } from '../shell/json-text.ts';
import { forPeople } from './for-people.ts';
import type { StatisticsFormat } from './formats.ts';
import type { CheckReport } from './report.ts';
import type { ReporterFactory, ReporterOptions } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';
import { summaryLine } from './summary-line.ts';

/** How many findings a rule has; what `--statistics --format json` prints a list of. */
export interface RuleStatistics {
  readonly rule: string;
  readonly count: number;
  /** How many of them `playbook fix` fixes. */
  readonly fixable: number;
}

/** The findings of a report by rule, those with most findings first. */
export function statisticsOf(
  { files }: CheckReport,
  options: Pick<ReporterOptions, 'hints'>,
): readonly RuleStatistics[] {
  const byRule = new Map<string, RuleStatistics>();
  for (const { rule, fixable } of files.flatMap((file) => shownFindings(file, options))) {
    const known = byRule.get(rule) ?? { rule, count: 0, fixable: 0 };
    byRule.set(rule, { rule, count: known.count + 1, fixable: known.fixable + (fixable ? 1 : 0) });
  }
  return [...byRule.values()].sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/** For people: a line for each rule, and the summary. */
const text: ReporterFactory = (options) => ({
  end(report, errors) {
    const { write, colours } = options;
    const statistics = statisticsOf(report, options);
    const count = columnWidth(statistics.map((one) => String(one.count)));
    const rule = columnWidth(statistics.map((one) => one.rule));
    for (const one of statistics) {
      const fixable = one.fixable > 0 ? colours.green(`  ${one.fixable} fixable`) : '';
      const name = one.fixable > 0 ? one.rule.padEnd(rule) : one.rule;
      write(`${colours.bold(String(one.count).padStart(count))}  ${name}${fixable}\n`);
    }
    write(`${statistics.length > 0 ? '\n' : ''}${summaryLine(report, errors, options)}\n`);
  },
});

const json: ReporterFactory = ({ write }) => ({
  // As in the whole report, programs get hints too.
  end: (report) => write(`${jsonText(statisticsOf(report, { hints: true }), 2)}\n`),
});

/** What prints the findings by rule, by the format that is asked for. */
export const STATISTICS: Readonly<Record<StatisticsFormat, ReporterFactory>> = {
  stylish: forPeople(text),
  json,
};

function columnWidth(cells: readonly string[]): number {
  return Math.max(0, ...cells.map((cell) => cell.length));
}
