import { type Option, oneLine, type Rule } from '../rules/rule.ts';
import { type Arguments, booleanOption, COLOR_OPTION, HELP_OPTION, UsageError } from './shell/args.ts';
import type { Command } from './shell/command.ts';
import { EXIT } from './shell/exit-code.ts';
import { type Colours, coloursFor, type Io } from './shell/io.ts';
import { findRules, fixesOf } from './shell/rule-names.ts';
import { wrap } from './shell/text-width.ts';

export const explainCommand: Command = {
  name: 'explain',
  operands: '<rule or topic ...>',
  summary: 'Explain what a rule checks and why',
  options: {
    color: COLOR_OPTION,
    help: HELP_OPTION,
  },
  examples: ['playbook explain link/target-missing', 'playbook explain front-matter'],
  details: ['A topic is the first part of a rule ID, such as "front-matter". It stands for all its rules.'],
  run: explainRules,
};

function explainRules(args: Arguments, io: Io): number {
  if (args.positionals.length === 0)
    throw new UsageError('Specify a rule: playbook explain <rule>. To list the rules, run "playbook rules".');
  const wanted = args.positionals.flatMap(findRules);
  const colours = coloursFor(io, io.stdout, booleanOption(args, 'color'));
  const width = io.stdout.isTTY ? Math.min(100, io.stdout.columns ?? 80) : 100;
  io.stdout.writeColored([...new Set(wanted)].map((rule) => text(rule, colours, width)).join('\n'));
  return EXIT.clean;
}

function text(rule: Rule, colours: Colours, width: number): string {
  const { id, severity, scope, summary, why, messages, options } = rule;
  const marks = [severity, fixesOf(rule), scope === 'workspace' ? 'reads other files' : undefined];
  const lines = [
    `${colours.bold(id)}  ${colours.dim(marks.filter(Boolean).join(', '))}`,
    '',
    paragraph(summary, width),
    paragraph(`Why: ${why}`, width),
    '',
    'Messages',
    ...Object.values(messages).map((message) => item(oneLine(message), width)),
  ];
  const settings = Object.entries(options);
  if (settings.length > 0) lines.push('', 'Options', ...settings.map((entry) => item(option(entry), width)));
  return `${lines.join('\n')}\n`;
}

function option([name, { type, default: value, description }]: readonly [string, Option]): string {
  return `${name} (${type}, default ${JSON.stringify(value)}): ${description}`;
}

function paragraph(content: string, width: number): string {
  return `  ${wrap(content, width, 2)}`;
}

function item(content: string, width: number): string {
  return `  - ${wrap(content, width, 4)}`;
}
