import { fixKinds, rules } from '../../rules/registry.ts';
import { type Rule, TOPICS, type Topic } from '../../rules/rule.ts';
import { suggestOption, UsageError } from './args.ts';

/**
 * The rule that an id names.
 * @throws UsageError, which names those that may have been meant
 */
export function findRule(id: string): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule) return rule;
  if (rulesOf(id).length > 0)
    throw new UsageError(`"${id}" is a topic, not a rule. To see its rules, run "playbook explain ${id}".`);
  throw unknownRule(id, IDS);
}

/**
 * The rules that a rule id or the name of a topic stands for.
 * @throws UsageError, which names those that may have been meant
 */
export function findRules(name: string): readonly Rule[] {
  const found = rules.filter((rule) => rule.id === name || topicOf(rule) === name);
  if (found.length === 0) throw unknownRule(name, [...IDS, ...TOPICS]);
  return found;
}

const IDS = rules.map(({ id }) => id);

function unknownRule(name: string, known: readonly string[]): UsageError {
  return new UsageError(
    `Unknown rule "${name}".${suggestOption(name, known, 'To list the rules, run "playbook rules".')}`,
  );
}

/** The rules of a topic, or none when there is no such topic. */
export function rulesOf(topic: string): readonly Rule[] {
  return rules.filter((rule) => topicOf(rule) === topic);
}

export function topicOf({ id }: Rule): Topic {
  return TOPICS.find((topic) => id.startsWith(`${topic}/`)) ?? 'page';
}

/** Whether findings of a rule can be fixed without asking (`fixable`), or by a choice of the writer's (`suggestions`). */
export function fixesOf({ id }: Rule): 'fixable' | 'suggestions' | undefined {
  const kind = fixKinds[id];
  return kind === 'safe' ? 'fixable' : kind === 'suggested' ? 'suggestions' : undefined;
}
