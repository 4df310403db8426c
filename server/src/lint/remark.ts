import { type LintMessage, lintMarkdown } from '../playbook/markdown/lint.ts';
import type { Playbook } from '../playbook/model.ts';
import internalError from '../rules/page/internal-error.ts';
import { optionOf, pluginOf } from '../rules/remark.ts';
import { type Finding, findingOf } from './finding.ts';
import type { RuleRun } from './settings.ts';

/** What the rules of remark-lint among `runs` find on a page. */
export function remarkFindings(page: Playbook, runs: readonly RuleRun[]): Finding[] {
  const byPlugin = new Map(runs.flatMap((run) => pluginsOf(run).map((plugin) => [plugin, run])));
  if (byPlugin.size === 0) return [];
  const options = new Map([...byPlugin].map(([plugin, run]) => [plugin, optionOf(run.options)]));
  try {
    return lintMarkdown(page, options).map((message) =>
      toFinding(message, message.plugin && byPlugin.get(message.plugin)),
    );
  } catch (error) {
    // The tree itself could not be made.
    return [errorOf('remark-lint', error instanceof Error ? error.message : String(error))];
  }
}

function pluginsOf({ rule }: RuleRun) {
  const plugin = pluginOf(rule);
  return plugin === undefined ? [] : [plugin];
}

function toFinding({ plugin, reason, span, cause, failed }: LintMessage, run: RuleRun | undefined): Finding {
  if (!run || failed) return { ...errorOf(run?.rule.id ?? plugin ?? 'remark-lint', reason), span };
  const related = cause && [{ message: cause.reason, span: cause.span }];
  return findingOf(run, { message: 'message', data: { reason }, span, ...(related && { related }) });
}

function errorOf(rule: string, reason: string): Finding {
  const run = { rule: internalError, severity: 'error', options: {} } as const;
  return findingOf(run, { message: 'threw', data: { rule, reason }, span: { start: 0, end: 0 } });
}
