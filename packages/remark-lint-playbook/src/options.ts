import { rules as allRules } from 'playbook-tools-server';

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

/** @throws Error for a rule that does not exist: it would look as if nothing were wrong */
export function readOptions({ config, rules, hints }: Options): Settings {
  const unknown = rules?.find((id) => !allRules.some((rule) => rule.id === id));
  if (unknown !== undefined)
    throw new Error(`remark-lint-playbook: there is no rule "${unknown}". "playbook rules" lists them.`);
  return { config: config ?? true, only: rules && new Set(rules), hints: hints ?? rules !== undefined };
}
