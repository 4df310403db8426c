import { printable } from '../text-width.ts';
import type { ReporterFactory } from './reporter.ts';

/**
 * One line for each finding, as compilers write them: for problem matchers, Vim's quickfix list and grep.
 *
 * @example docs/plan.md:12:3: warning: A role that nobody has. [task/role-unknown]
 */
export const unix: ReporterFactory = ({ write }) => ({
  page({ report }) {
    for (const { line, column, severity, message, rule } of report.findings)
      write(`${printable(report.path)}:${line}:${column}: ${severity}: ${printable(message)} [${rule}]\n`);
  },
  end: () => {},
});
