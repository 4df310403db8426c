import type { Connection } from 'vscode-languageserver';
import { type URI, Utils } from 'vscode-uri';
import { isOutside } from '../text/paths.ts';
import type { Host } from '../workspace/host.ts';
import { type FileContent, type FileParams, type FolderContent, MESSAGES } from './protocol.ts';

/** The files below a root as the client hands them out: for workspaces that only the editor can reach. */
export function clientHost(connection: Connection, root: URI): Host {
  const ask = async <T>(message: string, path: string): Promise<T | undefined> => {
    if (isOutside(path)) return undefined;
    const params: FileParams = { uri: Utils.joinPath(root, path).toString() };
    return (await connection.sendRequest<T | null>(message, params)) ?? undefined;
  };
  return {
    location: withoutSlash(root.path),
    async read(path) {
      const content = await ask<FileContent>(MESSAGES.readFile, path);
      if (content && 'error' in content) throw new Error(content.error);
      return content?.text;
    },
    async list(folder) {
      try {
        const content = await ask<FolderContent>(MESSAGES.listFolder, folder);
        return content && new Map(content.entries);
      } catch {
        return undefined;
      }
    },
  };
}

function withoutSlash(path: string): string {
  return path.replace(/^\/+/, '');
}

/** No files: what an unsaved document without a workspace sees. */
export const emptyHost: Host = {
  read: async () => undefined,
  list: async (folder) => (folder === '' ? new Map() : undefined),
};
