import type { Profile } from '../../profile/profile.ts';
import type { CatalogueTask } from '../../profile/types.ts';
import type { Vocabulary } from '../../profile/vocabulary.ts';
import type { FeatureContext } from '../context.ts';
import type { PageSymbol } from '../cursor/symbol-at.ts';
import { bullets, escapeMarkdown, type HoverLinks, linked, paragraphs } from '../documentation-text.ts';
import { t } from '../l10n.ts';
import { type KnownTask, taskLibrary } from '../task-library.ts';
import { onOtherPages } from '../writing/task-row.ts';
import { languageLabel, nameIn } from './names.ts';

/** Pages beyond these are counted only. */
const MAX_PAGES = 6;

/** A task's names in all languages, what the catalogue says of it, and the pages on which it stands. */
export function taskHover(
  { id, task }: Extract<PageSymbol, { kind: 'task' }>,
  context: FeatureContext,
  links: HoverLinks,
): string {
  const { page, profile } = context;
  const known = taskLibrary(context).get(id);
  const names = new Map(known?.names);
  if (task.name && task.name.text !== '' && !known?.catalogue?.name?.[page.language]) {
    names.set(page.language, task.name.text);
  }
  const spoken = [...profile.languages.keys()].flatMap((language) => {
    const name = names.get(language);
    return name === undefined ? [] : [nameIn(language, name, profile)];
  });
  return paragraphs([
    `**${escapeMarkdown(id)}**`,
    bullets(spoken),
    known?.catalogue && catalogueEntry(known.catalogue, page.language, profile),
    places(known, context, links),
  ]);
}

function catalogueEntry(entry: CatalogueTask, language: string, profile: Profile): string {
  const named = (names: Vocabulary, id: string) => escapeMarkdown(names.preferred(id, language) ?? id);
  const facts = [
    entry.requirement !== undefined && escapeMarkdown(entry.requirement),
    entry.role !== undefined && named(profile.roles, entry.role),
    ...(entry.services ?? []).map((service) => named(profile.services, service)),
  ].filter((fact) => fact !== false);
  const list = facts.join(', ');
  if (entry.deprecated)
    return list === ''
      ? t('In the catalogue. It is retired.')
      : t('In the catalogue: {0}. It is retired.', list);
  return list === '' ? t('In the catalogue.') : t('In the catalogue: {0}.', list);
}

/** Pages of this page's language first. */
function places(known: KnownTask | undefined, context: FeatureContext, links: HoverLinks): string {
  const { page, profile, allFacts } = context;
  const all = known?.pages ?? [];
  if (all.length === 0) return t('On this page only.');
  const isOwn = (path: string) => allFacts.get(path)?.language === page.language;
  const ordered = [...all.filter(isOwn), ...all.filter((path) => !isOwn(path))];
  const shown = ordered.slice(0, MAX_PAGES).map((path) => {
    const facts = allFacts.get(path);
    const language =
      facts && !isOwn(path) ? ` (${escapeMarkdown(languageLabel(facts.language, profile))})` : '';
    return linked(facts?.title || path, links.page?.(path)) + language;
  });
  const more = all.length - shown.length;
  const list = bullets(more > 0 ? [...shown, t('and {0} more', more)] : shown);
  return paragraphs([onOtherPages(all.length), list]);
}
