import { fixKinds, rules } from '../rules/registry.ts';
import { either, type Rule, TOPICS, type Topic } from '../rules/rule.ts';
import { nearest } from '../text/words.ts';
import { UsageError } from './args.ts';

/**
 * The rule that an id names.
 * @throws UsageError, which names those that may have been meant
 */
export function findRule(id: string): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule) return rule;
  const meant = suggestions(id);
  const advice = meant.length > 0 ? `Did you mean ${either(meant)}?` : 'Run "playbook rules" for the list.';
  throw new UsageError(`There is no rule "${id}". ${advice}`);
}

/** The rules of a topic, or none when there is no such topic. */
export function rulesOf(topic: string): readonly Rule[] {
  return rules.filter((rule) => topicOf(rule) === topic);
}

export function topicOf({ id }: Rule): Topic {
  return TOPICS.find((topic) => id.startsWith(`${topic}/`)) ?? 'page';
}

/** Rules whose id is like a word, or whose second half is that very word. */
function suggestions(word: string): readonly string[] {
  const ids = rules.map(({ id }) => id);
  const halves = ids.filter((id) => id.endsWith(`/${word}`));
  return halves.length > 0 ? halves : nearest(word, [...ids, ...TOPICS]);
}

/** Whether findings of a rule can be fixed without asking (`fixable`), or by a choice of the writer's (`suggestions`). */
export function fixesOf({ id }: Rule): 'fixable' | 'suggestions' | undefined {
  const kind = fixKinds[id];
  return kind === 'safe' ? 'fixable' : kind === 'suggested' ? 'suggestions' : undefined;
}
