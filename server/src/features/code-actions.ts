import type { Finding } from '../lint/finding.ts';
import { safeFix } from '../lint/fix.ts';
import type { Playbook } from '../playbook/model.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { t } from './l10n.ts';
import { suppress } from './suppress.ts';

/** Something that the writer can do about a finding. */
export interface CodeAction {
  /** As a menu shows it. */
  readonly title: string;
  readonly finding: Finding;
  readonly action: EditAction | FixRuleAction | DocumentationAction;
  /** Whether it is what nearly everyone would choose: only one fix of the finding, or none, is. */
  readonly isPreferred: boolean;
}

/** Changes the page. */
export interface EditAction {
  readonly kind: 'fix' | 'suppress';
  /** Edits of the page as it is, none overlapping. */
  readonly edits: readonly TextEdit[];
}

/** Fixes every finding of one rule that can be fixed without asking; its edits are worked out when it is chosen. */
export interface FixRuleAction {
  readonly kind: 'fix-rule';
  readonly rule: string;
}

export interface DocumentationAction {
  readonly kind: 'documentation';
  readonly rule: string;
}

/**
 * What can be done about the findings that a selection touches: first their fixes, each finding's likeliest first, then what
 * concerns all findings of a rule, then what silences them, then where to read on.
 * @param findings all findings of the page
 */
export function codeActions(page: Playbook, findings: readonly Finding[], selection: Span): CodeAction[] {
  const touched = findings.filter(({ span }) => span.start <= selection.end && selection.start <= span.end);
  const byRule = [...new Map(touched.map((finding) => [finding.rule, finding])).values()];
  return [
    ...touched.flatMap(fixes),
    ...byRule.flatMap((finding) => fixRule(finding, findings)),
    ...unique(touched.flatMap((finding) => suppressions(page, finding))),
    ...byRule.map(documentation),
  ];
}

/** Whether anything on a page can be fixed without asking. */
export function isFixable(findings: readonly Finding[]): boolean {
  return findings.some((finding) => safeFix(finding) !== undefined);
}

function fixes(finding: Finding): CodeAction[] {
  return finding.fixes.map((fix, index) => ({
    title: fix.title,
    finding,
    action: { kind: 'fix', edits: fix.edits },
    isPreferred: index === 0 && fix.safe && !finding.fixes.slice(1).some(({ safe }) => safe),
  }));
}

function fixRule(finding: Finding, findings: readonly Finding[]): CodeAction[] {
  const { rule } = finding;
  const count = findings.filter((other) => other.rule === rule && safeFix(other)).length;
  if (count < 2) return [];
  const title = t('Fix all {0} findings of {1} in this file', count, rule);
  return [{ title, finding, action: { kind: 'fix-rule', rule }, isPreferred: false }];
}

function suppressions(page: Playbook, finding: Finding): CodeAction[] {
  return (['line', 'table', 'file'] as const).flatMap((scope) => {
    const edit = suppress(page, finding, scope);
    const title = suppressionTitle(finding.rule, scope);
    return edit
      ? [{ title, finding, action: { kind: 'suppress' as const, edits: [edit] }, isPreferred: false }]
      : [];
  });
}

function suppressionTitle(rule: string, scope: 'line' | 'table' | 'file'): string {
  if (scope === 'file') return t('Suppress {0} for the whole file', rule);
  return scope === 'line' ? t('Suppress {0} for this line', rule) : t('Suppress {0} for this table', rule);
}

/** Two findings on one line are silenced by one comment. */
function unique(actions: readonly CodeAction[]): CodeAction[] {
  return [...new Map(actions.map((action) => [keyOf(action), action])).values()];
}

function keyOf({ title, action }: CodeAction): string {
  return `${title} ${'edits' in action ? (action.edits[0]?.span.start ?? '') : ''}`;
}

function documentation(finding: Finding): CodeAction {
  const { rule } = finding;
  return {
    title: t('Open the documentation of {0}', rule),
    finding,
    action: { kind: 'documentation', rule },
    isPreferred: false,
  };
}
