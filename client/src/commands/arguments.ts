import { Uri, window } from 'vscode';
import type { WorkspaceParams } from '../../../server/src/lsp/protocol.ts';

/** The folder that a command was called on in the explorer; the whole workspace otherwise. */
export function folderParams(target: unknown): WorkspaceParams {
  return target instanceof Uri ? { folder: target.toString() } : {};
}

/** The page that a command was called on: that of the menu, a URI as text from elsewhere, or the one being edited. */
export function pageUri(target: unknown): Uri | undefined {
  if (target instanceof Uri) return target;
  if (typeof target === 'string') return Uri.parse(target);
  return window.activeTextEditor?.document.uri;
}
