import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { ReadError } from './decode.node.ts';

/*
 * The one door through which files come in: pages, configurations, baselines, caches and reports of shards. Whoever sends a
 * pull request decides what lies under their names, and a pipe or a device would stop the run for ever.
 */

/** Without waiting for anybody to write into a pipe, and without becoming a terminal's program. Windows has neither. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** A piece of a file whose size the system does not tell, as in /proc. */
const PIECE = 1 << 16;

/**
 * The bytes of a regular file.
 * @param limit how many bytes it may have
 * @throws ReadFault when it is something else, or larger
 * @throws the system's error when it cannot be opened or read
 */
export async function readRegularFile(file: string, limit: number): Promise<Uint8Array> {
  // Before it is opened, as to open a device or a pipe may already do something.
  requireRegular(await stat(file), limit);
  const handle = await open(file, READ);
  try {
    const { size } = requireRegular(await handle.stat(), limit);
    return await readWhole(handle, size, limit);
  } finally {
    await handle.close();
  }
}

/** The same at once, for where nobody else wants the thread meanwhile. */
export function readRegularFileSync(file: string, limit: number): Uint8Array {
  requireRegular(statSync(file), limit);
  const descriptor = openSync(file, READ);
  try {
    const { size } = requireRegular(fstatSync(descriptor), limit);
    const bytes = new GrowingBytes(size, limit);
    while (bytes.add(readSync(descriptor, bytes.room)));
    return bytes.all;
  } finally {
    closeSync(descriptor);
  }
}

async function readWhole(handle: FileHandle, size: number, limit: number): Promise<Uint8Array> {
  const bytes = new GrowingBytes(size, limit);
  for (let more = true; more; ) {
    const { bytesRead } = await handle.read(bytes.room);
    more = bytes.add(bytesRead);
  }
  return bytes.all;
}

/** The bytes that have been read so far, of which there may be fewer or more than the system says. */
class GrowingBytes {
  readonly #size: number;
  readonly #limit: number;
  #buffer: Buffer;
  #length = 0;

  /** @param size as the system tells it; 0 where it does not */
  constructor(size: number, limit: number) {
    this.#size = size;
    this.#limit = limit;
    this.#buffer = Buffer.allocUnsafe(size === 0 ? Math.min(PIECE, limit + 1) : size);
  }

  /** Where the next bytes go. */
  get room(): Buffer {
    if (this.#length === this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.min(this.#buffer.length * 2, this.#limit + 1));
      this.#buffer.copy(larger);
      this.#buffer = larger;
    }
    return this.#buffer.subarray(this.#length);
  }

  /** Counts bytes that have come. @returns whether there may be more */
  add(count: number): boolean {
    this.#length += count;
    if (this.#length > this.#limit) throw tooLarge(undefined, this.#limit);
    return count > 0 && this.#length !== this.#size;
  }

  get all(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }
}

function requireRegular(stats: Stats, limit: number): Stats {
  const kind = otherKind(stats);
  if (kind === 'folder') throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
  if (kind !== undefined) throw new ReadError(`it is a ${kind}, not a regular file.`);
  if (stats.size > limit) throw tooLarge(stats.size, limit);
  return stats;
}

function tooLarge(size: number | undefined, limit: number): ReadError {
  return new ReadError(
    size === undefined
      ? `it is larger than ${megabytes(limit)}.`
      : `it is too large (${megabytes(size)}; the limit is ${megabytes(limit)}).`,
  );
}

/**
 * What something on disk is, if it is not a regular file.
 * @example otherKind(statSync('/dev/null')) // 'device'
 */
export function otherKind(stats: Stats): 'folder' | 'pipe' | 'socket' | 'device' | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  if (stats.isSocket()) return 'socket';
  return 'device';
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
