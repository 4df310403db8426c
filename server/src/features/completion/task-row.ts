import type { TaskTable } from '../../playbook/model.ts';
import { plainText } from '../../playbook/plain-text.ts';
import { slice } from '../../text/span.ts';
import { fold } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';
import { type Cursor, wordEnd, wordStart } from '../cursor/cursor.ts';
import type { TableCursor } from '../cursor/table.ts';
import { t } from '../l10n.ts';
import { cellText } from '../markdown-text.ts';
import { type KnownTask, nameFor, taskLibrary } from '../task-library.ts';
import { type PageStyle, pageStyleOf } from '../writing/page-style.ts';
import { cellEdit, cellStart, rowEdit } from '../writing/row-edit.ts';
import { type RowStyle, rowStyleOf } from '../writing/row-writer.ts';
import { taskDocumentation, taskRow } from '../writing/task-row.ts';
import type { CompletionDraft } from './item.ts';
import { completeNames } from './names.ts';
import { rankedTasks } from './task-ranking.ts';

/** A cursor in a row of a task table, and what is needed to complete it. */
interface RowCompletion {
  readonly context: FeatureContext;
  readonly cursor: Cursor;
  readonly place: TableCursor;
  readonly table: TaskTable;
  readonly style: RowStyle;
  readonly pageStyle: PageStyle;
  /** What readers see in the cells of the row, folded: it is compared with each task. */
  readonly present: readonly string[];
}

/** Completes a cell of a task table by the kind of its column; the ID and the name complete the whole row. */
export function completeTaskRow(
  context: FeatureContext,
  cursor: Cursor,
  place: TableCursor,
  table: TaskTable,
): CompletionDraft[] {
  const { page, profile } = context;
  const column = table.columns[place.column]?.id;
  const type = profile.taskTable.columns.get(column ?? '')?.type;
  if (type === undefined || isBeforeRow(place, table)) return [];
  const style = rowStyleOf(table.table, page.text, cursor.line);
  const pageStyle = pageStyleOf(page, profile, table, cursor.line);
  const present = place.cells.map(({ content }) => fold(plainText(slice(page.text, content))));
  const row = { context, cursor, place, table, style, pageStyle, present };
  if (type === 'id') return completeId(row);
  if (type === 'text') return completeName(row);
  return type === 'requirement' ? completeRequirement(row) : completeNameList(row, type);
}

/** Whether the cursor is in text before the first pipe of a row that is whole without it. */
function isBeforeRow({ opened, cells }: TableCursor, { columns }: TaskTable): boolean {
  return !opened && cells.length > columns.length;
}

const OF_ID = /[\p{L}\p{N}._-]/u;

