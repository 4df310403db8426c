import type { FrontMatter, Link, Playbook, Task } from '../playbook/model.ts';
import { type Mention, mentionKey, mentionsOf } from '../playbook/queries/mentions.ts';
import { titleOf } from '../playbook/queries/outline.ts';
import { stepsOf } from '../playbook/queries/steps.ts';
import type { Profile } from '../profile/profile.ts';
import type { Vocabulary } from '../profile/vocabulary.ts';
import { type CalendarDate, compareDates, isReal } from '../text/date.ts';
import { fold } from '../text/words.ts';
import type { Facts, TaskFact } from './facts.ts';
import { readTarget } from './link-target.ts';

/** A page is asked for its facts when it is checked, for the index, and for the cache. */
const known = new WeakMap<Playbook, { readonly profile: Profile; readonly facts: Facts }>();

/** What other pages may need to know of a page; made once for a page and profile. */
export function factsOf(page: Playbook, profile: Profile): Facts {
  const last = known.get(page);
  if (last?.profile === profile) return last.facts;
  const facts = makeFacts(page, profile);
  known.set(page, { profile, facts });
  return facts;
}

function makeFacts(page: Playbook, profile: Profile): Facts {
  const mentions = mentionsOf(page, profile);
  return {
    language: page.language,
    kind: page.kind,
    title: titleOf(page)?.heading.text,
    phase: phaseOf(page, profile),
    anchors: page.anchors,
    tasks: page.taskTables.flatMap(({ tasks }, table) =>
      tasks.flatMap((task) => {
        const fact = taskFact(task, page, profile);
        return fact ? [{ ...fact, table }] : [];
      }),
    ),
    steps: stepsOf(page).flatMap((index) => {
      const section = page.sections[index];
      return section ? [{ title: section.heading.text, anchor: section.anchor }] : [];
    }),
    roles: keysOf('role', mentions),
    services: keysOf('service', mentions),
    recurring: recurringValues(page.frontMatter, profile),
    authors: unique(
      page.updateSummaries.flatMap(({ updates }) => updates.map(({ who }) => who?.text)).filter(isKnown),
    ),
    lastUpdate: lastUpdateOf(page),
    targets: unique(page.links.map((link) => targetPath(link, page.path)).filter(isKnown)),
  };
}

/** The newest date in the page's update summaries; impossible dates do not count. */
export function lastUpdateOf({ updateSummaries }: Playbook): CalendarDate | undefined {
  const dates = updateSummaries
    .flatMap(({ updates }) => updates.map(({ value }) => value))
    .filter(isKnown)
    .filter(isReal);
  return dates.reduce<CalendarDate | undefined>(
    (latest, date) => (latest && compareDates(latest, date) >= 0 ? latest : date),
    undefined,
  );
}

function keysOf(kind: Mention['kind'], mentions: readonly Mention[]): string[] {
  return unique(mentions.filter((mention) => mention.kind === kind).map(mentionKey)).sort();
}

/** The workspace path that a link leads to, when it is one to a file. */
export function targetPath(link: Link, page: string): string | undefined {
  const target = readTarget(link.url.text, page);
  return target.kind === 'file' ? target.path : undefined;
}

/** The words of a task in the profile's ids, so that it can be compared with the same task in another language. */
export function taskFact(task: Task, page: Playbook, profile: Profile): TaskFact | undefined {
  if (!task.id || task.id.text === '') return undefined;
  return {
    id: task.id.text,
    name: task.name?.text ?? '',
    requirement: task.requirement && idOf(profile.requirements, task.requirement.text, page.language),
    role: task.role && idOf(profile.roles, task.role.text, page.language),
    services:
      task.defect?.kind === 'extra-cells'
        ? undefined
        : task.services.map(({ text }) => idOf(profile.services, text, page.language)),
  };
}

function idOf(words: Vocabulary, word: string, language: string): string {
  return words.find(word, language)?.id ?? words.findAnywhere(word)[0]?.id ?? fold(word);
}

function phaseOf(page: Playbook, profile: Profile): string | undefined {
  const value = page.attributes.find(({ id }) => profile.attributeDefinitions.get(id)?.type === 'phase')
    ?.value.text;
  return value === undefined ? undefined : idOf(profile.phases, value, page.language);
}

/** The values of the keys that the profile calls recurring: key → value. */
export function recurringValues(
  frontMatter: FrontMatter | undefined,
  profile: Profile,
): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const { key, value } of frontMatter?.entries ?? []) {
    if (profile.frontMatter.keys[key.text]?.recurring && value.text !== '') values[key.text] ??= value.text;
  }
  return values;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined;
}
