import { titleOf } from '../playbook/queries/outline.ts';
import type { Span } from '../text/span.ts';
import type { FeatureContext } from './context.ts';
import { t } from './l10n.ts';
import { pagesLinkingTo } from './links-to.ts';
import { taskLibrary } from './task-library.ts';

/** A line of text above a place, which does something when it is chosen. */
export interface CodeLens {
  /** What it is above. */
  readonly span: Span;
  readonly title: string;
  readonly action: LensAction;
}

export type LensAction =
  /** Shows the references of what is at the offset. */
  | { readonly kind: 'references'; readonly offset: number }
  /** Lets the writer choose one of some pages to open. */
  | { readonly kind: 'pages'; readonly pages: readonly { readonly path: string; readonly label: string }[] };

/**
 * Above the title: the page's translations, and how many pages link to it. Above a row of a task table: on how many pages of
 * this language the task stands, if on more than this one; rows without company have none, so that tables stay readable.
 */
export function codeLenses(context: FeatureContext): CodeLens[] {
  return [...titleLenses(context), ...taskLenses(context)];
}

function titleLenses({ page, profile, workspace, allFacts }: FeatureContext): CodeLens[] {
  const title = titleOf(page);
  if (!title) return [];
  const { span } = title.heading;
  const lenses: CodeLens[] = [];
  const counterparts = [...workspace.translations(page.path)].filter(([, path]) => path !== page.path);
  if (counterparts.length > 0) {
    const pages = counterparts.map(([language, path]) => ({
      path,
      label: profile.languages.get(language)?.name ?? language,
    }));
    const codes = counterparts.map(([language]) => language).join(', ');
    lenses.push({ span, title: t('Also in: {0}', codes), action: { kind: 'pages', pages } });
  }
  const linking = pagesLinkingTo(page.path, allFacts).length;
  if (linking > 0) {
    const action = { kind: 'references', offset: span.start } as const;
    const links = linking === 1 ? t('Linked from 1 page') : t('Linked from {0} pages', linking);
    lenses.push({ span, title: links, action });
  }
  return lenses;
}

function taskLenses(context: FeatureContext): CodeLens[] {
  const { page, allFacts } = context;
  const library = taskLibrary(context);
  return page.taskTables.flatMap(({ tasks }) =>
    tasks.flatMap(({ id, row }) => {
      if (!id || id.text === '') return [];
      const others = library.get(id.text)?.pages ?? [];
      const pages = others.filter((path) => allFacts.get(path)?.language === page.language).length;
      if (pages === 0) return [];
      const action = { kind: 'references', offset: id.span.start } as const;
      return [{ span: row.span, title: t('{0} is used on {1} pages', id.text, pages + 1), action }];
    }),
  );
}
