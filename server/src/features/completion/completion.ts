import { fold } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';
import { type Cursor, cursorAt, isInCode } from '../cursor/cursor.ts';
import { tableAt } from '../cursor/table.ts';
import { completeAttributeValue } from './attributes.ts';
import { completeFrontMatter } from './front-matter.ts';
import {
  type CompletionDraft,
  type CompletionItem,
  type CompletionResult,
  toCompletionItems,
} from './item.ts';
import { completeLabels } from './labels.ts';
import { completeLink } from './links.ts';
import { completeAlert, completeSuppression } from './marks.ts';
import { completeHeading, completeMissingHeadings } from './outline.ts';
import { completeSnippets, isEmptyBut } from './snippets.ts';
import { completeTaskRow } from './task-row.ts';
import { completeUpdateRow } from './update.ts';

export type { CompletionItem, CompletionKind, CompletionResult } from './item.ts';

/** The characters behind which there may be something to complete without being asked. */
export const triggerCharacters: readonly string[] = [
  ...['|', ' ', '/', ',', ';', '、', '；'],
  ...[':', '：', '#', '(', '[', '!', '-'],
];

/**
 * What can be completed at an offset of the page. An item's edit lies on the cursor's line and touches the cursor.
 *
 * @param trigger the trigger character just typed; absent when the writer asked, or is typing a word
 * @example complete(context, offset).items.map(({ label }) => label)
 */
export function complete(context: FeatureContext, offset: number, trigger?: string): CompletionResult {
  const { page } = context;
  const cursor = cursorAt(page, offset);
  if (!cursor || (trigger !== undefined && !mayFollow(trigger, cursor))) return NOTHING;
  const drafts = draftsAt(context, cursor, trigger).filter(({ span }) => isAtCursor(span, cursor));
  return limited(toCompletionItems(drafts), page.text, cursor);
}

const NOTHING: CompletionResult = { items: [], isIncomplete: false };

/** The first that knows the place answers. */
function draftsAt(
  context: FeatureContext,
  cursor: Cursor,
  trigger: string | undefined,
): readonly CompletionDraft[] {
  const { page } = context;
  const inFrontMatter = completeFrontMatter(context, cursor);
  if (inFrontMatter) return inFrontMatter;
  if (isInCode(page, cursor.line)) return [];
  return (
    completeSuppression(cursor) ??
    completeAlert(context, cursor) ??
    completeLink(context, cursor) ??
    completeTable(context, cursor) ??
    completeHeading(context, cursor) ??
    completeAttributeValue(context, cursor) ??
    (trigger === undefined ? completeLine(context, cursor) : [])
  );
}

function completeTable(context: FeatureContext, cursor: Cursor): CompletionDraft[] | undefined {
  const { page } = context;
  const place = tableAt(page, cursor);
  if (!place) return undefined;
  if (place.part !== 'row') return [];
  const tasks = page.taskTables.find(({ table }) => table === place.table);
  if (tasks) return completeTaskRow(context, cursor, place, tasks);
  const updates = page.updateSummaries.find(({ table }) => table === place.table);
  return updates ? completeUpdateRow(context, cursor, place, updates) : [];
}

/** On a line with nothing or the beginning of a label or heading in it. */
function completeLine(context: FeatureContext, cursor: Cursor): CompletionDraft[] {
  const indent = /^\ufeff? {0,3}/.exec(cursor.before)?.[0] ?? '';
  const typed = cursor.before.slice(indent.length);
  // What is longer is a sentence, and what has marks something else.
  if (typed.length > 40 || !/^(?:[\p{L}\p{M}\p{N} /_.-]*)$/u.test(typed)) return [];
  const start = cursor.lineSpan.start + indent.length;
  // A page that is yet to be begun has no place for parts of one.
  if (isEmptyBut(context.page, cursor)) return completeSnippets(context, cursor, start);
  return [
    ...completeLabels(context, cursor),
    ...completeMissingHeadings(context, cursor, start),
    ...completeSnippets(context, cursor, start),
  ];
}

/** Keeps what is typed in running text from being interrupted at each of its spaces and hyphens. */
function mayFollow(trigger: string, { before }: Cursor): boolean {
  if (trigger === ' ')
    return /(?:^\s*\d{1,9}[.)]|^|[-|:：#,;/、；&>+*])$/.test(before.trimEnd()) || before.includes('<!--');
  return trigger !== '-' || before.includes('<!--');
}

function isAtCursor({ start, end }: CompletionDraft['span'], { offset, lineSpan }: Cursor): boolean {
  return lineSpan.start <= start && start <= offset && offset <= end && end <= lineSpan.end;
}

/** More than anyone looks through; editors slow down with thousands. */
const MAX_ITEMS = 500;

/** All items, or where they are too many, the first of those that what was typed occurs in. */
function limited(items: readonly CompletionItem[], text: string, { offset }: Cursor): CompletionResult {
  if (items.length <= MAX_ITEMS) return { items, isIncomplete: false };
  const fitting = items.filter(({ edit, filterText, label }) =>
    fold(filterText ?? label).includes(fold(text.slice(edit.span.start, offset))),
  );
  return { items: fitting.slice(0, MAX_ITEMS), isIncomplete: true };
}