function completeId(row: RowCompletion): CompletionDraft[] {
  const { context, cursor, place, style } = row;
  const { text } = context.page;
  const start = cellStart(place, style, cursor);
  const word = wordStart(text, cursor.offset, start, OF_ID);
  const lead = text.slice(start, word);
  // In a link the ID alone; behind other text it would be none.
  const alone = /^\[[*_]*$/.test(lead);
  if (lead.trim() !== '' && !alone) return [];
  const span = { start: word, end: wordEnd(text, cursor.offset, place.span.end, OF_ID) };
  return rankedTasks(context, row.table, cursor.line).map((ranked) => {
    const { task } = ranked;
    const edit = alone ? { span, insert: task.id } : wholeRow(row, task, start);
    return { ...taskDraft(row, task), ...edit, ...ranked.shown };
  });
}

function wholeRow(
  row: RowCompletion,
  task: KnownTask,
  start: number,
): Pick<CompletionDraft, 'span' | 'insert'> {
  const { context, cursor, place, table, style, pageStyle, present } = row;
  const contents = taskRow(task, table, pageStyle, context).map((content, index) => {
    const own = present[index] ?? '';
    if (index === place.column || own === '') return content;
    // What says the same, as a link perhaps, and what nothing better is known for stays as it stands.
    const expected = typeof content === 'string' ? fold(plainText(content)) : '';
    return expected === '' || own === expected ? undefined : content;
  });
  return rowEdit(place, contents, start, style, context.page.text, cursor);
}

function completeName(row: RowCompletion): CompletionDraft[] {
  const { context, cursor, place, table, style } = row;
  const { page, profile } = context;
  const id = idOfRow(row);
  const start = cellStart(place, style, cursor);
  if (id === '') {
    return rankedTasks(context, table, cursor.line).flatMap((ranked) => {
      const named = nameFor(ranked.task, page.language, profile);
      if (!named) return [];
      const draft = { ...taskDraft(row, ranked.task), ...wholeRow(row, ranked.task, start), ...ranked.shown };
      return [{ ...draft, label: `${named.name} (${ranked.task.id})` }];
    });
  }
  const task = taskLibrary(context).get(id);
  const named = task && nameFor(task, page.language, profile);
  if (!task || !named?.isAllowed) return [];
  const content = place.cells[place.column]?.content;
  const span = { start, end: Math.max(content?.end ?? start, cursor.offset) };
  const edit = cellEdit(place, span, cellText(named.name), style, page.text);
  const { detail, documentation } = taskDraft(row, task);
  const draft = { label: named.name, kind: 'task' as const, detail, documentation, preselect: true };
  return [{ ...draft, insert: edit.newText, span: edit.span, filterText: `${named.name} ${id}` }];
}

function completeRequirement(row: RowCompletion): CompletionDraft[] {
  const { context, cursor, place, table, style, pageStyle } = row;
  const { page, profile } = context;
  const expected = taskLibrary(context).get(idOfRow(row))?.requirement;
  const content = place.cells[place.column]?.content;
  const start = cellStart(place, style, cursor);
  const span = { start, end: Math.max(content?.end ?? start, cursor.offset) };
  const byLetter = new Map<string, string | undefined>();
  for (const id of profile.requirements.ids) byLetter.set(pageStyle.requirement(id) ?? '', id);
  const own = table.legend?.letters.map(({ text }) => text);
  const letters = own ?? [...byLetter.keys()].filter((letter) => letter !== '');
  return letters.map((letter) => {
    const edit = cellEdit(place, span, letter, style, page.text);
    const id = byLetter.get(letter);
    const detail = id;
    const preselect = id !== undefined && id === expected;
    return { label: letter, kind: 'value', detail, insert: edit.newText, span: edit.span, preselect };
  });
}

function completeNameList(row: RowCompletion, type: 'role' | 'services'): CompletionDraft[] {
  const { context, cursor, place, style, pageStyle } = row;
  const { page, profile } = context;
  const task = taskLibrary(context).get(idOfRow(row));
  const content = place.cells[place.column]?.content;
  const start = Math.min(cellStart(place, style, cursor), cursor.offset);
  const end = Math.max(content?.end ?? start, cursor.offset);
  const roles = task?.role === undefined ? [] : [task.role];
  const list =
    type === 'role'
      ? {
          names: profile.roles,
          kind: 'role' as const,
          spell: pageStyle.role,
          separator: pageStyle.roleSeparator,
          expected: roles,
        }
      : {
          names: profile.services,
          kind: 'service' as const,
          spell: pageStyle.service,
          separator: pageStyle.serviceSeparator,
          expected: task?.services ?? [],
        };
  return completeNames({ ...list, region: { start, end }, offset: cursor.offset }, context).map((draft) => {
    const written = typeof draft.insert === 'string' ? draft.insert.replaceAll('|', '\\|') : '';
    const edit = cellEdit(place, draft.span, written, style, page.text);
    return { ...draft, insert: edit.newText, span: edit.span };
  });
}

/** The task ID of the row as readers see it; empty where there is none yet. */
function idOfRow({ context, place, table }: RowCompletion): string {
  const { page, profile } = context;
  const { columns } = profile.taskTable;
  const cell = place.cells[table.columns.findIndex(({ id }) => columns.get(id ?? '')?.type === 'id')];
  return cell ? plainText(slice(page.text, cell.content)) : '';
}

function taskDraft(
  { context, pageStyle }: RowCompletion,
  task: KnownTask,
): Pick<CompletionDraft, 'label' | 'kind' | 'detail' | 'documentation' | 'filterText' | 'deprecated'> {
  const { page, profile } = context;
  const named = nameFor(task, page.language, profile);
  const label = named ? `${task.id} ${named.name}` : task.id;
  const foreign =
    named && named.language !== page.language
      ? [t('name in {0}', profile.languages.get(named.language)?.name ?? named.language)]
      : [];
  const parts = [
    ...foreign,
    ...(task.requirement === undefined ? [] : [pageStyle.requirement(task.requirement) ?? task.requirement]),
    ...(task.role === undefined ? [] : [pageStyle.role(task.role) ?? task.role]),
    ...(task.services
      ? [task.services.map((id) => pageStyle.service(id) ?? id).join(pageStyle.serviceSeparator)]
      : []),
  ];
  return {
    label,
    kind: 'task',
    detail: parts.length > 0 ? parts.join(' · ') : undefined,
    documentation: () => taskDocumentation(task, profile),
    filterText: label,
    deprecated: task.catalogue?.deprecated === true,
  };
}
