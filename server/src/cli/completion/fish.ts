import type { CompletedCommand, CompletedOption, Value } from './table.ts';

/** The script for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  return [
    '# Completion of playbook for fish: playbook completion fish > ~/.config/fish/completions/playbook.fish',
    'complete -c playbook -e',
    'complete -c playbook -f',
    ...commands.flatMap(commandLines),
    '',
  ].join('\n');
}

function commandLines({ name, summary, options, operands }: CompletedCommand): string[] {
  const first = `complete -c playbook -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`;
  const then = `complete -c playbook -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
  return [
    first,
    ...(operands === 'other' ? [] : [`${then} ${proposals(operands)}`]),
    ...options.map((option) => `${then} ${optionOf(option)}`),
  ];
}

function optionOf({ name, short, description, value }: CompletedOption): string {
  const names = short ? `-s ${short} -l ${name}` : `-l ${name}`;
  const takes = value === undefined ? '' : value === 'file' ? ' -r -F' : ` -x ${proposals(value)}`.trimEnd();
  return `${names}${takes} -d ${quoted(description)}`;
}

function proposals(value: Value): string {
  if (value === 'file') return '-F';
  if (value === 'other') return '';
  const words =
    value === 'ref' ? '(git for-each-ref --format="%(refname:short)" 2>/dev/null)' : value.join(' ');
  return `-a ${quoted(words)}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
