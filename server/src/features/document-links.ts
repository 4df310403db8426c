import { isEmpty, type Span } from '../text/span.ts';
import type { FeatureContext } from './context.ts';
import { createPlaceFinder, type PagePlace } from './link-paths.ts';
import { type MarkdownSupport, NO_SUPPORT } from './markdown-support.ts';

/** An address that can be followed. */
export interface DocumentLink extends PagePlace {
  readonly span: Span;
}

/**
 * The addresses on a page that lead to files of the workspace. Web addresses are left to the editor: all of them open those.
 * One that follows relative links of Markdown itself, as VS Code does, is given only those that it gets wrong: a leading slash
 * that means the root of the site, the name of a published page, a folder, another case. `locate` finds the place of an anchor.
 */
export function documentLinks(
  context: Pick<FeatureContext, 'page' | 'workspace'>,
  { knowsLinks }: MarkdownSupport = NO_SUPPORT,
): DocumentLink[] {
  const { page, workspace } = context;
  const find = createPlaceFinder(context);
  return page.links.flatMap((link) => {
    const place = isEmpty(link.url.span) ? undefined : find(link);
    if (!place || workspace.fileKind(place.path) === 'folder') return [];
    const isPlain = place.path === page.path || endsLike(link.url.text, place.path);
    return knowsLinks && isPlain ? [] : [{ span: link.url.span, ...place }];
  });
}

/** Whether a relative address says as it stands which file it means. */
function endsLike(url: string, path: string): boolean {
  if (url.startsWith('/') || url.includes('\\')) return false;
  const [address = ''] = url.split(/[?#]/);
  const name = address.slice(address.lastIndexOf('/') + 1);
  try {
    return path.endsWith(decodeURIComponent(name)) && name !== '';
  } catch {
    return path.endsWith(name);
  }
}
