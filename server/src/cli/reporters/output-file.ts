import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { otherKind } from '../../workspace/regular-file.node.ts';
import { onExit } from '../shell/clean-up.ts';
import { makeFolders } from '../shell/folders.ts';

/** A file that a report is written to. It is there as a whole or as it was before, whatever happens meanwhile. */
export interface ReportFile {
  /** Never throws: `close` reports what went wrong. */
  write(text: string): void;
  /**
   * Puts the report in its place.
   * @throws Error when it could not be written; see `cannotWrite`
   */
  close(): void;
  /** Gives the report up; of no effect after `close`. */
  discard(): void;
}

/** Text that is collected before it is handed to the system, in UTF-16 code units. */
const CHUNK = 1 << 16;

/**
 * Begins a report, making the folders that it needs. A device such as /dev/null, a pipe that somebody reads and what the shell has
 * opened (`>(command)`) are written to; anything else is replaced as a whole.
 * @param path absolute
 * @throws Error when it cannot be written; see `cannotWrite`
 */
export function openReportFile(path: string): ReportFile {
  if (isDescriptor(path)) return writer(openStream(path));
  const found = lstatSync(path, { throwIfNoEntry: false });
  // A link stays a link: what it leads to is replaced.
  const place = found?.isSymbolicLink() ? realpathSync(path) : path;
  const old = statSync(place, { throwIfNoEntry: false });
  if (old?.isDirectory()) throw new Error('it is a folder.');
  if (old) accessSync(place, constants.W_OK);
  else makeFolders(dirname(place));
  return old && !old.isFile() ? writer(openStream(place)) : atomicWriter(place, old);
}

/** Whether a path stands for something that the process has open already, which must not be replaced by another file. */
function isDescriptor(path: string): boolean {
  return /^\/(?:dev\/(?:std(?:out|err)|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/.test(path);
}

/** Opens what is written to from its end on, without waiting for a reader. */
function openStream(path: string): number {
  const { O_WRONLY, O_APPEND, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
  const file = openSync(path, O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY);
  const stats = fstatSync(file);
  try {
    if (stats.isBlockDevice()) throw new Error('it is a block device.');
    if (!stats.isFile() && !stats.isCharacterDevice() && !stats.isFIFO())
      throw new Error(`it is a ${otherKind(stats)}.`);
    // There is a reader, so that this does not wait; writing may, until he has read.
    return openSync(path, O_WRONLY | O_APPEND | O_NOCTTY);
  } finally {
    closeSync(file);
  }
}

/** Written beside its place first, and then moved there. */
function atomicWriter(place: string, old: Stats | undefined): ReportFile {
  const temporary = join(dirname(place), `.playbook-${process.pid}-${count++}.tmp`);
  const { write, close } = writer(openSync(temporary, 'wx'));
  const forget = onExit(() => rmSync(temporary, { force: true }));
  let closed = false;
  const discard = (): void => {
    if (closed) return;
    closed = true;
    try {
      close();
    } catch {
      // Nobody wants it any more.
    }
    rmSync(temporary, { force: true });
    forget();
  };
  return {
    write,
    discard,
    close() {
      try {
        close();
        if (old) chmodSync(temporary, old.mode & 0o7777);
        renameSync(temporary, place);
        closed = true;
        forget();
      } catch (error) {
        discard();
        throw error;
      }
    },
  };
}

let count = 0;

/** Writes in large pieces; after an error nothing more. */
function writer(file: number): ReportFile {
  let pending: string[] = [];
  let length = 0;
  let writeError: unknown;
  let open = true;
  const flush = (): void => {
    const bytes = Buffer.from(pending.join(''));
    pending = [];
    length = 0;
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  };
  const attempt = (action: () => void): void => {
    try {
      if (writeError === undefined) action();
    } catch (error) {
      writeError = error;
    }
  };
  const end = (): void => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    write(text) {
      if (writeError !== undefined) return;
      pending.push(text);
      length += text.length;
      if (length >= CHUNK) attempt(flush);
    },
    close() {
      attempt(flush);
      attempt(end);
      if (writeError === undefined) return;
      end();
      throw writeError;
    },
    discard: end,
  };
}
