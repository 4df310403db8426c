import { type OptionDefinitions, usageOf } from './args.ts';
import type { Command } from './command.ts';
import type { Output } from './io.ts';
import { wrap } from './text-width.ts';

/** What `playbook` alone prints. */
export function overview(commands: readonly Command[], output: Output): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  const width = widthOf(output);
  return [
    'Checks playbooks: process documents in Markdown.',
    '',
    'Usage: playbook <command> [options]',
    '',
    'Commands',
    ...table([...rows, ['help', 'Show help for a command: playbook help check']], width),
    '',
    'Examples',
    '  playbook check',
    '  playbook check docs "guides/**/*.md" --max-warnings 0',
    '  playbook check --format json > report.json',
    '  playbook fix --dry-run',
    '',
  ].join('\n');
}

/** What `playbook help <command>` and `playbook <command> --help` print. */
export function commandHelp(command: Command, output: Output): string {
  const { name, operands, summary, details, examples = [] } = command;
  const width = widthOf(output);
  return [
    `${summary}.`,
    '',
    `Usage: playbook ${name}${operands === '' ? '' : ` ${operands}`} [options]`,
    ...optionTables(command, width),
    ...(details.length > 0 ? ['', ...reflow(details, width)] : []),
    ...(examples.length > 0 ? ['', 'Examples', ...examples.map((example) => `  ${example}`)] : []),
    '',
  ].join('\n');
}

/** Wider lines are hard to read; on narrower terminals the table of options would not be one. */
function widthOf({ isTTY, columns }: Output): number {
  return isTTY ? Math.min(100, Math.max(60, columns ?? 80)) : 100;
}

/** The options under their headings; those that no heading names come last. */
function optionTables({ options, optionGroups = {} }: Command, width: number): string[] {
  const grouped = new Set(Object.values(optionGroups).flat());
  const others = Object.keys(options).filter((name) => !grouped.has(name));
  const groups = Object.entries({
    ...optionGroups,
    [grouped.size > 0 ? 'Other options' : 'Options']: others,
  });
  const column = Math.max(...optionRows(options, Object.keys(options)).map(([left]) => left.length));
  return groups.flatMap(([heading, names]) => {
    const rows = optionRows(options, names);
    return rows.length > 0 ? ['', heading, ...table(rows, width, column)] : [];
  });
}

function optionRows(options: OptionDefinitions, names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((name) => {
    const option = options[name];
    return option ? [[usageOf(name, option), option.description] as const] : [];
  });
}

function table(
  rows: readonly (readonly [string, string])[],
  width: number,
  column = Math.max(...rows.map(([left]) => left.length)),
): string[] {
  return rows.map(([left, right]) => `  ${left.padEnd(column)}  ${wrap(right, width, column + 4)}`);
}

/**
 * Text that was written in lines of some length, in lines of another. What is indented and has no second column is kept as it
 * is: it is an example.
 */
function reflow(lines: readonly string[], width: number): string[] {
  const pieces: string[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    if (last && continues(line, last)) pieces[pieces.length - 1] = `${last} ${line.trim()}`;
    else pieces.push(line);
  }
  return pieces.map((piece) => {
    const { column, text } = ROW.exec(piece)?.groups ?? {};
    if (column !== undefined && text !== undefined) return column + wrap(text, width, column.length);
    return piece.startsWith(' ') ? piece : wrap(piece, width, 0);
  });
}

/** A row of a table: `  0  no errors`. */
const ROW = /^(?<column> +\S+ {2,})(?<text>\S.*)$/;

/** Whether a line goes on with what is before it: a full line of text, or a row of a table. */
function continues(line: string, before: string): boolean {
  if (line === '' || before === '') return false;
  if (line.startsWith(' ')) {
    const column = ROW.exec(before)?.groups?.['column'];
    return column !== undefined && line.search(/\S/) === column.length;
  }
  return !before.startsWith(' ') && before.length > 60;
}
