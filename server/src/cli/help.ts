import { type OptionDefinitions, usageOf } from './args.ts';
import type { Command } from './command.ts';

/** What `playbook` alone prints. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(
    ({ name, operands, summary }) => [`${name} ${operands}`.trimEnd(), summary] as const,
  );
  return [
    'Checks playbooks: process documents written in Markdown.',
    '',
    'Usage: playbook <command> [options]',
    '',
    'Commands',
    ...table([...rows, ['help [command]', 'Show the options of a command']]),
    '',
    'Examples',
    '  playbook check',
    '  playbook check docs "guides/**/*.md" --max-warnings 0',
    '  playbook check --format json > report.json',
    '',
  ].join('\n');
}

/** What `playbook help <command>` and `playbook <command> --help` print. */
export function commandHelp({ name, operands, summary, options, details }: Command): string {
  return [
    `${summary}.`,
    '',
    `Usage: playbook ${name}${operands === '' ? '' : ` ${operands}`} [options]`,
    '',
    'Options',
    ...table(optionRows(options)),
    ...(details.length > 0 ? ['', ...details] : []),
    '',
  ].join('\n');
}

function optionRows(options: OptionDefinitions): (readonly [string, string])[] {
  return Object.entries(options).map(([name, option]) => [usageOf(name, option), option.description]);
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
