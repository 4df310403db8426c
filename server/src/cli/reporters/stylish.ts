import type { Severity } from '../../profile/types.ts';
import { oneLine } from '../../rules/rule.ts';
import { breakCommands, writeOut } from '../../text/printable.ts';
import type { Colours } from '../shell/io.ts';
import { show, wrap } from '../shell/text-width.ts';
import { frame } from './frame.ts';
import type { RelatedPlace, ReportedFinding } from './report.ts';
import type { CheckedPage, ReporterFactory, ReporterOptions } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';
import { summaryLine } from './summary-line.ts';

/** Width of the lines of source where the output is no terminal. */
const WIDTH = 120;

/** For people: findings by page with the lines they stand in, and a count at the end. */
export const stylish: ReporterFactory = (options) => {
  const { write, colours } = options;
  return {
    page({ report, line }) {
      const findings = shownFindings(report, options);
      if (findings.length === 0) return;
      const columns = columnsOf(findings);
      const blocks = findings.map((finding) => block(finding, { report, line }, columns, options));
      write(`${colours.underline(show(report.path).text)}\n${blocks.join('')}\n`);
    },
    end: (report, errors) => write(`${summaryLine(report, errors, options)}\n`),
  };
};

/** Cells that places and severities take, so that the messages of a page stand in one column. */
interface Columns {
  readonly place: number;
  readonly severity: number;
}

function columnsOf(findings: readonly ReportedFinding[]): Columns {
  return {
    place: widest(findings, ({ line, column }) => `${line}:${column}`),
    severity: widest(findings, ({ severity }) => severity),
  };
}

function widest(findings: readonly ReportedFinding[], textOf: (finding: ReportedFinding) => string): number {
  return findings.reduce((width, finding) => Math.max(width, textOf(finding).length), 0);
}

function block(
  finding: ReportedFinding,
  page: CheckedPage,
  columns: Columns,
  options: ReporterOptions,
): string {
  const { colours } = options;
  const { line, column, severity, related } = finding;
  const place = `${line}:${column}`.padEnd(columns.place);
  const indent = 2 + columns.place + 2 + columns.severity + 2;
  const name = severityColour(severity, colours)(severity.padEnd(columns.severity));
  return [
    `  ${colours.dim(place)}  ${name}  ${said(finding, indent, options)}\n`,
    sourceLines(finding, page, options),
    ...related.map((one) => relatedLine(one, page.report.path, colours)),
  ].join('');
}

/** The message with the rule behind it, broken into lines for terminals only: else it stays where it can be searched for. */
function said(finding: ReportedFinding, indent: number, { colours, columns }: ReporterOptions): string {
  const { rule, fixable } = finding;
  const text = `${show(oneLine(finding)).text}  ${rule}${fixable ? '  fixable' : ''}`;
  const broken = columns === undefined || columns < indent + 40 ? text : wrap(text, columns, indent);
  const at = broken.lastIndexOf(rule);
  const behind = broken.slice(at + rule.length);
  return broken.slice(0, at) + colours.dim(rule) + (fixable ? colours.green(behind) : behind);
}

/** A related place, its path left out where it is that of the page itself. */
function relatedLine({ path, line, column, message }: RelatedPlace, page: string, colours: Colours): string {
  const whole = line === 1 && column === 1;
  const at = path === page ? `${line}:${column}` : `${show(path).text}${whole ? '' : `:${line}:${column}`}`;
  return `       ${colours.dim(`→ ${at}`)}  ${show(message).text}\n`;
}

function sourceLines(
  finding: ReportedFinding,
  page: CheckedPage,
  { colours, columns = WIDTH }: ReporterOptions,
): string {
  const { line, column, endLine, endColumn, severity } = finding;
  const source = page.line(line);
  if (source.trim() === '' && endLine === line) return '';
  // Here already, so that the marks stand below the right cells.
  const { text, shifted } = withoutCommands(source);
  const gutter = `  ${' '.repeat(Math.max(0, 4 - String(line).length))}`;
  const end = endLine > line ? text.trimEnd().length : shifted(endColumn - 1);
  const start = shifted(column - 1);
  const shown = frame(text, start, Math.max(start, end), Math.max(40, columns - 10));
  const marks = ' '.repeat(shown.before) + severityColour(severity, colours)('^'.repeat(shown.marked));
  const onwards = endLine > line ? colours.dim(` to line ${endLine}`) : '';
  return [
    `${gutter}${colours.dim(`${line} │`)} ${shown.text}\n`,
    `${gutter}${' '.repeat(String(line).length)} ${colours.dim('│')} ${marks}${onwards}\n`,
  ].join('');
}

/** A line in which no CI system finds a command, and where its offsets are now. */
function withoutCommands(line: string): {
  readonly text: string;
  readonly shifted: (offset: number) => number;
} {
  const text = breakCommands(line);
  if (text === line) return { text, shifted: (offset) => offset };
  const starts: number[] = [];
  for (let at = 0, to = 0; at < line.length; at++) {
    starts.push(to);
    to += text[to] === line[at] ? 1 : writeOut(line[at] ?? '').length;
  }
  return { text, shifted: (offset) => starts[offset] ?? text.length };
}

function severityColour(severity: Severity, colours: Colours): (text: string) => string {
  return { error: colours.red, warning: colours.yellow, info: colours.blue, hint: colours.cyan }[severity];
}
