import { createColors } from 'picocolors';
import type { Format } from '../../server/src/cli/reporters/formats.ts';
import { REPORTERS } from '../../server/src/cli/reporters/index.ts';
import {
  type CheckReport,
  type FileReport,
  type ReportedFinding,
  summarise,
} from '../../server/src/cli/reporters/report.ts';
import type { ReporterOptions } from '../../server/src/cli/reporters/reporter.ts';
import { repositoryOf } from '../../server/src/cli/targets/repository.ts';

/** The lines of every page in the reports of these tests. */
export const lines = ['# Ablauf', '', '| 番号 | 役割 |', '|---|', 'tab\there'];

/** A finding in the first line, but for what is given. */
export function finding(values: Partial<ReportedFinding> = {}): ReportedFinding {
  const place = { line: 1, column: 3, endLine: 1, endColumn: 9 };
  return {
    rule: 'page/example',
    severity: 'error',
    message: 'A message.',
    ...place,
    about: ['Ablauf'],
    fingerprint: '0123456789abcdef',
    fixable: false,
    related: [],
    ...values,
  };
}

/** A report of pages with these findings, called `docs/0.md` and so on. */
export function report(...findings: readonly (readonly ReportedFinding[])[]): CheckReport {
  return reportOf(findings.map((of, index) => ({ path: `docs/${index}.md`, language: 'de', findings: of })));
}

export function reportOf(files: readonly FileReport[]): CheckReport {
  return { version: '1.2.3', files, summary: summarise(files.length, files) };
}

/** What a format writes of a report. */
export function print(
  format: Format,
  of: CheckReport,
  options: Partial<ReporterOptions> = {},
  errors = 0,
): string {
  const written: string[] = [];
  const reporter = REPORTERS[format]({
    write: (text) => void written.push(text),
    colours: createColors(false),
    columns: undefined,
    hints: false,
    repository: repositoryOf(['/work'], { cwd: '/work', env: {} }),
    ...options,
  });
  for (const file of of.files) reporter.page?.({ report: file, line: (line) => lines[line - 1] ?? '' });
  reporter.end(of, errors);
  return written.join('');
}
