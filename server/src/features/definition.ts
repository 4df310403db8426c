import type { Playbook } from '../playbook/model.ts';
import { titleOf } from '../playbook/queries/outline.ts';
import type { Span } from '../text/span.ts';
import { fold } from '../text/words.ts';
import type { FeatureContext, Location } from './context.ts';
import { keyOf, type NameSymbol, type PageSymbol, symbolAt, symbolsOf } from './cursor/symbol-at.ts';
import { linkPlace, type PagePlace } from './link-paths.ts';
import { type Opener, openQuietly } from './links-to.ts';
import { type MarkdownSupport, NO_SUPPORT } from './markdown-support.ts';

/** Where something is defined. */
export interface Definition {
  /** What the cursor is on. */
  readonly origin: Span;
  readonly targets: readonly DefinitionTarget[];
}

export interface DefinitionTarget extends Location {
  /** What to show of the place: a task's whole row, a whole heading line. `span` within it is what to select. */
  readonly whole: Span;
}

/**
 * Where what is at an offset is defined: a task in its row on the page in the default language, which may be this one; a role or service where
 * the step's key/value lines name it, or else the first ones of the page; a link where it leads; a heading where it is.
 */
export async function definition(
  context: FeatureContext,
  offset: number,
  { knowsLinks }: MarkdownSupport = NO_SUPPORT,
): Promise<Definition | undefined> {
  const symbol = symbolAt(context, offset);
  if (!symbol) return undefined;
  const targets = await targetsOf(symbol, context, knowsLinks);
  return targets.length > 0 ? { origin: symbol.span, targets } : undefined;
}

async function targetsOf(
  symbol: PageSymbol,
  context: FeatureContext,
  knowsLinks: boolean,
): Promise<DefinitionTarget[]> {
  const { page } = context;
  switch (symbol.kind) {
    case 'task':
      return taskTargets(symbol.id, context);
    case 'role':
    case 'service':
      return nameTargets(symbol, context);
    case 'heading':
      return knowsLinks ? [] : [headingTarget(page, symbol.section)];
    case 'link': {
      const place = knowsLinks ? undefined : linkPlace(symbol.link, context);
      const target = place && (await locate(place, context));
      return target ? [target] : [];
    }
    default:
      return [];
  }
}

/** The rows of a task on the page that this one is a translation of, or else on the first page that has any. */
async function taskTargets(id: string, context: FeatureContext): Promise<DefinitionTarget[]> {
  for (const path of pagesByRank(id, context)) {
    const other = await openQuietly(path, context);
    const rows = other ? rowsOf(id, other, context) : [];
    if (rows.length > 0) return rows;
  }
  return rowsOf(id, context.page, context);
}

/** The page in the default language first, then the others in that language by their paths, then the rest. */
function pagesByRank(id: string, { page, profile, workspace, allFacts }: FeatureContext): string[] {
  const key = fold(id);
  const original = workspace.translations(page.path).get(profile.defaultLanguage);
  const having = [...allFacts].filter(([, { tasks }]) => tasks.some((task) => fold(task.id) === key));
  const rank = (path: string, language: string): number =>
    path === original ? 0 : language === profile.defaultLanguage ? 1 : 2;
  return having
    .map(([path, { language }]) => ({ path, rank: rank(path, language) }))
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

function rowsOf(id: string, page: Playbook, { profile }: FeatureContext): DefinitionTarget[] {
  const key = fold(id);
  return symbolsOf(page, profile).flatMap((symbol) =>
    symbol.kind === 'task' && fold(symbol.id) === key
      ? [{ path: page.path, span: symbol.span, whole: symbol.task.row.span }]
      : [],
  );
}

/** The mentions in the key/value lines of the section that the name is in, or else of the first that has any. */
function nameTargets(name: NameSymbol, { page, profile }: FeatureContext): DefinitionTarget[] {
  const key = keyOf(name);
  const found = symbolsOf(page, profile).flatMap((symbol) =>
    (symbol.kind === 'role' || symbol.kind === 'service') &&
    'attribute' in symbol.place &&
    keyOf(symbol) === key
      ? [{ attribute: symbol.place.attribute, span: symbol.span }]
      : [],
  );
  const own = page.sections.findLast(
    ({ span }) =>
      span.start <= name.span.start &&
      name.span.start < span.end &&
      found.some(({ attribute }) => attribute.span.start >= span.start && attribute.span.end <= span.end),
  )?.span;
  const first = found.find(
    ({ attribute }) => !own || (attribute.span.start >= own.start && attribute.span.end <= own.end),
  );
  return first ? [{ path: page.path, span: first.span, whole: first.attribute.span }] : [];
}

/** The place on a page that a link leads to: the heading of its anchor, or else the title, or the beginning. */
export async function locate(
  { path, anchor }: PagePlace,
  context: Opener,
): Promise<DefinitionTarget | undefined> {
  const target = await openQuietly(path, context);
  if (!target) return undefined;
  const expected = anchor?.toLowerCase();
  const section =
    target.sections.find((each) => each.anchor === expected) ??
    (expected === undefined ? titleOf(target) : undefined);
  const start = { start: 0, end: 0 };
  return section ? headingTarget(target, section) : { path, span: start, whole: start };
}

function headingTarget(
  { path }: Playbook,
  { heading, headingSpan }: Playbook['sections'][number],
): DefinitionTarget {
  return { path, span: heading.span, whole: headingSpan };
}
