import { oneLine } from '../../rules/rule.ts';
import { printable } from '../../text/printable.ts';
import type { ReporterFactory } from './reporter.ts';

/**
 * One line for each finding, as compilers write them: for problem matchers, Vim's quickfix list and grep.
 *
 * @example docs/plan.md:12:3: warning: "Oprator" is not a known role. [task/role-unknown]
 */
export const unix: ReporterFactory = ({ write }) => ({
  page({ report }) {
    for (const finding of report.findings) {
      const { line, column, severity, rule } = finding;
      write(
        `${printable(report.path)}:${line}:${column}: ${severity}: ${printable(oneLine(finding))} [${rule}]\n`,
      );
    }
  },
  end: () => {},
});
