import type { WorkspaceEdit } from 'vscode-languageclient';

/**
 * The documents of an edit that are no longer what they were when it was made.
 * @param versions URI → version of the documents that are open
 */
export function staleUris(
  { documentChanges }: WorkspaceEdit,
  versions: ReadonlyMap<string, number>,
): string[] {
  return (documentChanges ?? []).flatMap((change) => {
    if (!('textDocument' in change)) return [];
    const { uri, version } = change.textDocument;
    return version === null || versions.get(uri) === version ? [] : [uri];
  });
}
