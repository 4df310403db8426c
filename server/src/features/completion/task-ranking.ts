import type { TaskTable } from '../../playbook/model.ts';
import type { PlacedTaskFact } from '../../workspace/facts.ts';
import type { FeatureContext } from '../context.ts';
import { t } from '../l10n.ts';
import { type KnownTask, taskLibrary } from '../task-library.ts';
import type { CompletionDraft } from './item.ts';

/** A task, and how it is shown among others. */
export interface RankedTask {
  readonly task: KnownTask;
  readonly shown: Pick<CompletionDraft, 'rank' | 'preselect'> & { readonly detail?: string };
}

const NEXT = 0;
const IN_ORIGINAL = 1;
const ELSEWHERE = 2;
const PRESENT = 3;
const RETIRED = 4;

/**
 * All known tasks, those first that the page lacks and its original in the default language has: from the one that follows
 * the row above there. Last those that the page has already.
 *
 * @param line the row being written, 0-based
 */
export function rankedTasks(context: FeatureContext, table: TaskTable, line: number): RankedTask[] {
  const present = presentTasks(context, line);
  const expected = missingOfOriginal(context, table, line, present);
  const ranks = new Map(expected.map((id, index) => [id, index]));
  const ranked = [...taskLibrary(context).values()].map((task): RankedTask & { readonly order: number } => {
    const order = ranks.get(task.id) ?? 0;
    const own = present.get(task.id);
    if (own !== undefined) {
      const detail = t('already on this page, on line {0}', own + 1);
      return { task, order, shown: { rank: PRESENT, detail } };
    }
    if (task.catalogue?.deprecated) return { task, order, shown: { rank: RETIRED } };
    if (!ranks.has(task.id)) return { task, order, shown: { rank: ELSEWHERE } };
    const isNext = order === 0;
    return { task, order, shown: { rank: isNext ? NEXT : IN_ORIGINAL, preselect: isNext } };
  });
  return ranked.sort((a, b) => (a.shown.rank ?? 0) - (b.shown.rank ?? 0) || a.order - b.order);
}

/** ID → 0-based line, of all rows but the one being written. */
function presentTasks({ page }: FeatureContext, line: number): ReadonlyMap<string, number> {
  const present = new Map<string, number>();
  for (const { id, row } of page.taskTables.flatMap(({ tasks }) => tasks)) {
    if (id && id.text !== '' && row.line !== line && !present.has(id.text)) present.set(id.text, row.line);
  }
  return present;
}

/** The IDs that the page in the default language has and this one lacks, from the row above on, then from the top. */
function missingOfOriginal(
  { page, profile, workspace, allFacts }: FeatureContext,
  table: TaskTable,
  line: number,
  present: ReadonlyMap<string, number>,
): string[] {
  const path = workspace.translations(page.path).get(profile.defaultLanguage);
  if (path === undefined || path === page.path) return [];
  const tasks = (workspace.facts(path) ?? allFacts.get(path))?.tasks ?? [];
  const above = table.tasks.findLast(({ row, id }) => row.line < line && id && id.text !== '')?.id?.text;
  const from = startOf(tasks, above, page.taskTables.indexOf(table));
  const inOrder = [...tasks.slice(from), ...tasks.slice(0, from)];
  return [...new Set(inOrder.map(({ id }) => id).filter((id) => !present.has(id)))];
}

/** Behind the task of the row above; where there is none, at the first task of the same table. */
function startOf(tasks: readonly PlacedTaskFact[], above: string | undefined, table: number): number {
  const found = above === undefined ? -1 : tasks.findIndex(({ id }) => id === above);
  return found >= 0
    ? found + 1
    : Math.max(
        0,
        tasks.findIndex((task) => task.table === table),
      );
}
