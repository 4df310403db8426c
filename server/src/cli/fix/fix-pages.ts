import { resolve } from 'node:path';
import type { Finding } from '../../lint/finding.ts';
import { safeFix } from '../../lint/fix.ts';
import type { Fix } from '../../rules/rule.ts';
import type { FixedPage } from '../../service.ts';
import { Draft } from '../../text/draft.ts';
import type { TextEdit } from '../../text/edit.ts';
import { createYield } from '../../workspace/yield.node.ts';
import { failureOf } from '../engine/check-page.ts';
import type { Notices } from '../shell/notices.ts';
import { plural } from '../shell/plural.ts';
import { replaceFile } from '../shell/replace-file.ts';
import { cannotWrite } from '../shell/system-error.ts';
import type { Plan, PlannedPage } from '../targets/plan.ts';

export interface FixPagesOptions {
  /** Which of its fixes a finding gets, if any. */
  readonly choose: (finding: Finding) => Fix | undefined;
  /** Whether the pages are written. */
  readonly write: boolean;
  readonly notices: Notices;
}

/** A page that was fixed. */
export interface FixedFile {
  readonly page: PlannedPage;
  /** The text before. */
  readonly text: string;
  /** Edits of that text, in its order. */
  readonly edits: readonly TextEdit[];
  /** The rule of each finding that was fixed. */
  readonly fixedRules: readonly string[];
}

export interface FixPagesResult {
  /** Those that were changed, in the order of the plan. */
  readonly fixed: readonly FixedFile[];
  /** What the pages still have, whether it can be fixed or not. */
  readonly left: readonly Finding[];
  /** How many playbooks were looked at. */
  readonly playbooks: number;
}

/** What a page has become in the rounds so far. */
interface FixResult {
  readonly draft: Draft;
  readonly text: string;
  readonly findings: Finding[];
}

/** A fix on one page may make another possible elsewhere; more rounds than this nobody needs. */
const MAX_ROUNDS = 5;

/**
 * Fixes the pages of a plan until nothing more can be fixed, and then writes those that changed. What goes wrong with a page
 * is reported, and the others are fixed all the same.
 */
export async function fixPages(plan: Plan, options: FixPagesOptions): Promise<FixPagesResult> {
  const { notices, write } = options;
  const results = new Map<PlannedPage, FixResult>();
  const left = new Map<PlannedPage, readonly Finding[]>();
  let pages = plan.pages;
  const yieldIfDue = createYield();
  for (let round = 0, changed = true; changed && round < MAX_ROUNDS; round++) {
    changed = false;
    const done: PlannedPage[] = [];
    for (const [index, page] of pages.entries()) {
      notices.progress.update(index, pages.length);
      await yieldIfDue();
      const fixed = await fixPage(page, options);
      if (!fixed) continue;
      done.push(page);
      left.set(page, fixed.remaining.findings);
      if (fixed.edits.length === 0) continue;
      changed = true;
      remember(page, fixed, results);
      // Other pages are to see what has become of this one.
      (await page.workspace.service()).setText(page.path, fixed.text);
    }
    pages = done;
  }
  notices.progress.clear();
  const fixed: FixedFile[] = [];
  for (const page of plan.pages) {
    const one = results.get(page);
    if (!one) continue;
    if (write && !(await writePage(page, one, notices))) {
      left.set(page, [...(left.get(page) ?? []), ...one.findings]);
      continue;
    }
    const rules = one.findings.map(({ rule }) => rule);
    fixed.push({ page, text: one.text, edits: one.draft.edits, fixedRules: rules });
  }
  return { fixed, left: [...left.values()].flat(), playbooks: left.size };
}

async function fixPage(
  page: PlannedPage,
  { choose, notices }: FixPagesOptions,
): Promise<FixedPage | undefined> {
  const { workspace, path, label, from } = page;
  try {
    const fixed = await (await workspace.service()).fix(path, { explicit: from !== 'search', choose });
    if (!fixed || fixed.converged) return fixed;
    notices.error(
      `Cannot fix ${label}: its fixes undo each other. Please report this problem and attach the page.`,
    );
  } catch (error) {
    notices.error(await failureOf(error, 'fix', page));
  }
  return undefined;
}

function remember(page: PlannedPage, fixed: FixedPage, results: Map<PlannedPage, FixResult>): void {
  const { text } = fixed.playbook;
  const one = results.get(page) ?? { draft: new Draft(text), text, findings: [] };
  one.draft.apply(fixed.edits);
  for (const finding of fixed.fixedFindings) one.findings.push(finding);
  results.set(page, one);
}

async function writePage(page: PlannedPage, { draft, text }: FixResult, notices: Notices): Promise<boolean> {
  const { root } = page.workspace;
  const service = await page.workspace.service();
  try {
    await replaceFile(resolve(root, page.path), root, text, draft.text);
    return true;
  } catch (error) {
    notices.error(cannotWrite(page.label, error));
    return false;
  } finally {
    // From here on, what is on disk counts.
    service.setText(page.path, undefined);
    service.filesChanged([page.path]);
  }
}

/** Chooses the first fix of a finding if it is safe. @param ruleIds rules whose findings alone are fixed */
export function chooseSafe(ruleIds: ReadonlySet<string> | undefined): FixPagesOptions['choose'] {
  return (finding) => (!ruleIds || ruleIds.has(finding.rule) ? safeFix(finding) : undefined);
}

/** Chooses the first fix of a rule's findings, safe or not. */
export function chooseFirst(rule: string): FixPagesOptions['choose'] {
  return (finding) => (finding.rule === rule ? finding.fixes[0] : undefined);
}

/** Applies safe fixes before the pages are checked, and reports how many. */
export async function fixBefore(
  plan: Plan,
  ruleIds: ReadonlySet<string> | undefined,
  notices: Notices,
): Promise<void> {
  const result = await fixPages(plan, { choose: chooseSafe(ruleIds), write: true, notices });
  if (result.fixed.length > 0) notices.note(`Fixed ${fixedCount(result)}.`);
}

/** @example fixedCount(result) // '3 findings in 1 of 2 playbooks' */
export function fixedCount({ fixed, playbooks }: FixPagesResult): string {
  const findings = fixed.reduce((sum, { fixedRules }) => sum + fixedRules.length, 0);
  return `${plural(findings, 'finding')} in ${fixed.length} of ${plural(playbooks, 'playbook')}`;
}
