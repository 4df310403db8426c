import type { Host } from '../../server/src/workspace/host.ts';

/** A host over files in memory: workspace path → text. */
export function memoryHost(files: Readonly<Record<string, string>>): Host {
  return {
    read: async (path) => files[path],
    list: async (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const entries = new Map<string, 'file' | 'folder'>();
      for (const path of Object.keys(files)) {
        if (!path.startsWith(prefix)) continue;
        const [name = '', ...rest] = path.slice(prefix.length).split('/');
        entries.set(name, rest.length > 0 ? 'folder' : 'file');
      }
      return folder === '' || entries.size > 0 ? entries : undefined;
    },
  };
}
