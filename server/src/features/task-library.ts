import { idColumn } from '../playbook/queries/task-id.ts';
import { fitsPattern } from '../profile/pattern.ts';
import type { Profile } from '../profile/profile.ts';
import type { CatalogueTask } from '../profile/types.ts';
import type { Vocabulary } from '../profile/vocabulary.ts';
import type { Facts, PlacedTaskFact } from '../workspace/facts.ts';
import { madeOfFacts } from './facts-memo.ts';

/** What is known of a task, from the catalogue and from the pages on which it stands. */
export interface KnownTask {
  readonly id: string;
  /** Language code → name: that of the catalogue, else the one that most pages have. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids of the profile. */
  readonly requirement: string | undefined;
  readonly role: string | undefined;
  readonly services: readonly string[] | undefined;
  /** What the catalogue says of the task, if it knows it. */
  readonly catalogue: CatalogueTask | undefined;
  /** The pages on which it stands, sorted; the page in hand is not among them. */
  readonly pages: readonly string[];
}

/** All tasks that anything is known of, by ID, sorted by it. */
export type TaskLibrary = ReadonlyMap<string, KnownTask>;

/**
 * The tasks of the catalogue and of all other pages. Where pages differ, the majority is right; IDs that have not the form of
 * one are left out, as their writers have not finished with them.
 */
export const taskLibrary = madeOfFacts((profile, pages): TaskLibrary => makeLibrary(profile, pages));

/** What a task is called for the readers of a language. */
export interface TaskName {
  readonly name: string;
  /** The language that the name is in: theirs, else the default one, else any. */
  readonly language: string;
  /** Whether it may stand on their pages: in the default language, until it is translated. */
  readonly isAllowed: boolean;
}

/** The name of a task for a page of a language; `undefined` where it has none at all. */
export function nameFor(
  { names }: KnownTask,
  language: string,
  { defaultLanguage }: Profile,
): TaskName | undefined {
  for (const code of [language, defaultLanguage, ...names.keys()]) {
    const name = names.get(code);
    if (name !== undefined)
      return { name, language: code, isAllowed: code === language || code === defaultLanguage };
  }
  return undefined;
}

interface Sighting {
  readonly path: string;
  readonly language: string;
  readonly fact: PlacedTaskFact;
}

function makeLibrary(profile: Profile, pages: readonly (readonly [string, Facts])[]): TaskLibrary {
  const pattern = idColumn(profile.taskTable)?.pattern;
  const sightings = new Map<string, Sighting[]>();
  for (const id of Object.keys(profile.catalogue?.tasks ?? {})) sightings.set(id, []);
  for (const [path, { language, tasks }] of pages) {
    for (const fact of tasks) {
      const known = sightings.get(fact.id);
      if (known) known.push({ path, language, fact });
      else if (pattern === undefined || fitsPattern(pattern, fact.id))
        sightings.set(fact.id, [{ path, language, fact }]);
    }
  }
  const ids = [...sightings.keys()].sort((a, b) => (a < b ? -1 : 1));
  return new Map(ids.map((id) => [id, knownTask(id, sightings.get(id) ?? [], profile)]));
}

function knownTask(id: string, sightings: readonly Sighting[], profile: Profile): KnownTask {
  const tasks = profile.catalogue?.tasks;
  const catalogue = tasks && Object.hasOwn(tasks, id) ? tasks[id] : undefined;
  const facts = sightings.map(({ fact }) => fact);
  const services = mostFrequent(facts.map((fact) => knownServices(fact.services, profile)));
  return {
    id,
    names: namesOf(sightings, catalogue),
    requirement:
      catalogue?.requirement ??
      mostFrequent(facts.map((fact) => idIn(profile.requirements, fact.requirement))),
    role: catalogue?.role ?? mostFrequent(facts.map((fact) => idIn(profile.roles, fact.role))),
    services: catalogue?.services ?? (services === undefined ? undefined : services.split('\n')),
    catalogue,
    pages: [...new Set(sightings.map(({ path }) => path))],
  };
}

function namesOf(
  sightings: readonly Sighting[],
  catalogue: CatalogueTask | undefined,
): ReadonlyMap<string, string> {
  const byLanguage = new Map<string, string[]>();
  for (const { language, fact } of sightings) {
    if (fact.name === '') continue;
    const known = byLanguage.get(language);
    if (known) known.push(fact.name);
    else byLanguage.set(language, [fact.name]);
  }
  const names = new Map<string, string>();
  for (const [language, found] of byLanguage) names.set(language, mostFrequent(found) ?? '');
  for (const [language, name] of Object.entries(catalogue?.name ?? {})) names.set(language, name);
  return names;
}

/** Words that no vocabulary has are not passed on to other pages. */
function idIn({ ids }: Vocabulary, id: string | undefined): string | undefined {
  return id !== undefined && ids.includes(id) ? id : undefined;
}

/** As one text, one line for each. */
function knownServices(ids: readonly string[] | undefined, { services }: Profile): string | undefined {
  const isKnown = ids !== undefined && ids.length > 0 && ids.every((id) => services.ids.includes(id));
  return isKnown ? ids.join('\n') : undefined;
}

/** The text that occurs most often, the first of several such. */
function mostFrequent(texts: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best: string | undefined;
  for (const [text, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = text;
  return best;
}
