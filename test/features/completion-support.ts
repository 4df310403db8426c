import { type CompletionItem, complete } from '../../server/src/features/completion/completion.ts';
import type { FeatureContext } from '../../server/src/features/context.ts';
import { applyEdits, conflicts } from '../../server/src/text/edit.ts';
import { type ContextOptions, contextAt } from './support.ts';

export interface Completed {
  readonly context: FeatureContext;
  readonly offset: number;
  readonly items: readonly CompletionItem[];
}

/** Completes at the cursor `‸` of a page. Items are in the order in which editors show them. */
export async function completeAt(
  markdown: string,
  options: ContextOptions = {},
  trigger?: string,
): Promise<Completed> {
  const { context, offset } = await contextAt(markdown, options);
  const { items } = complete(context, offset, trigger);
  return { context, offset, items: sorted(items) };
}

/** What is offered at the cursor, in order. */
export async function labelsAt(
  markdown: string,
  options?: ContextOptions,
  trigger?: string,
): Promise<string[]> {
  return (await completeAt(markdown, options, trigger)).items.map(({ label }) => label);
}

/** The page once an item is inserted, by its label or that of the first one. */
export async function insertedAt(
  markdown: string,
  label?: string,
  options?: ContextOptions,
): Promise<string> {
  const { context, offset, items } = await completeAt(markdown, options);
  const fitting = items.filter((one) => isShown(one, context.page.text, offset));
  const item = fitting.find((one) => label === undefined || one.label === label);
  if (!item) throw new Error(`No "${label}" among ${items.map((one) => one.label).join(', ')}.`);
  return applied(context, item);
}

/** Whether an editor still shows an item for what is typed: that must occur in it, in order, though not in one piece. */
export function isShown(
  { edit, label, filterText = label }: CompletionItem,
  text: string,
  offset: number,
): boolean {
  let at = -1;
  const shown = filterText.toLowerCase();
  return [...text.slice(edit.span.start, offset).trimStart().toLowerCase()].every((char) => {
    at = shown.indexOf(char, at + 1);
    return at >= 0;
  });
}

/** The page with an item inserted, fields as they are at first. */
export function applied(
  { page }: FeatureContext,
  { edit, snippet, additionalEdits = [] }: CompletionItem,
): string {
  const newText = snippet ? expand(edit.newText) : edit.newText;
  const edits = [{ ...edit, newText }, ...additionalEdits];
  for (const [index, one] of edits.entries())
    for (const other of edits.slice(index + 1)) if (conflicts(one, other)) throw new Error('Edits overlap.');
  return applyEdits(page.text, edits);
}

/** What an editor makes of a snippet before anything is filled in. */
export function expand(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+\|((?:\\.|[^\\|])*)\|\}|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g,
    (_whole, escaped?: string, choices?: string, text?: string) => {
      if (escaped !== undefined) return escaped;
      if (choices !== undefined) return unescaped(/^(?:\\.|[^\\,])*/.exec(choices)?.[0] ?? '', /\\([\\,|])/g);
      return unescaped(text ?? '', /\\([\\$}])/g);
    },
  );
}

function unescaped(text: string, pattern: RegExp): string {
  return text.replace(pattern, '$1');
}

function sorted(items: readonly CompletionItem[]): CompletionItem[] {
  return [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}
