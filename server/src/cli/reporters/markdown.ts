import { oneLine } from '../../rules/rule.ts';
import { plural } from '../shell/plural.ts';
import { inlineCode, link, plain } from './markdown-text.ts';
import type { CheckReport, FileReport, ReportedFinding } from './report.ts';
import type { ReporterFactory, ReporterOptions } from './reporter.ts';
import {
  byGravity,
  countSeverities,
  type SeverityCounts,
  SHOWN_SEVERITIES,
  shownFindings,
} from './shown-findings.ts';

/** UTF-16 code units that each part may take: together less than the 65,536 that GitHub allows a comment. */
const ROOM = { rules: 12_000, pages: 16_000, findings: 28_000 };
/** Rows, beyond which nobody reads. */
const MAX_ITEMS = { rules: 30, pages: 30, findings: 50 };
/** UTF-16 code units of one message, one path. */
const MAX_LENGTH = { message: 400, path: 200 };

/** A summary, the gravest first: for a pull request's comment or a job's summary. */
export const markdown: ReporterFactory = (options) => ({
  end(report, errors) {
    const findings = report.files.flatMap((file) =>
      shownFindings(file, options).map((finding) => ({ file, finding })),
    );
    const parts = [
      heading(report, findings),
      errors > 0 && `⚠️ Not all pages were checked. The log contains ${plural(errors, 'error')}.`,
      ...(findings.length > 0
        ? [
            intro(findings, report),
            ruleTable(findings),
            pageTable(findings, options),
            list(findings, options),
          ]
        : []),
    ];
    options.write(`${parts.filter(Boolean).join('\n\n')}\n`);
  },
});

interface Found {
  readonly file: FileReport;
  readonly finding: ReportedFinding;
}

/** Findings that have something in common. */
interface Group {
  readonly key: string;
  readonly counts: SeverityCounts;
  readonly found: readonly Found[];
}

function heading({ summary }: CheckReport, findings: readonly Found[]): string {
  if (summary.playbooks === 0) return '## Playbooks: no pages checked';
  if (findings.length === 0) return `## ✅ Playbooks: no findings in ${plural(summary.playbooks, 'page')}`;
  const counts = countsOf(findings);
  const label = SHOWN_SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    plural(counts[severity], severity),
  );
  return `## ${counts.error > 0 ? '❌' : '⚠️'} Playbooks: ${label.join(', ')}`;
}

function intro(findings: readonly Found[], { summary }: CheckReport): string {
  const pages = new Set(findings.map(({ file }) => file)).size;
  const fixable = findings.filter(({ finding }) => finding.fixable).length;
  const where = `${pages} of ${plural(summary.playbooks, 'page')} ${pages === 1 ? 'has' : 'have'} findings.`;
  return fixable === 0 ? where : `${where} \`playbook fix\` can fix ${fixable} of them.`;
}

function ruleTable(findings: readonly Found[]): string {
  const columns: readonly Column[] = [
    ['Fixable', ({ found }) => found.filter(({ finding }) => finding.fixable).length],
    ['Pages', ({ found }) => new Set(found.map(({ file }) => file)).size],
  ];
  const groups = ranked(findings, ({ finding }) => finding.rule);
  return table('rule', groups, columns, ({ key }) => inlineCode(key, MAX_LENGTH.path));
}

function pageTable(findings: readonly Found[], { repository }: ReporterOptions): string {
  const groups = ranked(findings, ({ file }) => file.path);
  return table('page', groups, [], ({ key }) =>
    link(inlineCode(key, MAX_LENGTH.path), repository.urlOf(key)),
  );
}

/** The heading of a column, and its number in each row. */
type Column = readonly [string, (group: Group) => number];

function table(
  noun: 'rule' | 'page',
  groups: readonly Group[],
  more: readonly Column[],
  nameOf: (group: Group) => string,
): string {
  const used = SHOWN_SEVERITIES.filter((severity) => groups.some(({ counts }) => counts[severity] > 0));
  const columns = [
    ...used.map((severity): Column => [pluralNoun(severity), ({ counts }) => counts[severity]]),
    ...more,
  ];
  const rows = groups.map((group) => {
    const numbers = columns.map(([, numberOf]) => numberOf(group) || '');
    return `| ${[nameOf(group), ...numbers].join(' | ')} |`;
  });
  const { shown, left } = fitting(rows, `${noun}s`, noun);
  return [
    `| ${[pluralNoun(noun).slice(0, -1), ...columns.map(([name]) => name)].join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length)}`,
    ...shown,
    ...(left === '' ? [] : ['', left]),
  ].join('\n');
}

function pluralNoun(noun: string): string {
  return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}s`;
}

function list(findings: readonly Found[], { repository }: ReporterOptions): string {
  const gravest = SHOWN_SEVERITIES.flatMap((severity) =>
    findings.filter(({ finding }) => finding.severity === severity),
  ).slice(0, MAX_ITEMS.findings + 1);
  const items = gravest.map(({ file: { path }, finding }) => {
    const { line, column, severity, rule } = finding;
    const place = link(
      inlineCode(`${path}:${line}:${column}`, MAX_LENGTH.path),
      repository.urlOf(path, line),
    );
    return `- ${severity} ${place} ${plain(oneLine(finding), MAX_LENGTH.message)} ${inlineCode(rule, MAX_LENGTH.path)}`;
  });
  const { shown, left } = fitting(items, 'findings', 'finding', findings.length);
  const parts = [shown.join('\n'), left].filter((part) => part !== '');
  return `<details>\n<summary>Most severe findings</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}

/** As many lines as have room, and a word on the others. */
function fitting(lines: readonly string[], part: keyof typeof ROOM, noun: string, all = lines.length) {
  let room = ROOM[part];
  const shown: string[] = [];
  for (const line of lines.slice(0, MAX_ITEMS[part])) {
    room -= line.length + 1;
    if (room < 0) break;
    shown.push(line);
  }
  const others = all - shown.length;
  return { shown, left: others > 0 ? `… and ${others} more ${noun}${others === 1 ? '' : 's'}.` : '' };
}

/** The findings by something that they have in common, the groups with the gravest first. */
function ranked(findings: readonly Found[], keyOf: (found: Found) => string): Group[] {
  const groups = new Map<string, Found[]>();
  for (const found of findings) {
    const group = groups.get(keyOf(found)) ?? [];
    group.push(found);
    groups.set(keyOf(found), group);
  }
  return [...groups]
    .map(([key, found]) => ({ key, counts: countsOf(found), found }))
    .sort((a, b) => byGravity(a.counts, b.counts));
}

function countsOf(findings: readonly Found[]): SeverityCounts {
  return countSeverities(findings.map(({ finding }) => finding));
}
