import type { Severity } from '../../profile/types.ts';
import { oneLine } from '../../rules/rule.ts';
import { logSafe, printable } from '../../text/printable.ts';
import type { ReportedFinding } from './report.ts';
import type { ReporterFactory } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';
import { summaryLine } from './summary-line.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands, which GitHub Actions shows as annotations of the lines. All that comes from pages is made safe piece by
 * piece, since the commands themselves must stay. A path with a command in it names no file any more.
 *
 * @example ::error file=docs/plan.md,line=3,endLine=3,col=5,endColumn=9,title=link/empty::This link leads nowhere.
 */
export const github: ReporterFactory = (options) => ({
  page({ report }) {
    const file = options.repository.pathOf(report.path) ?? report.path;
    for (const finding of shownFindings(report, options)) {
      options.write(
        `::${COMMANDS[finding.severity]} ${parameters(file, finding)}::${escapeData(logSafe(printable(oneLine(finding))))}\n`,
      );
    }
  },
  end: (report, errors) => options.write(`${escapeData(summaryLine(report, errors, options))}\n`),
});

function parameters(file: string, { line, endLine, column, endColumn, rule }: ReportedFinding): string {
  // GitHub refuses columns where there are several lines. It counts the last column as part of the place.
  const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  return Object.entries({ file, line, endLine, ...columns, title: rule })
    .map(([name, value]) => `${name}=${logSafe(escapeProperty(String(value)))}`)
    .join(',');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
