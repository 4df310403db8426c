import type { Playbook } from '../playbook/model.ts';
import { isEmpty, type Span } from '../text/span.ts';
import { fold } from '../text/words.ts';
import type { Facts } from '../workspace/facts.ts';
import type { FeatureContext, Location } from './context.ts';
import { factKeyOf, keyOf, type PageSymbol, symbolAt, symbolsOf } from './cursor/symbol-at.ts';
import { createPlaceFinder, linkPlace, type PagePlace } from './link-paths.ts';
import { linksTo, openQuietly } from './links-to.ts';
import { type MarkdownSupport, NO_SUPPORT } from './markdown-support.ts';

export interface ReferenceOptions extends MarkdownSupport {
  /** Whether the heading that links lead to is wanted too. */
  readonly includeDeclaration: boolean;
}

/**
 * All places that mean what is at an offset, page by page: a task's rows in every language; a role, service or phase on the
 * pages of this language, in whichever of its spellings; the links to a heading, for that of the title to its page; the links
 * to where a link leads.
 */
export async function references(
  context: FeatureContext,
  offset: number,
  { knowsLinks, includeDeclaration }: ReferenceOptions = { ...NO_SUPPORT, includeDeclaration: true },
): Promise<Location[]> {
  const symbol = symbolAt(context, offset);
  if (!symbol) return [];
  const isPlace = symbol.kind === 'heading' || symbol.kind === 'link';
  if (!isPlace) return sameOnPages(symbol, context);
  const place = knowsLinks ? undefined : placeAt(symbol, context);
  return place ? linksToPlace(place, context, includeDeclaration) : [];
}

/** The places of what is at an offset on its own page. */
export function documentHighlights({ page, profile, workspace }: FeatureContext, offset: number): Span[] {
  const symbol = symbolAt({ page, profile }, offset);
  if (!symbol) return [];
  const place = placeAt(symbol, { page, workspace });
  if (place) return placesOf(place, page, workspace);
  const key = keyOf(symbol);
  return key === undefined ? [] : spansOf(key, page, { profile });
}

/** The headings and links of a page that stand for one place. */
function placesOf(place: PagePlace, page: Playbook, workspace: FeatureContext['workspace']): Span[] {
  const headings = page.sections
    .filter((section) => isOf(section, place, page))
    .map(({ heading }) => heading.span);
  const find = createPlaceFinder({ page, workspace });
  const links = page.links.filter((link) => {
    const other = isEmpty(link.url.span) ? undefined : find(link);
    return other !== undefined && other.path === place.path && (other.anchor ?? '') === (place.anchor ?? '');
  });
  return [...headings, ...links.map(({ url }) => url.span)].sort((a, b) => a.start - b.start);
}

function isOf(section: Playbook['sections'][number], { path, anchor }: PagePlace, page: Playbook): boolean {
  return path === page.path && anchor !== undefined && section.anchor === anchor;
}

/** What links to a symbol lead to. */
function placeAt(
  symbol: PageSymbol,
  context: Pick<FeatureContext, 'page' | 'workspace'>,
): PagePlace | undefined {
  if (symbol.kind === 'heading') return { path: context.page.path, anchor: symbol.section.anchor };
  return symbol.kind === 'link' ? linkPlace(symbol.link, context) : undefined;
}

async function linksToPlace(
  { path, anchor }: PagePlace,
  context: FeatureContext,
  includeDeclaration: boolean,
): Promise<Location[]> {
  const target = await openQuietly(path, context);
  const section = target?.sections.find((each) => each.anchor === anchor);
  // Links without an anchor lead to the title, and whoever asks about a page wants those to its parts as well.
  const isPage = anchor === undefined || section?.level === 1;
  const links = (await linksTo(path, context)).filter((link) =>
    isPage ? link.page.path !== path || link.anchor === anchor : link.anchor?.toLowerCase() === anchor,
  );
  const heading = includeDeclaration && section ? [{ path, span: section.heading.span }] : [];
  return sorted([...heading, ...links.map(({ page, link }) => ({ path: page.path, span: link.url.span }))]);
}

/** The symbols of the same meaning on all pages that may have any. */
async function sameOnPages(symbol: PageSymbol, context: FeatureContext): Promise<Location[]> {
  const key = keyOf(symbol);
  const mayHave = factsTest(symbol, context);
  if (key === undefined) return [];
  const found: Location[] = [];
  for (const path of pathsWhere(mayHave, context)) {
    const page = await openQuietly(path, context);
    if (page) found.push(...spansOf(key, page, context).map((span) => ({ path, span })));
  }
  return sorted(found);
}

/** The pages whose facts pass a test, the page in hand always among them. */
export function pathsWhere(test: (facts: Facts) => boolean, { page, allFacts }: FeatureContext): string[] {
  const others = [...allFacts].filter(([path, facts]) => path !== page.path && test(facts));
  return [page.path, ...others.map(([path]) => path)].sort();
}

/** What the facts of a page must say for it to have a symbol of the same meaning. */
function factsTest(symbol: PageSymbol, { page }: FeatureContext): (facts: Facts) => boolean {
  switch (symbol.kind) {
    case 'task': {
      const key = fold(symbol.id);
      return ({ tasks }) => tasks.some(({ id }) => fold(id) === key);
    }
    case 'role':
    case 'service': {
      const key = factKeyOf(symbol);
      return ({ language, roles, services }) =>
        language === page.language && (symbol.kind === 'role' ? roles : services).includes(key);
    }
    case 'phase':
      return ({ language, phase }) =>
        language === page.language && phase === (symbol.id ?? fold(symbol.word));
    default:
      return () => false;
  }
}

function spansOf(key: string, page: Playbook, { profile }: Pick<FeatureContext, 'profile'>): Span[] {
  return symbolsOf(page, profile)
    .filter((symbol) => keyOf(symbol) === key)
    .map(({ span }) => span);
}

function sorted(locations: readonly Location[]): Location[] {
  return [...locations].sort(
    (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.span.start - b.span.start,
  );
}
