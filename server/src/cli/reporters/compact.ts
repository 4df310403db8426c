import type { Severity } from '../../profile/types.ts';
import { oneLine } from '../../rules/rule.ts';
import { printable } from '../../text/printable.ts';
import type { ReporterFactory } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';
import { summaryLine } from './summary-line.ts';

/** As ESLint calls them, so that problem matchers for its compact format fit. */
const NAMES: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Info',
  hint: 'Info',
};

/**
 * One line for each finding, and a count at the end.
 *
 * @example docs/plan.md: line 12, col 3, Warning - "Oprator" is not a known role. (task/role-unknown)
 */
export const compact: ReporterFactory = (options) => ({
  page({ report }) {
    for (const finding of shownFindings(report, options)) {
      const { line, column, severity, rule } = finding;
      options.write(
        `${printable(report.path)}: line ${line}, col ${column}, ${NAMES[severity]} - ${printable(oneLine(finding))} (${rule})\n`,
      );
    }
  },
  end: (report, errors) => options.write(`\n${summaryLine(report, errors, options)}\n`),
});
