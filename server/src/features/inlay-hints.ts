import type { Span } from '../text/span.ts';
import { contains, overlaps } from '../text/span.ts';
import { fold } from '../text/words.ts';
import type { FeatureContext } from './context.ts';
import { t } from './l10n.ts';
import { taskLibrary } from './task-library.ts';

/** A text shown in a line without being in it. */
export interface InlayHint {
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

/**
 * The name of each task in the default language, behind its name in the page's: for those who read over a translation. None on
 * pages in the default language. Editors show many hints as clutter, so the transport asks for these only where they are
 * turned on.
 *
 * @param range only rows that touch it
 */
export function inlayHints(context: FeatureContext, range: Span): InlayHint[] {
  const { page, profile, workspace, allFacts } = context;
  const { defaultLanguage } = profile;
  if (page.language === defaultLanguage) return [];
  const original = workspace.translations(page.path).get(defaultLanguage) ?? '';
  const counterparts = allFacts.get(original) ?? workspace.facts(original);
  const own = new Map(counterparts?.tasks.map(({ id, name }) => [fold(id), name]));
  const library = taskLibrary(context);
  const language = profile.languages.get(defaultLanguage)?.name ?? defaultLanguage;
  return page.taskTables.flatMap(({ table, tasks }) => {
    if (!overlaps(table.span, range) && !contains(range, table.span)) return [];
    return tasks.flatMap(({ id, name, row }) => {
      if (!id || !name || name.text === '' || row.span.end < range.start || row.span.start > range.end)
        return [];
      const known = own.get(fold(id.text)) || library.get(id.text)?.names.get(defaultLanguage);
      if (!known || fold(known) === fold(name.text)) return [];
      return [{ offset: name.span.end, text: known, tooltip: t('Task {0} in {1}', id.text, language) }];
    });
  });
}
