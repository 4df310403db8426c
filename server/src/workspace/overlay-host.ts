import { folderOf, join, nameOf } from '../text/paths.ts';
import type { Host } from './host.ts';

/** What an overlay says about a file: how it is read, or that it is not there. */
export type OverlaidFile = { readonly read: () => Promise<string | undefined> } | 'absent';

/**
 * A host that differs from another in some files: how a workspace was, or will be. A folder that the overlay leaves without
 * anything in it is not there.
 */
export function overlayHost<H extends Host>(below: H, files: ReadonlyMap<string, OverlaidFile>): H {
  const present = childrenOf([...files].filter(([, file]) => file !== 'absent').map(([path]) => path));
  const absent = childrenOf([...files].filter(([, file]) => file === 'absent').map(([path]) => path));

  const list: Host['list'] = async (folder) => {
    const found = await below.list(folder);
    const added = present.get(folder);
    if (!found && !added) return undefined;
    const entries = new Map(found);
    for (const [name, kind] of absent.get(folder) ?? []) {
      const path = join(folder, name);
      if (kind === 'file' ? entries.get(name) === 'file' : await isEmptied(path)) entries.delete(name);
    }
    for (const [name, kind] of added ?? []) entries.set(name, kind);
    return entries;
  };

  const isEmptied = async (folder: string): Promise<boolean> => {
    const before = await below.list(folder);
    return before !== undefined && before.size > 0 && (await list(folder))?.size === 0;
  };

  return {
    ...below,
    list,
    async read(path) {
      const file = files.get(path);
      return file === undefined ? await below.read(path) : file === 'absent' ? undefined : await file.read();
    },
  };
}

/** Folder → what leads from it to the paths. */
function childrenOf(paths: readonly string[]): Map<string, Map<string, 'file' | 'folder'>> {
  const children = new Map<string, Map<string, 'file' | 'folder'>>();
  const add = (path: string, kind: 'file' | 'folder'): void => {
    const folder = folderOf(path);
    const names = children.get(folder) ?? new Map<string, 'file' | 'folder'>();
    const known = names.has(nameOf(path));
    names.set(nameOf(path), kind);
    children.set(folder, names);
    if (!known && folder !== '') add(folder, 'folder');
  };
  for (const path of paths) add(path, 'file');
  return children;
}
