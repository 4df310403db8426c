import { rules as allRules } from 'playbook-tools-server';
import { didYouMean } from '../../../server/src/profile/messages.ts';

/** What can be set in remark's configuration. */
export interface Options {
  /**
   * The configuration to use. A path, relative to remark's working folder: that file, for all pages. `false`: the built-in
   * profile. Default: for each page, the nearest `playbook.config.yaml` in its folder or a parent folder.
   */
  readonly config?: string | false | undefined;
  /** IDs of the only rules to run. Default: all rules that the configuration turns on. */
  readonly rules?: readonly string[] | undefined;
  /** Whether to report hints. Default: only if `rules` is given. */
  readonly hints?: boolean | undefined;
}

/** Options with all that they leave open. */
export interface PluginSettings {
  readonly config: string | boolean;
  readonly ruleIds: ReadonlySet<string> | undefined;
  readonly hints: boolean;
}

interface OptionType {
  readonly is: (value: unknown) => boolean;
  /** What to say of any other value. */
  readonly message: string;
}

const OPTION_TYPES: Readonly<Record<keyof Options, OptionType>> = {
  config: {
    is: (value) => typeof value === 'string' || value === false,
    message: '"config" must be a path or false.',
  },
  rules: {
    is: (value) => Array.isArray(value) && value.every((id) => typeof id === 'string'),
    message: '"rules" must be a list of rule IDs.',
  },
  hints: { is: (value) => typeof value === 'boolean', message: '"hints" must be true or false.' },
};

/**
 * Checks what remark's configuration says, which no compiler has seen.
 *
 * @throws Error for an option, a value or a rule that does not exist
 * @example readOptions({ rule: ['link/empty'] }) // throws … Unknown option "rule". Did you mean "rules"?
 */
export function readOptions(options: Options): PluginSettings {
  for (const [name, value] of Object.entries(options)) checkOption(name, value);
  const { config, rules, hints } = options;
  for (const id of rules ?? []) checkRule(id);
  return { config: config ?? true, ruleIds: rules && new Set(rules), hints: hints ?? rules !== undefined };
}

function checkOption(name: string, value: unknown): void {
  const type = Object.hasOwn(OPTION_TYPES, name) ? OPTION_TYPES[name as keyof Options] : undefined;
  if (!type) throw optionError(`Unknown option "${name}".${didYouMean(name, Object.keys(OPTION_TYPES))}`);
  if (value !== undefined && !type.is(value)) throw optionError(type.message);
}

function checkRule(id: string): void {
  const ids: readonly string[] = allRules.map((rule) => rule.id);
  if (ids.includes(id)) return;
  throw optionError(
    `Unknown rule "${id}".${didYouMean(id, ids, 'To list the rules, run "playbook rules".')}`,
  );
}

function optionError(message: string): Error {
  return new Error(`remark-lint-playbook: ${message}`);
}
