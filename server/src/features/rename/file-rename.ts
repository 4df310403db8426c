import type { Link, Playbook } from '../../playbook/model.ts';
import { pathSpan } from '../../playbook/queries/link-address.ts';
import type { TextEdit } from '../../text/edit.ts';
import { folderOf, isOutside, join, relative } from '../../text/paths.ts';
import { isEmpty, slice } from '../../text/span.ts';
import type { Facts } from '../../workspace/facts.ts';
import { readTarget } from '../../workspace/link-target.ts';
import type { WorkspaceContext, WorkspaceEdits } from '../context.ts';
import { fileAddressOf, rootsOf } from '../link-paths.ts';
import { type AddressStyle, rewriteAddress } from '../writing/address-style.ts';
import { createMover, type FileMove, type Mover } from './file-moves.ts';

export type { FileMove } from './file-moves.ts';

type Context = Pick<WorkspaceContext, 'workspace' | 'allFacts' | 'open'>;

/**
 * The edits that keep links valid when files or whole folders are about to be renamed or moved: in the playbook pages that link
 * to them, and in the pages that move themselves. They refer to the texts and paths before the move. Queries, anchors, percent
 * signs and a leading `./` or `/` stay as they were written. Links on pages that are not playbooks are left to the editor.
 */
export async function fileRenameEdits(context: Context, moves: readonly FileMove[]): Promise<WorkspaceEdits> {
  const mover = createMover(moves, context.workspace);
  const found = new Map<string, readonly TextEdit[]>();
  for (const [path, facts] of context.allFacts) {
    if (mover.moved(path) === undefined && !mayBeConcerned(path, facts, mover)) continue;
    const page = await context.open(path).catch(() => undefined);
    const edits = page?.links.flatMap((link) => editOf(link, page, mover, context) ?? []) ?? [];
    edits.sort((a, b) => a.span.start - b.span.start);
    if (edits.length > 0) found.set(path, edits);
  }
  return found;
}

function mayBeConcerned(path: string, { targets }: Facts, { newPath }: Mover): boolean {
  return targets.some(
    (target) =>
      newPath(target) !== undefined ||
      // An address with a leading slash is in the facts as if the workspace's root were meant.
      (!isOutside(target) && rootsOf(path).some((root) => newPath(join(root, target)) !== undefined)),
  );
}

function editOf(link: Link, page: Playbook, mover: Mover, { workspace }: Context): TextEdit | undefined {
  const written = slice(page.text, pathSpan(link));
  const address = isEmpty(link.url.span) || written === '' ? undefined : fileAddressOf(link, page);
  if (!address) return undefined;
  const { meanings } = address;
  const exists = (path: string): boolean => ['file', 'folder'].includes(workspace.fileKind(path));
  const meant =
    meanings.find(({ path }) => mover.newPath(path) !== undefined) ??
    meanings.find(({ path, root }) => root === undefined || exists(path));
  if (!meant) return undefined;
  const newPage = mover.moved(page.path) ?? page.path;
  const target = mover.newPath(meant.path) ?? meant.path;
  if (leadsTo(link.url.text, newPage, target, meant.root === undefined ? undefined : mover)) return undefined;
  const style: AddressStyle = {
    path: written,
    url: link.url,
    isBracketed: page.text[link.url.span.start - 1] === '<',
  };
  const root = meant.root === undefined ? undefined : newRoot(meant.root, newPage, target, mover);
  const way = root === undefined ? relative(folderOf(newPage), target) : relative(root, target);
  return rewriteAddress(link, style, root === undefined ? way : `/${way}`, (candidate) =>
    leadsTo(candidate, newPage, target, root === undefined ? undefined : mover),
  );
}

/** Whether an address on the page at its new place leads to a file at its new place. */
function leadsTo(url: string, newPage: string, target: string, rooted: Mover | undefined): boolean {
  const read = readTarget(url, newPage);
  if (read.kind !== 'file') return false;
  if (!rooted || !url.startsWith('/')) return read.path === target;
  return rootsOf(newPage).some((root) => join(root, read.path) === target);
}

/** The folder that a leading slash is to stand for; `undefined` where none that the page lies in holds the file. */
function newRoot(root: string, newPage: string, target: string, { moved }: Mover): string | undefined {
  const holds = (folder: string): boolean => folder === '' || target.startsWith(`${folder}/`);
  const expected = (root === '' ? undefined : moved(root)) ?? root;
  return rootsOf(newPage).includes(expected) && holds(expected) ? expected : undefined;
}
