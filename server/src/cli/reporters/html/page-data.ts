import { ruleUrl } from '../../../rules/documentation.ts';
import { rules as allRules } from '../../../rules/registry.ts';
import { printable } from '../../../text/printable.ts';
import type { Repository } from '../../targets/repository.ts';
import type { ReportedFinding } from '../report.ts';
import type { CheckedPage } from '../reporter.ts';
import { countSeverities, type SeverityCounts, SHOWN_SEVERITIES } from '../shown-findings.ts';
import { escapeJson } from './escape.ts';
import { excerpt } from './excerpt.ts';
import type { RuleRow } from './rule-table.ts';

/** The findings as the report's script wants them, collected page by page. */
export interface PageData {
  add(page: CheckedPage): void;
  /** Rules with findings, in the order of the first. */
  rules(): readonly RuleRow[];
  /** Pieces of one JSON object, fit for a script element. */
  json(): Iterable<string>;
}

/** Pages as JSON texts: findings of 10,000 pages take much more room as objects. */
export function createPageData(repository: Repository): PageData {
  const pages: string[] = [];
  const indexes = new Map<string, number>();
  const found = new Map<
    string,
    { counts: Record<keyof SeverityCounts, number>; pages: number; fixable: number }
  >();
  const indexOf = (rule: string): number => {
    const index = indexes.get(rule) ?? indexes.size;
    indexes.set(rule, index);
    return index;
  };
  const count = (rule: string, of: readonly ReportedFinding[]): void => {
    const row = found.get(rule) ?? {
      counts: { error: 0, warning: 0, info: 0, hint: 0 },
      pages: 0,
      fixable: 0,
    };
    const counts = countSeverities(of);
    for (const severity of SHOWN_SEVERITIES) row.counts[severity] += counts[severity];
    row.pages++;
    row.fixable += of.filter(({ fixable }) => fixable).length;
    found.set(rule, row);
  };
  return {
    add(page) {
      const { path, language, findings } = page.report;
      if (findings.length === 0) return;
      for (const rule of new Set(findings.map((finding) => finding.rule)))
        count(
          rule,
          findings.filter((finding) => finding.rule === rule),
        );
      const rows = findings.map((finding) => findingRow(finding, indexOf(finding.rule), page));
      pages.push(escapeJson([printable(path), language, repository.urlOf(path) ?? 0, rows]));
    },
    rules: () =>
      [...indexes.keys()].map((id) => {
        const rule = allRules.find((one) => one.id === id);
        const { counts, ...row } = found.get(id) ?? { counts: countSeverities([]), pages: 0, fixable: 0 };
        return { id, summary: rule?.summary ?? '', why: rule?.why ?? '', url: ruleUrl(id), counts, ...row };
      }),
    *json() {
      yield `{"rules":${escapeJson(this.rules().map(({ id, summary, why, url }) => [id, summary, why, url ?? 0]))},"pages":[`;
      for (const [index, page] of pages.entries()) yield index === 0 ? `\n${page}` : `,\n${page}`;
      yield '\n]}';
    },
  };
}

/** A finding as a list, for brevity; the script's `read` names its items. */
function findingRow(finding: ReportedFinding, rule: number, { line: lineOf, report }: CheckedPage) {
  const { severity, line, column, endLine, endColumn, message, advice, fix, related } = finding;
  const source = lineOf(line);
  const end = endLine > line ? source.trimEnd().length : endColumn - 1;
  return [
    rule,
    SHOWN_SEVERITIES.indexOf(severity),
    line,
    column,
    endLine,
    printable(message),
    advice === undefined ? '' : printable(advice),
    fix ? printable(fix.title) : 0,
    source.trim() === '' ? 0 : excerpt(source, column - 1, Math.max(column - 1, end)),
    related.map((one) => [
      `${one.path === report.path ? '' : printable(one.path)}:${one.line}:${one.column}`,
      printable(one.message),
    ]),
  ];
}
