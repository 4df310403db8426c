import { workspace } from 'vscode';

export interface DocumentFilter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/**
 * The documents that the server is told of: Markdown and configurations, on disk, unsaved, and on the file systems of the
 * workspace's folders. Not those that only show a text, such as one side of a comparison.
 */
export function documentSelector(): DocumentFilter[] {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(['file', 'untitled', ...folders])].flatMap((scheme) => [
    { scheme, language: 'markdown' },
    { scheme, pattern: '**/playbook.config.{yaml,yml,json}' },
  ]);
}
