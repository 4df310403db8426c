import { languageName } from '../../playbook/queries/language-name.ts';
import { idForm } from '../../playbook/queries/task-id.ts';
import type { Profile } from '../../profile/profile.ts';
import { editDistance, fold } from '../../text/words.ts';
import type { PlacedTaskFact, TaskFact } from '../../workspace/facts.ts';
import { taskFact } from '../../workspace/facts-of.ts';
import type { RuleContext } from '../rule.ts';
import { repairId, type TaskInTable, tasksOf } from './shared.ts';
import { sameItems } from './shared-compare.ts';

/** The page in the default language that a page is a translation of, as far as its tasks go. */
export interface Original {
  readonly path: string;
  /** The name of its language. */
  readonly language: string;
  /** In order; an ID may occur more than once. */
  readonly tasks: readonly PlacedTaskFact[];
}

/**
 * The original of a page; `undefined` for pages that are none's translation, or that stand in a translation's place but are
 * not translated, and for originals without tasks.
 */
export function originalOf({ page, profile, workspace }: RuleContext): Original | undefined {
  const pages = workspace.translations(page.path);
  const path = pages.get(profile.defaultLanguage);
  if (path === undefined || path === page.path || pages.get(page.language) !== page.path) return undefined;
  const facts = workspace.facts(path);
  if (!facts || facts.language !== profile.defaultLanguage || facts.tasks.length === 0) return undefined;
  const language = languageName(profile.defaultLanguage, profile);
  return { path, language, tasks: facts.tasks };
}

/** A task of the page beside those of the original that have its ID. */
export interface Counterparts extends TaskInTable {
  readonly fact: TaskFact;
  readonly counterparts: readonly TaskFact[];
}

/** The tasks that both pages have; rows whose cells cannot be told apart are left out. */
export function counterpartsOf({ page, profile }: RuleContext, { tasks }: Original): Counterparts[] {
  const key = idKey(profile);
  const byId = new Map<string, TaskFact[]>();
  for (const fact of tasks) {
    const id = key(fact.id);
    const known = byId.get(id);
    if (!known) byId.set(id, [fact]);
    else if (known.length < MAX_COUNTERPARTS) known.push(fact);
  }
  return tasksOf(page).flatMap(({ task, table }) => {
    const fact = task.defect?.kind === 'extra-cells' ? undefined : taskFact(task, page, profile);
    const counterparts = fact && byId.get(key(fact.id));
    return fact && counterparts ? [{ task, table, fact, counterparts }] : [];
  });
}

/** Of a task that is on the original oftener, the first ones tell enough. */
const MAX_COUNTERPARTS = 20;

/** What only one of the two pages has. */
export interface Difference {
  readonly missing: readonly {
    readonly fact: PlacedTaskFact;
    readonly renumbered: TaskInTable | undefined;
  }[];
  readonly extra: readonly (TaskInTable & { readonly renumbered: TaskFact | undefined })[];
}

/**
 * The tasks that the page lacks and those that the original lacks. A task of the one is taken for one of the other with its
 * ID mistyped when the two IDs are one edit apart, and role and services agree.
 */
export function compareTasks({ page, profile }: RuleContext, { tasks }: Original): Difference {
  const key = idKey(profile);
  const own = new Set(tasksOf(page).map(({ task }) => key(task.id?.text ?? '')));
  const theirs = new Set(tasks.map(({ id }) => key(id)));
  const lacking = [...new Map(tasks.map((fact) => [key(fact.id), fact])).values()].filter(
    ({ id }) => !own.has(key(id)),
  );
  const surplus = tasksOf(page).filter(
    ({ task }) => task.id && task.id.text !== '' && !theirs.has(key(task.id.text)),
  );
  const pairs = renumberedTasks(surplus, lacking, (row) => taskFact(row.task, page, profile));
  const rows = new Map([...pairs].map(([row, fact]) => [fact, row]));
  return {
    missing: lacking.map((fact) => ({ fact, renumbered: rows.get(fact) })),
    extra: surplus.map((row) => ({ ...row, renumbered: pairs.get(row) })),
  };
}

/** Pages that differ more than this have no typos to be found. */
const MAX_PAIRS = 10_000;

function renumberedTasks(
  surplus: readonly TaskInTable[],
  lacking: readonly TaskFact[],
  factOf: (row: TaskInTable) => TaskFact | undefined,
): ReadonlyMap<TaskInTable, TaskFact> {
  const pairs = new Map<TaskInTable, TaskFact>();
  if (surplus.length * lacking.length > MAX_PAIRS) return pairs;
  const free = new Set(lacking);
  for (const row of surplus) {
    const own = factOf(row);
    const like = own && [...free].find((missing) => isRenumbered(own, missing));
    if (!like) continue;
    pairs.set(row, like);
    free.delete(like);
  }
  return pairs;
}

function isRenumbered(own: TaskFact, theirs: TaskFact): boolean {
  const isClose = own.id.length === theirs.id.length && editDistance(own.id, theirs.id) === 1;
  return isClose && own.role === theirs.role && sameItems(own.services ?? [], theirs.services ?? []);
}

/** How IDs are compared: a malformed one as what it was probably meant to be, since it has a finding of its own. */
export function idKey(profile: Profile): (id: string) => string {
  const form = idForm(profile);
  return (id) => fold((form.fits(id) ? undefined : repairId(id, form)) ?? id);
}
