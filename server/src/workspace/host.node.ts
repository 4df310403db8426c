import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ancestors, normalise } from '../text/paths.ts';
import { isConfigurationFile } from './configuration-files.ts';
import { decode, ReadError, SIZE_LIMIT } from './decode.node.ts';
import type { Host } from './host.ts';
import { isWithin, slashed } from './paths.node.ts';
import { readRegularFile, readRegularFileSync } from './regular-file.node.ts';
import { createYield } from './yield.node.ts';

export interface NodeHost extends Host {
  /** Whether there is a symbolic link among those parts of a path that lie below a folder (by default, the root). */
  isLinked(path: string, below?: string): boolean;
  /** Folders that could not be listed, with the reason. */
  readonly unlisted: ReadonlyMap<string, string>;
}

/** The files as they are on disk. */
export interface DiskHost extends NodeHost {
  /** The bytes of a file; `read` gives the same as text. */
  readBytes(path: string): Promise<Uint8Array | undefined>;
}

/** Folders that link to one another have paths without end; nobody nests links deeper than this. */
const LINKS_LIMIT = 2;

/** The file system as a host uses it. */
interface FileSystem {
  readdir(folder: string): Promise<Dirent[]>;
  readFile(path: string, limit: number): Promise<Uint8Array>;
  realpath(path: string): Promise<string>;
  stat(path: string): Promise<Stats>;
}

const patient: FileSystem = {
  readdir: (folder) => readdir(folder, { withFileTypes: true }),
  readFile: readRegularFile,
  realpath: (path) => realpath(path),
  stat: (path) => stat(path),
};

/** Five times as fast, where nobody else wants the thread meanwhile. */
const blocking: FileSystem = {
  readdir: async (folder) => readdirSync(folder, { withFileTypes: true }),
  readFile: async (path, limit) => readRegularFileSync(path, limit),
  realpath: async (path) => realpathSync.native(path),
  stat: async (path) => statSync(path),
};

/**
 * The files below a root folder.
 * @param root absolute path
 * @param alsoIn absolute path of another folder that may be read, such as that of a configuration file elsewhere
 * @param manners whether the thread is left to others while the disk works
 */
export function nodeHost(
  root: string,
  alsoIn?: string,
  manners: 'blocking' | 'patient' = 'patient',
): DiskHost {
  const fs = manners === 'blocking' ? blocking : patient;
  const linked = new Set<string>();
  const unlisted = new Map<string, string>();
  const allowed = [root, ...(alsoIn === undefined ? [] : [alsoIn])];
  const realAllowed = Promise.all(allowed.map((folder) => realOrSame(folder, fs)));
  const reals = new Map<string, Promise<string>>();

  const real = (path: string): Promise<string> => {
    const known = reals.get(path);
    if (known) return known;
    const found = realOrSame(path, fs);
    reals.set(path, found);
    return found;
  };

  /** Whether a symbolic link leads back into a folder that it is in: following it would never end. */
  const isLoop = async (folder: string): Promise<boolean> => {
    const target = await real(folder);
    for (let above = folder; isWithin(root, dirname(above)) && above !== dirname(above); ) {
      above = dirname(above);
      if (isWithin(target, await real(above))) return true;
    }
    return false;
  };

  const linksIn = (path: string): number =>
    linked.size === 0 ? 0 : ancestors(path).filter((at) => linked.has(at)).length;

  const readBytes = async (path: string): Promise<Uint8Array | undefined> => {
    const file = resolve(root, path);
    if (!allowed.some((folder) => isWithin(folder, file))) return undefined;
    return await readFileIn(file, await realAllowed, fs);
  };

  return {
    location: slashed(root).replace(/^\/+/, ''),
    unlisted,
    ...(manners === 'blocking' && { pause: createYield() }),
    isLinked: (path, below = '') => linksIn(path) > linksIn(below),
    async read(path) {
      const bytes = await readBytes(path);
      return bytes && decode(bytes);
    },
    readBytes,
    async list(path) {
      const folder = resolve(root, path);
      if (!isWithin(root, folder)) return undefined;
      const target = await real(folder);
      if (!isWithin((await realAllowed)[0] ?? root, target)) return undefined;
      const links = linksIn(normalise(path));
      if (links > LINKS_LIMIT || (links > 0 && (await isLoop(folder)))) return undefined;
      try {
        const entries = new Map<string, 'file' | 'folder'>();
        for (const entry of await fs.readdir(folder)) {
          if (entry.isSymbolicLink()) linked.add(normalise(`${path}/${entry.name}`));
          const kind = await entryKind(folder, entry, fs);
          if (kind) entries.set(entry.name, kind);
        }
        return entries;
      } catch (error) {
        if (!isAbsence(error)) unlisted.set(normalise(path), reasonOf(error));
        return undefined;
      }
    },
  };
}

/**
 * The bytes of a file, or `undefined` when there is none.
 * @param within real paths of the folders that it must lie in, symbolic links followed
 */
async function readFileIn(
  file: string,
  within: readonly string[],
  fs: FileSystem,
): Promise<Uint8Array | undefined> {
  try {
    const target = await fs.realpath(file);
    if (!within.some((folder) => isWithin(folder, target)))
      throw new ReadError(`it is a link to ${slashed(target)}, which is outside the workspace.`);
    return await fs.readFile(target, SIZE_LIMIT);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    if (isAbsence(error) || codeOf(error) === 'EISDIR') return undefined;
    throw new ReadError(`${reasonOf(error)}.`);
  }
}

async function entryKind(
  folder: string,
  entry: Dirent,
  fs: FileSystem,
): Promise<'file' | 'folder' | undefined> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  const target = entry.isSymbolicLink()
    ? await fs.stat(join(folder, entry.name)).catch(() => undefined)
    : undefined;
  if (target?.isFile()) return 'file';
  if (target?.isDirectory()) return 'folder';
  // A configuration that is a pipe, or a link to nothing, is an error when it is read: nobody may take it for absent.
  return isConfigurationFile(entry.name) ? 'file' : undefined;
}

function realOrSame(path: string, fs: FileSystem): Promise<string> {
  return fs.realpath(path).catch(() => path);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(codeOf(error) ?? '');
}

/** Why the system refused, in the style of strerror. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
