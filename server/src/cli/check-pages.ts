import { resolve } from 'node:path';
import { version } from '../../package.json';
import type { Finding } from '../lint/finding.ts';
import { rulesFor } from '../lint/settings.ts';
import type { Playbook } from '../playbook/model.ts';
import internalFault from '../rules/page/internal-fault.ts';
import { rules } from '../rules/registry.ts';
import { ReadFault } from './decode.ts';
import type { Io } from './io.ts';
import type { Notices } from './notices.ts';
import { shown } from './paths.ts';
import type { Plan, PlannedPage } from './plan.ts';
import { type CheckReport, type FileReport, reportFinding, summarise } from './report.ts';
import type { Reporter } from './reporters/reporter.ts';

export interface CheckPagesOptions {
  readonly only: ReadonlySet<string> | undefined;
  /** Whether the report is to have errors only. */
  readonly quiet: boolean;
  readonly reporter: Reporter;
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
  const { only, quiet, reporter, notices, io } = options;
  const reports: FileReport[] = [];
  const idle = new Set(only);
  const passedOver = new Set<string>();
  let read = 0;
  let warnings = 0;
  let failed = false;
  for (const [done, page] of plan.pages.entries()) {
    notices.progress.update(done, plan.pages.length);
    const checked = await checkPage(page, options);
    if (checked === 'unread') continue;
    read++;
    if (checked === 'no playbook') {
      passedOver.add(page.label);
      continue;
    }
    const { playbook, findings } = checked;
    await forgetActive(idle, page, playbook);
    warnings += findings.filter(({ severity }) => severity === 'warning').length;
    failed ||= findings.some(({ rule }) => rule === internalFault.id);
    const reported = quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
    const report = await reportPage(page, playbook, reported, io);
    reports.push(report);
    reporter.page?.({ report, line: (line) => lineOf(playbook, line) });
  }
  sayInVain(plan, passedOver, notices);
  if (reports.length > 0)
    for (const id of idle) notices.note(`The rule ${id} is off for every page that was checked.`);
  return { report: { version, files: reports, summary: summarise(read, reports) }, warnings, failed };
}

/** A glob that leads to no playbook must not look like success. */
function sayInVain({ globs }: Plan, passedOver: ReadonlySet<string>, notices: Notices): void {
  for (const { glob, labels } of globs) {
    if (labels.every((label) => passedOver.has(label)))
      notices.error(`No file that "${glob}" matches is a playbook.`);
  }
}

interface Checked {
  readonly playbook: Playbook;
  readonly findings: readonly Finding[];
}

async function checkPage(
  page: PlannedPage,
  { only, notices }: CheckPagesOptions,
): Promise<Checked | 'unread' | 'no playbook'> {
  const { workspace, path, label, from } = page;
  try {
    const named = from !== 'search';
    const { playbook, findings } = await workspace.service.check(path, only ? { named, only } : { named });
    if (playbook) return { playbook, findings };
    // With a broken configuration, which has been reported, nobody can tell.
    if ((await workspace.service.profile(path)) === undefined) return 'unread';
    if (from === 'name')
      notices.note(
        `${label} was not checked: it has no mark of a playbook, and no configuration chooses it as one.`,
      );
    return 'no playbook';
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    notices.error(`${label} cannot be ${error instanceof ReadFault ? 'read' : 'checked'}: ${reason}`);
    return 'unread';
  }
}

/** Takes out the rules that ran on a page. */
async function forgetActive(
  ids: Set<string>,
  { workspace, path }: PlannedPage,
  { language }: Playbook,
): Promise<void> {
  if (ids.size === 0) return;
  const profile = await workspace.service.profile(path);
  const wanted = rules.filter(({ id }) => ids.has(id));
  if (profile) for (const { rule } of rulesFor(path, language, profile, wanted)) ids.delete(rule.id);
}

async function reportPage(
  page: PlannedPage,
  playbook: Playbook,
  findings: readonly Finding[],
  { cwd }: Io,
): Promise<FileReport> {
  const { root, host } = page.workspace;
  const source = {
    text: playbook.text,
    lines: playbook.lines,
    path: page.path,
    shown: (path: string) => shown(cwd, resolve(root, path)),
    read: (path: string) => host.read(path),
  };
  const reported = await Promise.all(findings.map((finding) => reportFinding(finding, source)));
  return { path: page.label, language: playbook.language, findings: reported };
}

function lineOf({ lines, text }: Playbook, line: number): string {
  const found = lines.lineText(line - 1);
  return line === 1 && text.charCodeAt(0) === 0xfeff ? found.slice(1) : found;
}
