import type { ChangeAnnotation, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../text/edit.ts';
import type { Client } from './client.ts';
import { Places } from './convert.ts';
import type { Documents } from './documents.ts';
import type { Root } from './workspaces.ts';

/** The edits of one page, and the text that they are edits of. */
export interface PageEdits {
  readonly path: string;
  readonly text: string;
  readonly edits: readonly MarkedEdit[];
}

export interface MarkedEdit extends TextEdit {
  /** Which sort of change it is, where changes are looked through by sort. */
  readonly change?: string;
}

/** What editors show above the edits of one sort. */
export type Changes = ReadonlyMap<string, ChangeAnnotation>;

const NO_CHANGES: Changes = new Map();

/**
 * Edits on pages of a root as the protocol has them: for open documents they are bound to the version they were made for.
 * @param changes the sorts of changes that edits name
 */
export function workspaceEdit(
  pages: readonly PageEdits[],
  root: Root,
  documents: Documents,
  { versionsEdits, annotatesEdits }: Client,
  changes: Changes = NO_CHANGES,
): WorkspaceEdit {
  const all = pages.map(({ path, text, edits }) => {
    const uri = root.uriOf(path);
    const places = new Places(text);
    const annotated = edits.map(({ span, newText, change }) => ({
      range: places.range(span),
      newText,
      ...(annotatesEdits && change !== undefined && changes.has(change) && { annotationId: change }),
    }));
    return { uri, edits: annotated, version: versionOf(uri, text, documents) };
  });
  if (!versionsEdits) return { changes: Object.fromEntries(all.map(({ uri, edits }) => [uri, edits])) };
  const documentChanges = all.map(
    ({ uri, version, edits }): TextDocumentEdit => ({ textDocument: { uri, version }, edits }),
  );
  const isAnnotated = annotatesEdits && changes.size > 0;
  return { documentChanges, ...(isAnnotated && { changeAnnotations: Object.fromEntries(changes) }) };
}

/** The version whose text is given; one that has changed since must not be touched, and no client applies version -1. */
function versionOf(uri: string, text: string, documents: Documents): number | null {
  const document = documents.get(uri);
  if (!document) return null;
  return document.getText() === text ? document.version : -1;
}

/** Several edits in one. */
export function joinEdits(edits: readonly WorkspaceEdit[]): WorkspaceEdit {
  const joined: WorkspaceEdit = {};
  for (const { changes, documentChanges, changeAnnotations } of edits) {
    if (changes) joined.changes = { ...joined.changes, ...changes };
    if (documentChanges) joined.documentChanges = [...(joined.documentChanges ?? []), ...documentChanges];
    if (changeAnnotations) joined.changeAnnotations = { ...joined.changeAnnotations, ...changeAnnotations };
  }
  return joined;
}
