import type { Playbook } from '../playbook/model.ts';
import type { Profile } from '../profile/profile.ts';
import internalError from '../rules/page/internal-error.ts';
import type { Rule, RuleContext } from '../rules/rule.ts';
import type { CalendarDate } from '../text/date.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { type Finding, findingOf } from './finding.ts';
import { remarkFindings } from './remark.ts';
import { type RuleRun, rulesFor } from './settings.ts';
import { applySuppressions } from './suppressions.ts';

export interface LintInput {
  readonly page: Playbook;
  readonly profile: Profile;
  readonly workspace: WorkspaceView;
  readonly today: CalendarDate;
  /** All rules there are; the profile says which of them run. */
  readonly rules: readonly Rule[];
  /** Only these rule ids; absent: all that the profile turns on. */
  readonly ruleIds?: ReadonlySet<string>;
}

/** What the rules find on a page, in the order of the text; suppressed findings are left out. */
export function lint(input: LintInput): Finding[] {
  const { page, profile, rules, ruleIds } = input;
  const runs = rulesFor(page.path, page.language, profile, rules).filter(
    ({ rule }) => !ruleIds || ruleIds.has(rule.id),
  );
  const found = [...runs.flatMap((run) => runRule(run, input)), ...remarkFindings(page, runs)];
  return applySuppressions(found, { page, rules, runs, complete: ruleIds === undefined }).sort(inTextOrder);
}

/**
 * Order of findings on a page: by place, then by rule, then as the rule reported them. The wording has no part in it:
 * fingerprints number the findings in this order.
 */
function inTextOrder(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function runRule(run: RuleRun, input: LintInput): Finding[] {
  const found: Finding[] = [];
  const context: RuleContext = {
    page: input.page,
    profile: input.profile,
    workspace: input.workspace,
    today: input.today,
    option: <T>(name: string) => (run.options[name] ?? run.rule.options[name]?.default) as T,
    report: (report) => void found.push(findingOf(run, report)),
  };
  try {
    run.rule.check(context);
    return found;
  } catch (error) {
    // An error of ours must not cost the writer the other findings, and must not pass unseen.
    const reason = error instanceof Error ? error.message : String(error);
    const defective = { rule: internalError, severity: 'error', options: {} } as const;
    return [
      ...found,
      findingOf(defective, {
        message: 'threw',
        data: { rule: run.rule.id, reason },
        span: { start: 0, end: 0 },
        subject: run.rule.id,
      }),
    ];
  }
}
