import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readRegularFileSync } from '../../workspace/regular-file.node.ts';
import { slashed } from '../paths.ts';

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

/** Times, numbers, mode and size of a file, before the name of its object. */
const STAT_LENGTH = 40;
const EXTENDED = 0x4000;
const NAME_LENGTH = 0x0fff;

/** @returns `undefined` when the bytes are not laid out like this */
function search(index: Buffer, { version, hashLength }: Layout, prefix: Buffer): boolean | undefined {
  const count = index.readUInt32BE(8);
  const end = index.length - hashLength;
  // The name before, which those of version 4 are cut from.
  let last: Buffer = Buffer.alloc(0);
  let at = 12;
  for (let left = count; left > 0; left--) {
    const flagsAt = at + STAT_LENGTH + hashLength;
    if (flagsAt + 2 > end) return undefined;
    const flags = index.readUInt16BE(flagsAt);
    const nameAt = flagsAt + (flags & EXTENDED ? 4 : 2);
    const length = flags & NAME_LENGTH;
    let name: Buffer;
    let next: number;
    if (version === 4) {
      const cut = readOffset(index, nameAt);
      const nul = index.indexOf(0, cut.end);
      if (nul < 0 || nul > end || cut.value > last.length) return undefined;
      name = Buffer.concat([last.subarray(0, last.length - cut.value), index.subarray(cut.end, nul)]);
      last = name;
      next = nul + 1;
    } else {
      const nul = length < NAME_LENGTH ? nameAt + length : index.indexOf(0, nameAt + length);
      if (nul < 0 || nul >= end || index[nul] !== 0) return undefined;
      name = index.subarray(nameAt, nul);
      // Entries begin at multiples of eight bytes, and one byte at least lies between them.
      next = at + ((nul - at + 8) & ~7);
    }
    if (length < NAME_LENGTH && name.length !== length) return undefined;
    if (isBelow(name, prefix)) return true;
    // Names are sorted. Some have been read first, as by chance one may be found in bytes of another layout.
    if (count - left > 16 && name.compare(prefix) > 0) return false;
    at = next;
  }
  // Extensions follow, which begin with letters, or the digest of all.
  return at === end || /^[A-Za-z]{4}$/.test(index.toString('latin1', at, at + 4)) ? false : undefined;
}

function isBelow(name: Buffer, prefix: Buffer): boolean {
  const slash = 0x2f;
  if (name.length >= prefix.length) return prefix.equals(name.subarray(0, prefix.length));
  return name.at(-1) === slash && name.equals(prefix.subarray(0, name.length));
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
