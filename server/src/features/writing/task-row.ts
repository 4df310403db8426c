import type { TaskTable } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import type { FeatureContext } from '../context.ts';
import { bullets, codeSpan, escapeMarkdown, paragraphs } from '../documentation-text.ts';
import { t } from '../l10n.ts';
import { cellText } from '../markdown-text.ts';
import { type KnownTask, nameFor } from '../task-library.ts';
import type { PageStyle } from './page-style.ts';
import type { CellContent } from './row-edit.ts';
import { field } from './template.ts';

/**
 * What the cells of a task's row say on a page, one for each column of the table; fields where that is not known, and where
 * the name is in another language than the page's.
 */
export function taskRow(
  task: KnownTask,
  table: TaskTable,
  pageStyle: PageStyle,
  { page, profile }: Pick<FeatureContext, 'page' | 'profile'>,
): CellContent[] {
  const content = (text: string | undefined): CellContent =>
    text === undefined || text === '' ? field() : cellText(text);
  return table.columns.map(({ id }): CellContent => {
    const type = profile.taskTable.columns.get(id ?? '')?.type;
    if (type === 'id') return task.id;
    if (type === 'text') {
      const named = nameFor(task, page.language, profile);
      if (!named?.isAllowed) return field();
      return named.language === page.language ? content(named.name) : field(cellText(named.name));
    }
    if (type === 'requirement')
      return content(task.requirement === undefined ? undefined : pageStyle.requirement(task.requirement));
    if (type === 'role') return content(task.role === undefined ? undefined : pageStyle.role(task.role));
    if (type !== 'services') return undefined;
    return content(
      task.services?.map((service) => pageStyle.service(service) ?? service).join(pageStyle.serviceSeparator),
    );
  });
}

/** Pages beyond these are counted only. */
const PAGES_NAMED = 5;

/** What goes before a list of pages. */
export function onOtherPages(pages: number): string {
  return pages === 1 ? t('On one other page:') : t('On {0} other pages:', pages);
}

/** What is known of a task, as Markdown: its names in all languages, and where it stands. */
export function taskDocumentation(
  { id, names, catalogue, pages }: KnownTask,
  { languages }: Profile,
): string {
  const spoken = [...names].map(
    ([language, name]) =>
      `${escapeMarkdown(languages.get(language)?.name ?? language)}: ${escapeMarkdown(name)}`,
  );
  const more = pages.length - PAGES_NAMED;
  const named = pages.slice(0, PAGES_NAMED).map(codeSpan);
  return paragraphs([
    `**${escapeMarkdown(id)}**`,
    bullets(spoken),
    catalogue && (catalogue.deprecated ? t('Retired in the task catalogue.') : t('In the task catalogue.')),
    pages.length > 0 && onOtherPages(pages.length),
    bullets([...named, ...(more > 0 ? [t('and {0} more', more)] : [])]),
  ]);
}
