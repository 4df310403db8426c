import type { Link } from '../../playbook/model.ts';
import { extensionOf, folderOf, join } from '../../workspace/paths.ts';
import { readTarget } from '../../workspace/targets.ts';
import type { RuleContext } from '../rule.ts';
import { brokenStart, hasGluedTitle, isTemplate, isWrapped } from './address.ts';

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

type Context = Pick<RuleContext, 'page' | 'workspace'>;

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
      ? lookFromRoots(target.path, context)
      : look(target.path, workspace);
    return found.kind === 'file' && address.includes('\\') ? { kind: 'backslash', path: found.path } : found;
  };
}

/** One cause, one finding: `link/malformed` and `link/scheme-unknown` tell what is wrong with these. */
function isReportedElsewhere(address: string): boolean {
  return isWrapped(address) || hasGluedTitle(address) || brokenStart(address) !== undefined;
}

/**
 * A leading slash means the root of the site, which may lie above or below the workspace's: the address is judged only
 * where its first folder is found.
 */
function lookFromRoots(path: string, { page, workspace }: Context): Destination {
  const roots = [''];
  for (let folder = folderOf(page.path); folder !== ''; folder = folderOf(folder)) roots.push(folder);
  const [first = ''] = path.split('/');
  const found = roots
    .filter((root) => path !== '' && workspace.kindOf(join(root, first)) === 'folder')
    .map((root) => look(join(root, path), workspace));
  return found.find(({ kind }) => kind === 'file') ?? found[0] ?? { kind: 'unknown', path };
}

function look(path: string, workspace: Context['workspace']): Destination {
  const kind = workspace.kindOf(path);
  if (kind === 'file' || kind === 'unknown') return { kind, path };
  if (kind === 'folder') return lookIntoFolder(path, workspace);
  if (isPublishedName(path, workspace)) return { kind: 'file', path };
  const found = workspace.otherCase(path);
  return found === undefined ? { kind: 'missing', path } : { kind: 'other-case', path, found };
}

/** `a.html` is where `a.md` will be published. */
function isPublishedName(path: string, workspace: Context['workspace']): boolean {
  const extension = extensionOf(path);
  if (extension !== '.html' && extension !== '.htm') return false;
  return workspace.kindOf(`${path.slice(0, -extension.length)}.md`) === 'file';
}

function lookIntoFolder(path: string, workspace: Context['workspace']): Destination {
  const names = workspace.entries(path);
  // None at all: the folder was not listed, or is the root, of which the site may make something else.
  if (path === '' || names.length === 0) return { kind: 'unknown', path };
  return { kind: names.some((name) => /^(?:index|readme)\./i.test(name)) ? 'file' : 'folder', path };
}
