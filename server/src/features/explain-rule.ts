import { type Option, oneLine, type Rule } from '../rules/rule.ts';

/** A rule's documentation as Markdown, made from the rule itself. */
export function explainRule({ id, severity, scope, summary, why, messages, options }: Rule): string {
  const settings = Object.entries(options);
  const parts = [
    `# ${id}`,
    summary,
    `**Why it matters:** ${why}`,
    scope === 'page'
      ? `Severity: ${severity}. The rule checks the page only.`
      : `Severity: ${severity}. The rule also checks other files of the workspace.`,
    `## Messages\n\n${Object.values(messages)
      .map((message) => `- ${plainMarkdown(oneLine(message))}`)
      .join('\n')}`,
    settings.length > 0 &&
      `## Options\n\n${settings.map(([name, option]) => optionText(name, option)).join('\n')}`,
    '## Settings',
    `In the configuration: \`rules: { ${id}: ${severity === 'off' ? 'warning' : 'off'} }\`. ` +
      `On a page, above a line or table: \`<!-- playbook-disable-next-line ${id} -->\`.`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function optionText(name: string, { type, default: value, description }: Option): string {
  return `- \`${name}\` (${type}, default \`${JSON.stringify(value)}\`): ${description}`;
}

/** A text whose backslashes are shown: one before punctuation would only escape it. */
function plainMarkdown(text: string): string {
  return text.replaceAll('\\', '\\\\');
}
