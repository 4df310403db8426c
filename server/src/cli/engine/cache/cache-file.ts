import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReportFile } from '../../reporters/output-file.ts';
import { makeFolders } from '../../shell/folders.ts';
import { readNamedFile } from '../../shell/named-file.ts';
import { cannotRead, cannotWrite } from '../../shell/system-error.ts';
import { BUILD } from './build.ts';
import { CACHE_TAG, CACHE_TAG_NAME } from './cache-place.ts';
import { digestOfText } from './digest.ts';

/** A folder in which runs leave what may save later ones some work. */
export interface CacheFolder {
  /**
   * The lines that were written under a name by this very build of the program, whole and unharmed; `undefined` for none.
   */
  read(name: string): readonly string[] | undefined;
  /** Replaces what is kept under a name. Whatever goes wrong is told to `warn` once, and nothing is half written. */
  write(name: string, lines: Iterable<string>): void;
}

/** More than what is kept of a hundred thousand pages; larger texts the engine cannot hold. */
const SIZE_LIMIT = 256 * 1024 * 1024;

/**
 * @param folder absolute path, as `findCachePlace` has found it
 * @param warn what people should know, none of which stops the run
 */
export function openCacheFolder(folder: string, warn: (message: string) => void): CacheFolder {
  let failed = false;
  const cache = `the cache in "${folder}"`;
  const fail = (message: string): void => {
    if (!failed) warn(`${message} Pages are checked without it.`);
    failed = true;
  };
  try {
    // At once, so that the workspace looks the same to this run and to the next.
    makeFolders(folder);
    createFile(join(folder, '.gitignore'), '*\n');
    createFile(join(folder, CACHE_TAG_NAME), CACHE_TAG);
  } catch (error) {
    fail(cannotWrite(cache, error));
  }
  return {
    read(name) {
      const file = join(folder, name);
      try {
        if (isLink(file)) return undefined;
        const text = readNamedFile(file, { limit: SIZE_LIMIT, root: folder });
        if (text === undefined) return undefined;
        const end = text.indexOf('\n');
        const [build, digest] = text.slice(0, end).split('\t');
        if (build !== BUILD) return undefined;
        const content = text.slice(end + 1);
        if (digest === digestOfText(content)) return content.split('\n').slice(0, -1);
        warn(`The cache in "${folder}" is damaged and is created again.`);
        rmSync(file, { force: true });
      } catch (error) {
        fail(cannotRead(cache, error));
      }
      return undefined;
    },
    write(name, lines) {
      if (failed) return;
      const content = [...lines].map((line) => `${line}\n`).join('');
      const path = join(folder, name);
      try {
        // A link could lead anywhere: it is replaced, and not what it leads to.
        if (isLink(path)) rmSync(path);
        const file = openReportFile(path);
        file.write(`${BUILD}\t${digestOfText(content)}\n${content}`);
        file.close();
      } catch (error) {
        fail(cannotWrite(cache, error));
      }
    },
  };
}

/** Writes a file unless there is one. */
function createFile(path: string, text: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) return;
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    // Another run may have been faster.
    if (!lstatSync(path, { throwIfNoEntry: false })) throw error;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
