import type { Playbook, TaskTable } from '../../playbook/model.ts';
import { titleOf } from '../../playbook/queries/outline.ts';
import type { Profile } from '../../profile/profile.ts';
import type { ColumnDefinition } from '../../profile/types.ts';
import { lineEnding } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { PlacedTaskFact, TaskFact } from '../../workspace/facts.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { type TaskInTable, tasksOf } from './shared.ts';
import { joinServices, requirementWord } from './shared-compare.ts';
import { compareTasks, idKey, type Original, originalOf } from './shared-original.ts';

export default defineRule({
  id: 'task/missing-in-translation',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A translation is missing a task of the page in the default language.',
  why: 'Readers of the translation never learn that the task must be done.',
  messages: {
    after: {
      message: 'Task {task} of the {language} page is missing here.',
      advice: 'Add it after task {neighbour}.',
    },
    before: {
      message: 'Task {task} of the {language} page is missing here.',
      advice: 'Add it before task {neighbour}.',
    },
    table: {
      message: 'Task {task} of the {language} page is missing here, and so is its table.',
      advice: 'Add the table after the one with task {neighbour}.',
    },
    missing: {
      message: 'Task {task} of the {language} page is missing here.',
      advice: 'Add it to the page.',
    },
    renumbered: {
      message: 'Task {task} of the {language} page is missing here.',
      advice: 'Task {other} is probably this task with a mistyped ID.',
    },
  },
  check(context) {
    const { page, report } = context;
    const original = originalOf(context);
    if (!original) return;
    const { language, path } = original;
    const places = placesOf(original, context);
    const related = [{ message: `The ${language} page is here.`, path }];
    for (const { fact, renumbered } of compareTasks(context, original).missing) {
      const task = fact.name === '' ? fact.id : `${fact.id} "${fact.name}"`;
      const other = renumbered?.task.id;
      if (other) {
        const fixes = suggestText(other, page, [fact.id]);
        report({
          message: 'renumbered',
          data: { task, language, other: other.text },
          span: other.span,
          subject: fact.id,
          related,
          fixes,
        });
        continue;
      }
      const place = places.get(fact);
      if (!place) continue;
      const { message, neighbour, span } = place;
      const data = { task, language, neighbour: neighbour?.task.id?.text ?? '' };
      const fix =
        neighbour && (message === 'after' || message === 'before')
          ? addRow(fact, neighbour, message, context)
          : undefined;
      report({ message, data, span, subject: fact.id, related, fixes: fix ? [fix] : [] });
    }
  },
});

interface Place {
  readonly message: 'after' | 'before' | 'table' | 'missing';
  readonly neighbour?: TaskInTable;
  readonly span: Span;
}

/**
 * Where each task that is missing belongs: beside the nearest one of its table that the page has, those before it first.
 */
function placesOf({ tasks }: Original, { page, profile }: RuleContext): ReadonlyMap<TaskFact, Place> {
  const key = idKey(profile);
  const rows = new Map(tasksOf(page).map((row) => [key(row.task.id?.text ?? ''), row]));
  const places = new Map<TaskFact, Place>();
  const walk = (
    facts: readonly PlacedTaskFact[],
    place: (fact: TaskFact, near: TaskInTable | undefined, far: TaskInTable | undefined) => void,
  ): void => {
    let table: number | undefined;
    let near: TaskInTable | undefined;
    let far: TaskInTable | undefined;
    for (const fact of facts) {
      if (fact.table !== table) near = undefined;
      table = fact.table;
      const own = rows.get(key(fact.id));
      if (own) near = far = own;
      else place(fact, near, far);
    }
  };
  walk(tasks, (fact, near, far) =>
    places.set(fact, beside('after', near) ?? beside('table', far) ?? onPage(page)),
  );
  walk([...tasks].reverse(), (fact, near) => {
    const place = beside('before', near);
    if (place && places.get(fact)?.message !== 'after') places.set(fact, place);
  });
  return places;
}

function beside(message: Place['message'], neighbour: TaskInTable | undefined): Place | undefined {
  return neighbour?.task.id && { message, neighbour, span: neighbour.task.id.span };
}

/** At the first task table's header, or else at the title. */
function onPage(page: Playbook): Place {
  const { taskTables, text } = page;
  const header = taskTables[0]?.columns[0]?.header.span;
  const title = (titleOf(page) ?? page.sections[0])?.heading.span;
  return { message: 'missing', span: header ?? title ?? { start: 0, end: Math.min(1, text.length) } };
}

/** A row in the words of the page's language, but for the name: only people can translate it. */
function addRow(
  fact: TaskFact,
  { task, table }: TaskInTable,
  side: 'after' | 'before',
  { page, profile }: RuleContext,
): Fix | undefined {
  if (task.defect) return undefined;
  const cells = table.columns.map(({ id }) =>
    cellText(profile.taskTable.columns.get(id ?? '')?.type, fact, table, page, profile),
  );
  const row = `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const { span } = task.row;
  const lineStart = page.lines.line(task.row.line).start;
  const margin = page.text.slice(lineStart, span.start);
  const end = lineEnding(page.text);
  const edit =
    side === 'after'
      ? { span: { start: span.end, end: span.end }, newText: `${end}${margin}${row}` }
      : { span: { start: span.start, end: span.start }, newText: `${row}${end}${margin}` };
  return { title: `Add a row for task ${fact.id} for you to translate`, edits: [edit], safe: false };
}

function cellText(
  type: ColumnDefinition['type'] | undefined,
  { id, name, requirement, role, services }: TaskFact,
  table: TaskTable,
  page: Playbook,
  profile: Profile,
): string {
  if (type === 'id') return id;
  if (type === 'text') return name;
  if (type === 'requirement')
    return (requirement && requirementWord(requirement, table, page, profile)) ?? '';
  if (type === 'role') return (role && (profile.roles.preferred(role, page.language) ?? role)) ?? '';
  return type === 'services' ? joinServices(services ?? [], page, profile) : '';
}
