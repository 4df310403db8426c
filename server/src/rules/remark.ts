import { PLUGINS, type PluginName } from '../playbook/markdown/lint-plugins.ts';
import { REMARK_TEXTS } from './remark-texts.ts';
import { defineRule, type Rule } from './rule.ts';

const PREFIX = 'remark/';

/**
 * The rules of remark-lint as rules of ours: `remark/maximum-line-length` for remark-lint-maximum-line-length. They are run
 * together, on the syntax tree, by `lint/remark.ts`; by themselves they check nothing.
 */
export const remarkRules: readonly Rule[] = Object.entries(REMARK_TEXTS).map(
  ([name, { severity, ...text }]) =>
    defineRule({
      id: `${PREFIX}${name}`,
      scope: 'page',
      severity: severity ?? 'off',
      messages: { message: '{reason}' },
      check() {},
      ...text,
    }),
);

/** The plugin that does the work of a rule; `undefined` for a rule that is not remark-lint's. */
export function pluginOf({ id }: Rule): PluginName | undefined {
  const name = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : '';
  return Object.hasOwn(PLUGINS, name) ? (name as PluginName) : undefined;
}

/**
 * A rule's options as its plugin takes them: most plugins take one value, the others an object.
 *
 * @example optionOf({ value: 120 }) // 120
 * @example optionOf({ allowEmpty: true }) // { allowEmpty: true }
 */
export function optionOf(options: Readonly<Record<string, unknown>>): unknown {
  if (!('value' in options)) return Object.keys(options).length === 0 ? undefined : options;
  const { value } = options;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}
