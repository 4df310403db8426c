import { type GlobPattern, languages, RelativePattern, type TextDocument, Uri, workspace } from 'vscode';
import { files, ignore } from './builtin-pages.ts';

/** Whether the built-in profile's globs choose a document: from its workspace folder, or from the folder it lies in. */
export function isBuiltinPage(document: TextDocument): boolean {
  const base = workspace.getWorkspaceFolder(document.uri)?.uri ?? Uri.joinPath(document.uri, '..');
  const fits = (glob: string) =>
    patterns(glob, base).some((pattern) => languages.match({ pattern }, document) > 0);
  return files.some(fits) && !ignore.some(fits);
}

/** A glob for any depth fits from the root of the file system, too: the folder it names may lie above the one that is open. */
function patterns(glob: string, base: Uri): readonly GlobPattern[] {
  const relative = new RelativePattern(base, glob);
  return glob.startsWith('**/') ? [relative, glob] : [relative];
}
