import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileContent,
  type FileParams,
  type FolderContent,
  MESSAGES,
} from '../../server/src/lsp/protocol.ts';
import { decodeText } from './decode-text.ts';

/** Hands out files to a server that cannot reach them itself: that of a browser, or of a workspace that is on no disk. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest<FileContent | null, void>(MESSAGES.readFile, ({ uri }: FileParams) =>
    readFile(Uri.parse(uri, true)),
  );
  client.onRequest<FolderContent | null, void>(MESSAGES.listFolder, ({ uri }: FileParams) =>
    listFolder(Uri.parse(uri, true)),
  );
}

async function readFile(uri: Uri): Promise<FileContent | null> {
  try {
    return decodeText(await workspace.fs.readFile(uri));
  } catch (error) {
    return isAbsent(error) ? null : { error: error instanceof Error ? error.message : String(error) };
  }
}

async function listFolder(uri: Uri): Promise<FolderContent | null> {
  try {
    const entries = await workspace.fs.readDirectory(uri);
    return { entries: entries.map(([name, type]) => [name, kindOf(type)] as const) };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** A link counts as what it leads to. */
function kindOf(type: FileType): 'file' | 'folder' {
  return type & FileType.Directory ? 'folder' : 'file';
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof FileSystemError &&
    ['FileNotFound', 'FileNotADirectory', 'FileIsADirectory'].includes(error.code)
  );
}
