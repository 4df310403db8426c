import { resolve } from 'node:path';
import { version } from '../../../package.json';
import internalError from '../../rules/page/internal-error.ts';
import { LineIndex } from '../../text/lines.ts';
import { createYield } from '../../workspace/yield.node.ts';
import type { PageResult, PageResultReport } from '../engine/check-page.ts';
import type { FindingFilter } from '../filter/finding-filter.ts';
import { type CheckReport, type FileReport, type ReportedFinding, summarise } from '../reporters/report.ts';
import type { Reporter } from '../reporters/reporter.ts';
import type { Io } from '../shell/io.ts';
import type { Notices } from '../shell/notices.ts';
import { shown } from '../shell/paths.ts';
import type { Plan, PlannedPage } from '../targets/plan.ts';

export interface CheckPagesOptions {
  /** Checks a page of the plan; called for each in the order of the plan. */
  readonly check: (page: PlannedPage) => Promise<PageResult>;
  readonly ruleIds: ReadonlySet<string> | undefined;
  /** Whether the report is to have errors only. */
  readonly quiet: boolean;
  readonly reporter: Reporter;
  /** Which findings are reported. Default: all. */
  readonly select?: FindingFilter | undefined;
  readonly notices: Notices;
  readonly io: Io;
}

export interface CheckPagesResult {
  readonly report: CheckReport;
  /** Warnings found, reported or not. */
  readonly warnings: number;
  /** Whether the program itself failed on a page. */
  readonly failed: boolean;
}

/** Checks the pages of a plan in its order, and lets the reporter have each at once. */
export async function checkPages(plan: Plan, options: CheckPagesOptions): Promise<CheckPagesResult> {
  const { ruleIds, quiet, reporter, notices, io } = options;
  const reports: FileReport[] = [];
  const idle = new Set(ruleIds);
  const passedOver = new Set<string>();
  let read = 0;
  let warnings = 0;
  let failed = false;
  const yieldIfDue = createYield();
  for (const [done, page] of plan.pages.entries()) {
    notices.progress.update(done, plan.pages.length);
    await yieldIfDue();
    const result = await options.check(page);
    if (result.kind === 'unread') {
      if (result.message !== undefined) notices.error(result.message);
      continue;
    }
    read++;
    if (result.kind === 'no playbook') {
      passedOver.add(page.label);
      if (page.from === 'name') notices.note(noPlaybook(page));
      continue;
    }
    const whole = seenFrom(io, page, result.report);
    await forgetActive(idle, page, whole);
    const line = lineReader(result);
    const lineOf = (finding: ReportedFinding) => line(finding.line);
    const states = await options.select?.(page, whole.findings, lineOf);
    const selected = states ? [...states.keys()] : whole.findings;
    warnings += selected.filter(({ severity }) => severity === 'warning').length;
    failed ||= whole.findings.some(({ rule }) => rule === internalError.id);
    const findings = quiet ? selected.filter(({ severity }) => severity === 'error') : selected;
    const report = { ...whole, findings };
    reports.push(report);
    reporter.page?.({ report, line, stateOf: (finding) => states?.get(finding) });
  }
  // A signal that came during the last page must not be lost to a report that is complete.
  await yieldIfDue();
  warnUnmatchedGlobs(plan, passedOver, notices);
  if (reports.length > 0)
    for (const id of idle) notices.note(`The rule ${id} is turned off for all checked pages.`);
  return { report: { version, files: reports, summary: summarise(read, reports) }, warnings, failed };
}

/** A glob that leads to no playbook must not look like success. */
function warnUnmatchedGlobs({ globs }: Plan, passedOver: ReadonlySet<string>, notices: Notices): void {
  for (const { glob, labels } of globs) {
    if (labels.every((label) => passedOver.has(label)))
      notices.error(`None of the files that match "${glob}" is a playbook.`);
  }
}

function noPlaybook({ label }: PlannedPage): string {
  return `${label} was not checked because it does not look like a playbook. To check it, list it under "files" in playbook.config.yaml.`;
}

/** Takes out the rules that ran on a page. */
async function forgetActive(
  ids: Set<string>,
  { workspace, path }: PlannedPage,
  { language }: FileReport,
): Promise<void> {
  if (ids.size === 0) return;
  const { rules, rulesFor } = await import('./lazy.ts');
  const profile = await (await workspace.service()).profile(path);
  const wanted = rules.filter(({ id }) => ids.has(id));
  if (profile) for (const { rule } of rulesFor(path, language, profile, wanted)) ids.delete(rule.id);
}

/** The report with paths as people in the working folder write them. */
function seenFrom({ cwd }: Io, { label, workspace }: PlannedPage, report: PageResultReport): FileReport {
  const seen = (path: string) => (path === report.path ? label : shown(cwd, resolve(workspace.root, path)));
  const findings = report.findings.map((finding) =>
    finding.related.length === 0
      ? finding
      : { ...finding, related: finding.related.map((place) => ({ ...place, path: seen(place.path) })) },
  );
  return { ...report, path: label, findings };
}

/** A text by lines, 1-based, without a byte-order mark; divided when first asked for. */
function lineReader(page: { readonly text: string }): (line: number) => string {
  let lines: LineIndex | undefined;
  let text = '';
  return (line) => {
    if (!lines) {
      text = page.text;
      lines = new LineIndex(text);
    }
    const found = lines.lineText(line - 1);
    return line === 1 && text.charCodeAt(0) === 0xfeff ? found.slice(1) : found;
  };
}
