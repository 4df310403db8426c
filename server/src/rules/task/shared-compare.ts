import type { Part, Playbook, Task, TaskTable } from '../../playbook/model.ts';
import { requirementId } from '../../playbook/queries/requirement.ts';
import type { Profile } from '../../profile/profile.ts';
import { tidy } from '../../text/words.ts';

/** Whether two lists name the same things, in whatever order. */
export function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.every((item) => b.includes(item)) && b.every((item) => a.includes(item));
}

/** A list of service ids as a page of the language writes it. */
export function joinServices(ids: readonly string[], page: Playbook, profile: Profile): string {
  const separator = profile.languages.get(page.language)?.serviceSeparators[0] ?? ', ';
  return ids.map((id) => profile.services.preferred(id, page.language) ?? id).join(separator);
}

/** What a table writes for a requirement id: the letter of its own legend, or else the language's. */
export function requirementWord(
  id: string,
  table: TaskTable,
  page: Playbook,
  profile: Profile,
): string | undefined {
  const letter = table.legend?.letters.find(({ text }) => requirementId(text, page, profile) === id);
  return letter?.text ?? profile.requirements.preferred(id, page.language);
}

/** All that a task's row says of services. */
export function servicesPart({ services }: Task, page: Playbook): Part | undefined {
  const [first, last] = [services[0], services.at(-1)];
  if (!first || !last) return undefined;
  const span = { start: first.span.start, end: last.span.end };
  return { span, text: tidy(page.text.slice(span.start, span.end)) };
}
