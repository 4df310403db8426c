import { l10n, languages, type QuickPickItem, window } from 'vscode';
import { MESSAGES, type RuleExplanation, type RuleSummary } from '../../../server/src/lsp/protocol.ts';
import { showMessage } from '../messages.ts';
import type { CommandContext } from './command-context.ts';

/** Shows what a rule looks for and why: the one that is named, or one that is picked, those at the cursor first. */
export async function explainRuleCommand(
  { server, ruleDocuments }: CommandContext,
  name: unknown,
): Promise<void> {
  const rule =
    typeof name === 'string' ? name : await pickRule(await server.request<RuleSummary[]>(MESSAGES.rules));
  if (rule === undefined) return;
  const explanation = await server.request<RuleExplanation | null>(MESSAGES.explainRule, { rule });
  if (!explanation) return showMessage('warning', l10n.t('There is no rule "{0}".', rule));
  await ruleDocuments.show(rule);
}

async function pickRule(rules: readonly RuleSummary[]): Promise<string | undefined> {
  const here = rulesAtCursor();
  const items = [...rules]
    .sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)))
    .map(
      ({ id, severity, summary }): QuickPickItem => ({
        label: here.has(id) ? `$(lightbulb) ${id}` : id,
        description: severity,
        detail: summary,
      }),
    );
  const placeHolder = l10n.t('What does the rule look for, and why?');
  const chosen = await window.showQuickPick(items, { placeHolder, matchOnDetail: true });
  return chosen?.label.replace('$(lightbulb) ', '');
}

/** The rules whose findings the cursor is in. */
function rulesAtCursor(): ReadonlySet<string> {
  const editor = window.activeTextEditor;
  if (!editor) return new Set();
  return new Set(
    languages
      .getDiagnostics(editor.document.uri)
      .filter(({ range, source }) => source === 'playbook' && range.intersection(editor.selection))
      .map(({ code }) => String(typeof code === 'object' ? code.value : code)),
  );
}
