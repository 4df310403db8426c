import type { Link, Playbook } from '../playbook/model.ts';
import { isTemplate } from '../playbook/queries/link-address.ts';
import { extensionOf, folderOf, join, nameOf } from '../text/paths.ts';
import { createLookup } from '../workspace/destination.ts';
import { readTarget } from '../workspace/link-target.ts';
import type { FeatureContext } from './context.ts';

/** A page, or a place on it. */
export interface PagePlace {
  readonly path: string;
  readonly anchor: string | undefined;
}

const PUBLISHED = ['.html', '.htm'];
/** The page that a link to its folder shows. */
const INDEX = /^(?:index|readme)\.[^.]+$/i;

/** Finds where the links of the page in hand lead within the workspace, as far as they lead to a file that is there. */
export function createPlaceFinder(
  context: Pick<FeatureContext, 'page' | 'workspace'>,
): (link: Link) => PagePlace | undefined {
  const { page, workspace } = context;
  const lookUp = createLookup(context);
  return (link) => {
    const target = readTarget(link.url.text, page.path);
    if (target.kind === 'anchor') return { path: page.path, anchor: target.anchor };
    const destination = target.kind === 'file' ? lookUp(link) : undefined;
    if (target.kind !== 'file' || !destination) return undefined;
    const { anchor } = target;
    switch (destination.kind) {
      case 'other-case':
        return { path: destination.found, anchor };
      case 'file':
      case 'backslash':
        return { path: fileAt(destination.path, workspace), anchor };
      case 'unknown':
        return { path: destination.path, anchor };
      default:
        return undefined;
    }
  };
}

/** As above, for a single link. */
export function linkPlace(
  link: Link,
  context: Pick<FeatureContext, 'page' | 'workspace'>,
): PagePlace | undefined {
  return createPlaceFinder(context)(link);
}

/** The file that a path of a site stands for: a folder's index page, and the source of a published page. */
function fileAt(path: string, workspace: FeatureContext['workspace']): string {
  const kind = workspace.fileKind(path);
  if (kind === 'folder') {
    const name = workspace.entries(path).find((entry) => INDEX.test(entry));
    return name === undefined ? path : join(path, name);
  }
  const source = sourceOf(path);
  return kind !== 'file' && source !== undefined ? source : path;
}

/** @example sourceOf('a/b.html') // 'a/b.md' */
export function sourceOf(path: string): string | undefined {
  const extension = extensionOf(path);
  return PUBLISHED.includes(extension) ? `${path.slice(0, -extension.length)}.md` : undefined;
}

/** Whether a link to a folder leads to its file of this name. */
export function isIndexName(name: string): boolean {
  return INDEX.test(name);
}

/** The paths by which links reach a file, itself first: as it will be published, and by its folder where it is the index page. */
export function pathsReaching(path: string): string[] {
  const paths = [path];
  if (extensionOf(path) === '.md') paths.push(...PUBLISHED.map((extension) => path.slice(0, -3) + extension));
  if (INDEX.test(nameOf(path))) paths.push(folderOf(path));
  return paths;
}

/** How a link of any page names a file: the paths that it may mean, since a leading slash is the root of a site. */
export interface FileAddress {
  /** The likeliest first; each with the folder that a leading slash stands for, if there is one. */
  readonly meanings: readonly { readonly path: string; readonly root: string | undefined }[];
  readonly anchor: string | undefined;
}

/** The file address of a link; `undefined` for web addresses, anchors of its own page and addresses that nobody can read. */
export function fileAddressOf(link: Link, page: Pick<Playbook, 'path'>): FileAddress | undefined {
  const address = link.url.text;
  if (link.kind === 'autolink' || isTemplate(address)) return undefined;
  const target = readTarget(address, page.path);
  if (target.kind !== 'file') return undefined;
  const { path, anchor } = target;
  const roots = address.startsWith('/') ? rootsOf(page.path) : [undefined];
  return { meanings: roots.map((root) => ({ path: join(root ?? '', path), root })), anchor };
}

/** The folders that may be the root of the site: the workspace's own, and those above the page. */
export function rootsOf(page: string): string[] {
  const roots = [''];
  for (let folder = folderOf(page); folder !== ''; folder = folderOf(folder)) roots.push(folder);
  return roots;
}
