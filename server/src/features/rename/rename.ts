import { type Span, slice } from '../../text/span.ts';
import { tidy } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';
import { type PageSymbol, symbolAt } from '../cursor/symbol-at.ts';
import { t } from '../l10n.ts';
import type { Refusal, Rename } from './edits.ts';
import { renameHeading } from './heading.ts';
import { renameName } from './name.ts';
import { renameTask } from './task.ts';

export type { Refusal, Rename, RenameChange, RenameEdit } from './edits.ts';

const RENAMED = ['task', 'role', 'service', 'heading'] as const;

/** What a rename at an offset would replace: its span, and the text to begin with. `undefined` where nothing has a name. */
export function prepareRename(
  context: Pick<FeatureContext, 'page' | 'profile'>,
  offset: number,
): { readonly span: Span; readonly text: string } | undefined {
  const symbol = renamedAt(context, offset);
  return symbol && { span: symbol.span, text: slice(context.page.text, symbol.span) };
}

/**
 * Renames what is at an offset: a task ID on all pages; a role or service, as a word of this page's language, on all pages
 * in that language; a heading, together with the anchors in all links to it. To be called when all pages are known.
 */
export async function rename(
  context: FeatureContext,
  offset: number,
  newName: string,
): Promise<Rename | Refusal> {
  const symbol = renamedAt(context, offset);
  const name = newName.trim();
  if (!symbol) return { refused: t('Only task IDs, roles, services and headings can be renamed.') };
  if (/[\r\n]/.test(name)) return { refused: t('A name must be on one line.') };
  if (tidy(name) === '') return { refused: t('The new name is empty.') };
  switch (symbol.kind) {
    case 'task':
      return renameTask(symbol.id, name, context);
    case 'role':
    case 'service':
      return renameName(symbol, name, context);
    case 'heading':
      return renameHeading(symbol.section, name, context);
    default:
      return { refused: t('This cannot be renamed.') };
  }
}

function renamedAt(
  context: Pick<FeatureContext, 'page' | 'profile'>,
  offset: number,
): PageSymbol | undefined {
  // A link within a heading is no hindrance to renaming it.
  return symbolAt(context, offset, RENAMED);
}
