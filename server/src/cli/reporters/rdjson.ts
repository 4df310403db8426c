import type { Severity } from '../../profile/types.ts';
import { ruleUrl } from '../../rules/documentation.ts';
import { oneLine } from '../../rules/rule.ts';
import { jsonList } from './json-list.ts';
import type { Place, ReportedFinding } from './report.ts';
import type { CheckedPage, ReporterFactory } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

/** The Reviewdog Diagnostic Format: reviewdog makes comments of a review of it, with its fixes as suggestions. */
export const rdjson: ReporterFactory = (options) => {
  const list = jsonList(options.write, '{"source":{"name":"playbook"},"diagnostics":', () => '}');
  return {
    page(page) {
      for (const finding of shownFindings(page.report, options)) list.add(diagnostic(finding, page));
    },
    end: () => list.end(),
  };
};

function diagnostic(finding: ReportedFinding, page: CheckedPage) {
  const { rule, severity } = finding;
  const url = ruleUrl(rule);
  const suggestions = suggestionsOf(finding, page);
  return {
    message: oneLine(finding),
    location: { path: page.report.path, range: rangeOf(finding, page) },
    severity: SEVERITIES[severity],
    code: { value: rule, ...(url !== undefined && { url }) },
    ...(suggestions.length > 0 && { suggestions }),
  };
}

/** Reviewdog applies each suggestion by itself, so that only fixes of one edit can be offered. */
function suggestionsOf({ fix }: ReportedFinding, page: CheckedPage) {
  const [edit, ...others] = fix?.edits ?? [];
  // A byte-order mark in the first line would shift what reviewdog replaces.
  if (!edit || others.length > 0 || edit.line === 1) return [];
  return [{ range: rangeOf(edit, page), text: edit.newText }];
}

function rangeOf({ line, column, endLine, endColumn }: Place, page: CheckedPage) {
  return {
    start: { line, column: byteColumn(page.line(line), column) },
    end: { line: endLine, column: byteColumn(page.line(endLine), endColumn) },
  };
}

/** Reviewdog counts bytes of UTF-8, from 1. */
function byteColumn(line: string, column: number): number {
  return Buffer.byteLength(line.slice(0, column - 1)) + 1;
}
