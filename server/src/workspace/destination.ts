import type { Link, Playbook } from '../playbook/model.ts';
import { brokenStart, hasAttachedTitle, isTemplate, isWrapped } from '../playbook/queries/link-address.ts';
import { extensionOf, folderOf, join } from '../text/paths.ts';
import { readTarget } from './link-target.ts';
import type { WorkspaceView } from './view.ts';

/** What stands where the address of a link leads to. Paths are workspace paths. */
export type Destination =
  | { readonly kind: 'file'; readonly path: string }
  /** A file, but its folders are separated by backslashes, which the web takes for a part of the name. */
  | { readonly kind: 'backslash'; readonly path: string }
  /** Only with other upper and lower case. */
  | { readonly kind: 'other-case'; readonly path: string; readonly found: string }
  /** A folder in which no page can stand in for it. */
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'missing'; readonly path: string }
  /** Nobody can tell, although it is a file's address. */
  | { readonly kind: 'unknown'; readonly path: string };

interface Context {
  readonly page: Playbook;
  readonly workspace: WorkspaceView;
}

/**
 * Finds out where the links of a page lead, if their addresses are those of files; `undefined` for web addresses, anchors and
 * the like.
 */
export function createLookup(context: Context): (link: Link) => Destination | undefined {
  const { page, workspace } = context;
  const alone = workspace.isAlone(page.path);
  return (link) => {
    const address = link.url.text;
    if (link.kind === 'autolink' || isTemplate(address) || isReportedElsewhere(address)) return undefined;
    const target = readTarget(address, page.path);
    if (target.kind !== 'file') return undefined;
    if (alone) return { kind: 'unknown', path: target.path };
    const found = address.startsWith('/')
      ? locateFromRoots(target.path, context)
      : locate(target.path, workspace);
    return found.kind === 'file' && address.includes('\\') ? { kind: 'backslash', path: found.path } : found;
  };
}

/** One cause, one finding: `link/malformed` and `link/scheme-unknown` tell what is wrong with these. */
function isReportedElsewhere(address: string): boolean {
  return isWrapped(address) || hasAttachedTitle(address) || brokenStart(address) !== undefined;
}

/**
 * A leading slash means the root of the site, which may lie above or below the workspace's: the address is judged only
 * where its first folder is found.
 */
function locateFromRoots(path: string, { page, workspace }: Context): Destination {
  const roots = [''];
  for (let folder = folderOf(page.path); folder !== ''; folder = folderOf(folder)) roots.push(folder);
  const [first = ''] = path.split('/');
  const found = roots
    .filter((root) => path !== '' && workspace.fileKind(join(root, first)) === 'folder')
    .map((root) => locate(join(root, path), workspace));
  return found.find(({ kind }) => kind === 'file') ?? found[0] ?? { kind: 'unknown', path };
}

function locate(path: string, workspace: Context['workspace']): Destination {
  const kind = workspace.fileKind(path);
  if (kind === 'file' || kind === 'unknown') return { kind, path };
  if (kind === 'folder') return locateInFolder(path, workspace);
  if (isPublishedName(path, workspace)) return { kind: 'file', path };
  const found = workspace.otherCase(path);
  return found === undefined ? { kind: 'missing', path } : { kind: 'other-case', path, found };
}

/** `a.html` is where `a.md` will be published. */
function isPublishedName(path: string, workspace: Context['workspace']): boolean {
  const extension = extensionOf(path);
  if (extension !== '.html' && extension !== '.htm') return false;
  return workspace.fileKind(`${path.slice(0, -extension.length)}.md`) === 'file';
}

function locateInFolder(path: string, workspace: Context['workspace']): Destination {
  const names = workspace.entries(path);
  // None at all: the folder was not listed, or is the root, of which the site may make something else.
  if (path === '' || names.length === 0) return { kind: 'unknown', path };
  return { kind: names.some((name) => /^(?:index|readme)\./i.test(name)) ? 'file' : 'folder', path };
}
