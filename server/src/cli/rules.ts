import { rules } from '../rules/registry.ts';
import { type Rule, TOPICS } from '../rules/rule.ts';
import {
  type Arguments,
  booleanOption,
  COLOR_OPTION,
  HELP_OPTION,
  textOption,
  UsageError,
} from './shell/args.ts';
import type { Command } from './shell/command.ts';
import { EXIT } from './shell/exit-code.ts';
import { type Colours, coloursFor, type Io } from './shell/io.ts';
import { jsonText } from './shell/json-text.ts';
import { findRules, fixesOf, rulesOf, topicOf } from './shell/rule-names.ts';
import { wrap } from './shell/text-width.ts';

export const rulesCommand: Command = {
  name: 'rules',
  operands: '',
  summary: 'List the rules',
  options: {
    format: {
      type: 'string',
      short: 'f',
      values: ['text', 'json'],
      description: 'Output format. Default: text.',
    },
    color: COLOR_OPTION,
    help: HELP_OPTION,
  },
  details: [
    'Shows the default severity of each rule and whether it has safe fixes. For details, run',
    '"playbook explain <rule>".',
  ],
  run: listRules,
};

function listRules(args: Arguments, io: Io): number {
  const [extra] = args.positionals;
  if (extra !== undefined) {
    findRules(extra);
    throw new UsageError(`"playbook rules" takes no arguments. Did you mean "playbook explain ${extra}"?`);
  }
  const json = textOption(args, 'format') === 'json';
  if (json) io.stdout.writeExact(`${jsonText(rules.map(ruleData), 2)}\n`);
  else io.stdout.writeColored(text(coloursFor(io, io.stdout, booleanOption(args, 'color')), io));
  return EXIT.clean;
}

/** What programs are told of a rule. */
function ruleData(rule: Rule) {
  const { id, scope, severity, summary, why, messages, options } = rule;
  return {
    id,
    topic: topicOf(rule),
    scope,
    severity,
    fixes: fixesOf(rule) ?? 'none',
    summary,
    why,
    messages,
    options,
  };
}

function text(colours: Colours, { stdout }: Io): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const indent = 2 + width + 2 + 'warning'.length + 2 + 'fixable'.length + 2;
  const columns = stdout.isTTY ? (stdout.columns ?? 80) : undefined;
  const line = (rule: Rule): string => {
    const severity = rule.severity.padEnd('warning'.length);
    const fixable = (fixesOf(rule) === 'fixable' ? 'fixable' : '').padEnd('fixable'.length);
    const summary =
      columns === undefined || columns < indent + 40 ? rule.summary : wrap(rule.summary, columns, indent);
    const shown = rule.severity === 'off' ? colours.dim(severity) : severity;
    return `  ${rule.id.padEnd(width)}  ${shown}  ${colours.green(fixable)}  ${summary}\n`;
  };
  const groups = TOPICS.map((topic) => ({ topic, of: rulesOf(topic) })).filter(({ of }) => of.length > 0);
  return groups.map(({ topic, of }) => `${colours.bold(topic)}\n${of.map(line).join('')}`).join('\n');
}
