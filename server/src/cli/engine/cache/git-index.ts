import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readRegularFileSync } from '../../../workspace/regular-file.node.ts';
import { slashed } from '../../shell/paths.ts';

/*
 * What Git tracks, read from its index file without starting Git: https://git-scm.com/docs/index-format. For a warm run, in which
 * a process of Git would take as long as all the rest.
 */

/** A million files have an index of about 100 MB. */
const SIZE_LIMIT = 256 * 1024 * 1024;
const GIT_FILE_LIMIT = 64 * 1024;

/**
 * Whether Git tracks anything in a folder; `unknown` when its index cannot be understood.
 * @param folder absolute path with all links followed
 */
export function isTracked(folder: string): boolean | 'unknown' {
  try {
    const found = findRepository(folder);
    if (!found) return false;
    const { root, gitFolder } = found;
    const prefix = Buffer.from(`${slashed(relative(root, folder))}/`);
    const names = readdirSync(gitFolder);
    const shared = names.filter((name) => name.startsWith('sharedindex.'));
    // A split index has most entries in a second file. One that is no longer used may still be there: then the answer is `true`
    // for what was tracked a short time ago.
    const files = names.includes('index') ? ['index', ...shared] : [];
    return files.some((name) => indexNames(readRegularFileSync(join(gitFolder, name), SIZE_LIMIT), prefix));
  } catch {
    return 'unknown';
  }
}

/** The work tree that a folder belongs to. */
function findRepository(folder: string): { readonly root: string; readonly gitFolder: string } | undefined {
  for (let root = folder; ; root = dirname(root)) {
    const git = join(root, '.git');
    const found = statSync(git, { throwIfNoEntry: false });
    if (found?.isDirectory()) return { root, gitFolder: git };
    if (found) {
      // A work tree beside the main one, or a submodule: `gitdir: <folder>`.
      const text = Buffer.from(readRegularFileSync(git, GIT_FILE_LIMIT)).toString('utf8');
      const [, path] = /^gitdir: (.+?)\r?\n?$/s.exec(text) ?? [];
      if (path === undefined) throw new Error('not a .git file');
      return { root, gitFolder: resolve(root, path) };
    }
    if (dirname(root) === root) return undefined;
  }
}

/** Lengths of object names: SHA-1 and SHA-256. The index does not say which it has. */
const HASH_LENGTHS = [20, 32];

/**
 * Whether an index names anything below a prefix, or a folder above it as a whole, as a sparse index may.
 * @throws Error when it is no index of a known version
 */
function indexNames(bytes: Uint8Array, prefix: Buffer): boolean {
  const index = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = index.toString('latin1', 0, 4) === 'DIRC' ? index.readUInt32BE(4) : 0;
  if (version < 2 || version > 4) throw new Error('not an index');
  // Most often there is nothing to be found, and only version 4 cuts names. A folder as a whole needs the extension `sdir`.
  if (version < 4 && !index.includes(prefix) && !index.includes('sdir') && index.length > HEADER_LENGTH)
    return false;
  for (const hashLength of HASH_LENGTHS) {
    const found = search(index, { version, hashLength }, prefix);
    if (found !== undefined) return found;
  }
  throw new Error('not an index');
}

interface Layout {
  readonly version: number;
  readonly hashLength: number;
}

const HEADER_LENGTH = 12;
/** Times, numbers, mode and size of a file, before the name of its object. */
const STAT_LENGTH = 40;
const EXTENDED = 0x4000;
const NAME_LENGTH = 0x0fff;

/** @returns `undefined` when the bytes are not laid out like this */
function search(index: Buffer, { version, hashLength }: Layout, prefix: Buffer): boolean | undefined {
  const count = index.readUInt32BE(8);
  const end = index.length - hashLength;
  // In version 4, a name is cut from the one before.
  let name = Buffer.alloc(0x1000);
  let length = 0;
  let at = HEADER_LENGTH;
  for (let number = 0; number < count; number++) {
    const flagsAt = at + STAT_LENGTH + hashLength;
    if (flagsAt + 2 > end) return undefined;
    const flags = index.readUInt16BE(flagsAt);
    const nameAt = flagsAt + (flags & EXTENDED ? 4 : 2);
    const told = flags & NAME_LENGTH;
    const cut = version === 4 ? readOffset(index, nameAt) : { value: length, end: nameAt };
    const nul = index.indexOf(0, version === 4 || told === NAME_LENGTH ? cut.end : nameAt + told);
    if (nul < 0 || nul >= end || cut.value > length) return undefined;
    const kept = length - cut.value;
    length = kept + nul - cut.end;
    if (told < NAME_LENGTH && told !== length) return undefined;
    if (length > name.length) name = Buffer.concat([name, Buffer.alloc(length)]);
    index.copy(name, kept, cut.end, nul);
    const order = name.compare(prefix, 0, prefix.length, 0, Math.min(length, prefix.length));
    if (order === 0 || isFolderAbove(name, length, prefix)) return true;
    // Names are sorted. Some have been read first, as by chance one may be found in bytes of another layout.
    if (order > 0 && number > 16) return false;
    // Before version 4, entries begin at multiples of eight bytes, and one byte at least lies between them.
    at = version === 4 ? nul + 1 : at + ((nul - at + 8) & ~7);
  }
  // Extensions follow, which begin with letters, or the digest of all.
  return at === end || /^[A-Za-z]{4}$/.test(index.toString('latin1', at, at + 4)) ? false : undefined;
}

function isFolderAbove(name: Buffer, length: number, prefix: Buffer): boolean {
  const slash = 0x2f;
  return (
    length > 0 &&
    name[length - 1] === slash &&
    prefix.compare(name, 0, length, 0, Math.min(length, prefix.length)) === 0
  );
}

/** A number as in packs: seven bits a byte, the largest first, each but the last with one added. */
function readOffset(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let at = start;
  let byte = bytes[at++] ?? 0;
  let value = byte & 0x7f;
  while (byte & 0x80) {
    byte = bytes[at++] ?? 0;
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return { value, end: at };
}
