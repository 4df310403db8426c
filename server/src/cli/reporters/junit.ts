import { oneLine } from '../../rules/rule.ts';
import { frame } from './frame.ts';
import type { FileReport, ReportedFinding } from './report.ts';
import type { CheckedPage, ReporterFactory } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';
import { attributes, content } from './xml.ts';

/**
 * A test suite for each page, a test case for each finding: failed for errors, skipped for all that does not make the check
 * fail either. A page without findings is one test that passed.
 */
export const junit: ReporterFactory = (options) => {
  const { write } = options;
  let begun = false;
  const begin = (): void => {
    if (!begun) write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="playbook">\n');
    begun = true;
  };
  return {
    page(page) {
      begin();
      write(suite(page, shownFindings(page.report, options)));
    },
    end() {
      begin();
      write('</testsuites>\n');
    },
  };
};

function suite({ report, line }: CheckedPage, findings: readonly ReportedFinding[]): string {
  const failures = findings.filter(({ severity }) => severity === 'error').length;
  const counts = {
    name: report.path,
    tests: Math.max(1, findings.length),
    failures,
    errors: 0,
    skipped: findings.length - failures,
    time: 0,
  };
  const names = namesOf(findings);
  const cases = findings.map((finding, index) =>
    testCase(names[index] ?? finding.rule, finding, report, line(finding.line)),
  );
  const clean = `    <testcase${attributes({ classname: report.path, name: 'no findings', file: report.path, time: 0 })}/>\n`;
  return `  <testsuite${attributes(counts)}>\n${findings.length > 0 ? cases.join('') : clean}  </testsuite>\n`;
}

/** Without line numbers, so that a test keeps its name when lines move. Those alike are numbered. */
function namesOf(findings: readonly ReportedFinding[]): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, about }) => {
    const name = `${rule}: ${about.join(', ')}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function testCase(name: string, finding: ReportedFinding, { path }: FileReport, source: string): string {
  const { rule, severity, line, column } = finding;
  const message = oneLine(finding);
  const head = `    <testcase${attributes({ classname: path, name, file: path, line, time: 0 })}>\n`;
  const body =
    severity === 'error'
      ? `      <failure${attributes({ type: rule, message })}>${content(`${path}:${line}:${column}\n${sourceFrame(finding, source)}`)}</failure>\n`
      : `      <skipped${attributes({ message: `${severity}: ${message}` })}/>\n`;
  return `${head}${body}    </testcase>\n`;
}

/** The line with its part underlined; what is on further lines is left out. */
function sourceFrame({ line, column, endLine, endColumn }: ReportedFinding, source: string): string {
  const end = endLine > line ? source.trimEnd().length : endColumn - 1;
  const { text, before, marked } = frame(source, column - 1, Math.max(column - 1, end), WIDTH);
  return `${text}\n${' '.repeat(before)}${'^'.repeat(marked)}`;
}

const WIDTH = 120;
