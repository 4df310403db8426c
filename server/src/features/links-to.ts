import type { Link, Playbook } from '../playbook/model.ts';
import { join } from '../text/paths.ts';
import { isEmpty } from '../text/span.ts';
import type { Facts } from '../workspace/facts.ts';
import { readTarget } from '../workspace/link-target.ts';
import type { FeatureContext } from './context.ts';
import { fileAddressOf, pathsReaching, rootsOf } from './link-paths.ts';

/** A link that leads to a page that somebody asked about. */
export interface LinkTo {
  readonly page: Playbook;
  readonly link: Link;
  readonly anchor: string | undefined;
}

/**
 * The links of all pages that lead to one, those on the page itself to its own headings among them. Only pages are read whose
 * facts say that they may have some.
 */
export async function linksTo(path: string, context: FeatureContext): Promise<LinkTo[]> {
  const paths = new Set(pathsReaching(path));
  const found: LinkTo[] = [];
  for (const other of pagesLinkingTo(path, context.allFacts)) {
    const page = await openQuietly(other, context);
    if (page) found.push(...linksOn(page, paths));
  }
  const own = await openQuietly(path, context);
  if (own) found.push(...linksOn(own, paths), ...anchorsOn(own));
  return found;
}

/** The other pages whose facts say that they have links to a page. */
export function pagesLinkingTo(path: string, allFacts: FeatureContext['allFacts']): string[] {
  const paths = new Set(pathsReaching(path));
  return [...allFacts]
    .filter(([other, facts]) => other !== path && mayLeadTo(paths, other, facts))
    .map(([other]) => other);
}

/** Whether a page may have links to one of these paths. */
function mayLeadTo(paths: ReadonlySet<string>, page: string, { targets }: Facts): boolean {
  if (targets.some((target) => paths.has(target))) return true;
  // An address with a leading slash is in the facts as if the workspace's root were meant.
  return rootsOf(page).some((root) => root !== '' && targets.some((target) => paths.has(join(root, target))));
}

function linksOn(page: Playbook, paths: ReadonlySet<string>): LinkTo[] {
  return writtenLinks(page).flatMap((link) => {
    const address = fileAddressOf(link, page);
    return address?.meanings.some(({ path }) => paths.has(path))
      ? [{ page, link, anchor: address.anchor }]
      : [];
  });
}

function anchorsOn(page: Playbook): LinkTo[] {
  return writtenLinks(page).flatMap((link) => {
    const target = readTarget(link.url.text, page.path);
    return target.kind === 'anchor' ? [{ page, link, anchor: target.anchor }] : [];
  });
}

function writtenLinks({ links }: Playbook): Link[] {
  return links.filter(({ url }) => !isEmpty(url.span));
}

/** Who opens pages: with a page in hand or without. */
export type Opener = Pick<FeatureContext, 'open'> & { readonly page?: Playbook };

/** A page's model; the page in hand is not read again, and one that cannot be read has nothing to say. */
export async function openQuietly(path: string, context: Opener): Promise<Playbook | undefined> {
  if (path === context.page?.path) return context.page;
  try {
    return await context.open(path);
  } catch {
    return undefined;
  }
}
