import { globMatcher } from '../profile/glob.ts';
import type { Profile } from '../profile/profile.ts';
import type { RuleSetting, Severity } from '../profile/types.ts';
import type { Rule } from '../rules/rule.ts';

/** How one rule runs on one page. */
export interface RuleRun {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The rules that run on a page, with the severities and options that the profile and its overrides give them. */
export function rulesFor(
  path: string,
  language: string,
  profile: Profile,
  rules: readonly Rule[],
): RuleRun[] {
  const overrides = profile.overrides.filter(
    (override) =>
      (!override.languages || override.languages.includes(language)) &&
      (!override.files || globMatcher(override.files)(path)),
  );
  const runs: RuleRun[] = [];
  for (const rule of rules) {
    const settings = [profile.rules[rule.id], ...overrides.map((override) => override.rules[rule.id])];
    const { severity, options } = settings.reduce(merge, { severity: rule.severity, options: {} });
    if (severity !== 'off') runs.push({ rule, severity, options });
  }
  return runs;
}

interface Setting {
  readonly severity: Severity | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** A later severity without options keeps the earlier options. */
function merge(earlier: Setting, later: RuleSetting | undefined): Setting {
  if (later === undefined) return earlier;
  if (typeof later === 'string') return { severity: later, options: earlier.options };
  return { severity: later[0], options: { ...earlier.options, ...later[1] } };
}
