import { idForm } from '../../playbook/queries/task-id.ts';
import { slice } from '../../text/span.ts';
import { fold } from '../../text/words.ts';
import type { FeatureContext } from '../context.ts';
import { symbolsOf } from '../cursor/symbol-at.ts';
import { t } from '../l10n.ts';
import { openQuietly } from '../links-to.ts';
import { pathsWhere } from '../references.ts';
import { type Refusal, type Rename, RenameEdits } from './edits.ts';

/** Gives a task another ID in all rows of all pages. The address of an ID that is a link stays. */
export async function renameTask(
  id: string,
  newId: string,
  context: FeatureContext,
): Promise<Rename | Refusal> {
  const { profile } = context;
  const form = idForm(profile);
  if (!form.fits(newId)) return { refused: t('A task ID must be {0}.', form.hint) };
  const key = fold(id);
  const taken = takenBy(newId, context);
  const language = profile.languages.get(context.page.language)?.name ?? context.page.language;
  const description = [
    taken !== undefined && t('Task {0} already exists: {1}.', newId, taken),
    id in (profile.catalogue?.tasks ?? {}) &&
      t('The catalogue still contains {0}. Change it there, too.', id),
  ].filter((part) => part !== false);
  const change = (label: string) => ({
    label,
    description: description.join(' ') || t('{0} becomes {1}', id, newId),
    needsConfirmation: taken !== undefined,
  });
  const edits = new RenameEdits({
    row: change(t('ID in {0}', language)),
    translation: change(t('ID in other languages')),
  });
  for (const path of pathsWhere(({ tasks }) => tasks.some((task) => fold(task.id) === key), context)) {
    const page = await openQuietly(path, context);
    if (!page) continue;
    for (const symbol of symbolsOf(page, profile)) {
      if (symbol.kind !== 'task' || fold(symbol.id) !== key) continue;
      if (slice(page.text, symbol.span) === newId) continue;
      const sort = page.language === context.page.language ? 'row' : 'translation';
      edits.add(path, sort, { span: symbol.span, newText: newId });
    }
  }
  return edits.rename;
}

/** The name of another task that has an ID, or its page; `undefined` when it is free. */
function takenBy(id: string, { page, profile, allFacts }: FeatureContext): string | undefined {
  const key = fold(id);
  const own = symbolsOf(page, profile).find((symbol) => symbol.kind === 'task' && fold(symbol.id) === key);
  if (own?.kind === 'task') return own.task.name?.text || page.path;
  for (const [path, { tasks }] of allFacts) {
    const task = path === page.path ? undefined : tasks.find((each) => fold(each.id) === key);
    if (task) return task.name || path;
  }
  return undefined;
}
