import { isRecord } from './merge.ts';
import { didYouMean, placeName } from './messages.ts';
import { SEVERITIES } from './schema.ts';
import type { OptionDescription, RuleDescription } from './schema-node.ts';
import type { DataPath } from './source.ts';
import type { Validation } from './validation.ts';

/** Checks rule settings: ids, severities and, of rules that say which they have, options. */
export function validateRules(data: unknown, to: Validation, at: DataPath): void {
  if (!isRecord(data)) {
    to.report(at, 'value', `${placeName(at)} must be an object of rule ids and severities.`);
    return;
  }
  for (const [id, setting] of Object.entries(data)) {
    const rule = to.rules.get(id);
    if (!rule) {
      const meant = didYouMean(id, to.rules.keys(), 'Run "playbook rules" for the list of rules.');
      to.report([...at, id], 'key', `Unknown rule "${id}".${meant}`);
    } else if (setting !== null) validateSetting(rule, setting, to, [...at, id]);
  }
}

function validateSetting(rule: RuleDescription, setting: unknown, to: Validation, at: DataPath): void {
  if (!Array.isArray(setting)) {
    validateSeverity(setting, to, at);
    return;
  }
  const [severity, options]: readonly unknown[] = setting;
  validateSeverity(severity, to, [...at, 0]);
  if (setting.length !== 2) {
    to.report(at, 'value', 'A rule setting must be a severity, or a list of a severity and options.');
  } else if (!isRecord(options)) {
    to.report([...at, 1], 'value', 'The options must be an object, such as { limit: 3 }.');
  } else if (rule.options) validateOptions(rule.id, rule.options, options, to, [...at, 1]);
  else refuseExpressions(rule.id, options, to, [...at, 1]);
}

/**
 * Rules that are not ours take what they call a regular expression, as `{ source }` or as what is between the brackets of
 * a character class, and run it on an engine that backtracks.
 */
function refuseExpressions(id: string, options: unknown, to: Validation, at: DataPath): void {
  if (typeof options !== 'object' || options === null) return;
  for (const [name, value] of Object.entries(options)) {
    if (name === 'source') {
      to.report([...at, name], 'key', `${id} cannot take a regular expression here. List the texts instead.`);
    } else if (name === 'value' && typeof value === 'string' && /^(?:\\.|[^\\\]])*\]/su.test(value)) {
      to.report([...at, name], 'value', `"value" of ${id} has a "]". Write it as "\\]".`);
    } else refuseExpressions(id, value, to, [...at, Array.isArray(options) ? Number(name) : name]);
  }
}

function validateSeverity(severity: unknown, to: Validation, at: DataPath): void {
  if (typeof severity !== 'string')
    to.report(at, 'value', `A severity must be text.${didYouMean('', SEVERITIES)}`);
  else if (!(SEVERITIES as readonly string[]).includes(severity)) {
    to.report(at, 'value', `Unknown severity "${severity}".${didYouMean(severity, SEVERITIES)}`);
  }
}

function validateOptions(
  id: string,
  known: Readonly<Record<string, OptionDescription>>,
  options: Readonly<Record<string, unknown>>,
  to: Validation,
  at: DataPath,
): void {
  for (const [name, value] of Object.entries(options)) {
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!option) {
      const names = Object.keys(known);
      const meant = didYouMean(name, names, names.length === 0 ? 'The rule has no options.' : undefined);
      to.report([...at, name], 'key', `Unknown option "${name}" of ${id}.${meant}`);
    } else if (!OPTION_TYPES[option.type].test(value)) {
      const wanted = OPTION_TYPES[option.type].name;
      to.report([...at, name], 'value', `The option "${name}" of ${id} must be ${wanted}.`);
    }
  }
}

const OPTION_TYPES: Readonly<
  Record<OptionDescription['type'], { readonly name: string; readonly test: (value: unknown) => boolean }>
> = {
  boolean: { name: 'true or false', test: (value) => typeof value === 'boolean' },
  integer: { name: 'a whole number', test: Number.isSafeInteger },
  string: { name: 'text', test: (value) => typeof value === 'string' },
  array: {
    name: 'a list of text values',
    test: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  },
};
