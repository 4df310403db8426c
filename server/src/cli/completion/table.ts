import { rules } from '../../rules/registry.ts';
import { TOPICS } from '../../rules/rule.ts';
import { FORMATS } from '../reporters/formats.ts';
import type { OptionDefinition } from '../shell/args.ts';
import type { Command } from '../shell/command.ts';

/** What can be typed after `playbook`, as shells complete it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its operands are. */
  readonly operands: Value;
}

export interface CompletedOption {
  /** Without dashes. */
  readonly name: string;
  /** One letter. */
  readonly short?: string | undefined;
  readonly description: string;
  /** What its value is; absent when it takes none. */
  readonly value?: Value;
}

/** What a word may be: one of some words, a file or folder, a branch, tag or commit, or nothing that could be proposed. */
export type Value = readonly string[] | 'file' | 'ref' | 'other';

/** What the values of options are, by the placeholder that the help shows. */
export const PLACEHOLDERS: Readonly<Record<string, Value>> = {
  id: ruleIds(),
  rule: ruleIds(),
  'name[=file]': FORMATS,
  file: 'file',
  path: 'file',
  folder: 'file',
  commit: 'ref',
  ref: 'ref',
  number: 'other',
  name: 'other',
  'i/n': 'other',
};

/** All commands, and `help`, which is none of them. */
export function completionTable(commands: readonly Command[]): readonly CompletedCommand[] {
  const completed = commands.map(({ name, summary, options, operands }) => ({
    name,
    summary,
    options: Object.entries(options).flatMap(([option, definition]) => completeOption(option, definition)),
    operands: valueOfOperands(operands),
  }));
  const help = { name: 'help', summary: 'Show help for a command', options: [] };
  return [...completed, { ...help, operands: commands.map(({ name }) => name) }];
}

function completeOption(name: string, definition: OptionDefinition): CompletedOption[] {
  const { type, short, values, placeholder, description, negatable } = definition;
  const value = type === 'string' ? (values ?? PLACEHOLDERS[placeholder ?? ''] ?? 'other') : undefined;
  const option = { name, short, description, ...(value !== undefined && { value }) };
  return negatable ? [option, { name: `no-${name}`, description }] : [option];
}

/**
 * @example
 * valueOfOperands('[file, folder or glob ...]') // 'file'
 * valueOfOperands('<bash|zsh>') // ['bash', 'zsh']
 */
function valueOfOperands(operands: string): Value {
  if (/\brule\b/.test(operands)) return [...ruleIds(), ...TOPICS];
  if (/\b(?:file|folder|report|page)s?\b/.test(operands)) return 'file';
  const [, words] = /^[<[](\w+(?:\|\w+)+)[>\]]$/.exec(operands) ?? [];
  return words?.split('|') ?? 'other';
}

function ruleIds(): readonly string[] {
  return rules.map(({ id }) => id);
}
