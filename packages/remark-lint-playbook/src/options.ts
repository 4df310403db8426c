import { rules as allRules } from 'playbook-tools-server';
import { didYouMean } from '../../../server/src/profile/wording.ts';

/** What can be set in remark's configuration. */
export interface Options {
  /**
   * Which configuration counts. A path (from remark's working folder): that file, for every page. `false`: the built-in
   * profile. Default: for each page the nearest `playbook.config.yaml` upward, as for `playbook check`.
   */
  readonly config?: string | false | undefined;
  /** Ids of the rules that alone are to run. Default: all that the configuration turns on. */
  readonly rules?: readonly string[] | undefined;
  /** Whether hints are told. Default: only when `rules` is given. */
  readonly hints?: boolean | undefined;
}

/** Options with all that they leave open. */
export interface Settings {
  readonly config: string | boolean;
  readonly only: ReadonlySet<string> | undefined;
  readonly hints: boolean;
}

interface OptionType {
  readonly is: (value: unknown) => boolean;
  /** Completes "must be …". */
  readonly hint: string;
}

const OPTION_TYPES: Readonly<Record<keyof Options, OptionType>> = {
  config: { is: (value) => typeof value === 'string' || value === false, hint: 'a path or false' },
  rules: {
    is: (value) => Array.isArray(value) && value.every((id) => typeof id === 'string'),
    hint: 'a list of rule ids',
  },
  hints: { is: (value) => typeof value === 'boolean', hint: 'true or false' },
};

/**
 * Checks what remark's configuration says, which no compiler has seen.
 *
 * @throws Error for an option, a value or a rule that does not exist
 * @example readOptions({ rule: ['link/empty'] }) // throws … Unknown option "rule". Did you mean "rules"?
 */
export function readOptions(options: Options): Settings {
  for (const [name, value] of Object.entries(options)) checkOption(name, value);
  const { config, rules, hints } = options;
  for (const id of rules ?? []) checkRule(id);
  return { config: config ?? true, only: rules && new Set(rules), hints: hints ?? rules !== undefined };
}

function checkOption(name: string, value: unknown): void {
  const type = Object.hasOwn(OPTION_TYPES, name) ? OPTION_TYPES[name as keyof Options] : undefined;
  if (!type) throw optionError(`Unknown option "${name}".${didYouMean(name, Object.keys(OPTION_TYPES))}`);
  if (value !== undefined && !type.is(value)) throw optionError(`"${name}" must be ${type.hint}.`);
}

function checkRule(id: string): void {
  const ids: readonly string[] = allRules.map((rule) => rule.id);
  if (ids.includes(id)) return;
  throw optionError(`Unknown rule "${id}".${didYouMean(id, ids, '"playbook rules" lists all rules.')}`);
}

function optionError(message: string): Error {
  return new Error(`remark-lint-playbook: ${message}`);
}
