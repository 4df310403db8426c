import { type Option, oneLine, type Rule } from '../rules/rule.ts';

/** A rule's documentation as Markdown, made from the rule itself. */
export function explainRule({ id, severity, scope, summary, why, messages, options }: Rule): string {
  const settings = Object.entries(options);
  const parts = [
    `# ${id}`,
    summary,
    `**Why it matters:** ${why}`,
    `Severity: ${severity}. It looks at ${scope === 'page' ? 'the page alone' : 'the page and the rest of the workspace'}.`,
    `## Messages\n\n${Object.values(messages)
      .map((message) => `- ${oneLine(message)}`)
      .join('\n')}`,
    settings.length > 0 &&
      `## Options\n\n${settings.map(([name, option]) => optionText(name, option)).join('\n')}`,
    '## Settings',
    `In the configuration: \`rules: { ${id}: ${severity === 'off' ? 'warning' : 'off'} }\`. ` +
      `On the page, above a line or table: \`<!-- playbook-disable-next-line ${id} -->\`.`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function optionText(name: string, { type, default: value, description }: Option): string {
  return `- \`${name}\` (${type}, default \`${JSON.stringify(value)}\`): ${description}`;
}
