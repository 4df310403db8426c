import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { decode, ReadError, SIZE_LIMIT } from '../../workspace/decode.node.ts';
import { type Git, GitError, isPartial, PARTIAL } from './git.ts';

/** Reads the texts of objects, those asked for in quick succession through one `git cat-file`. */
export interface ObjectReader {
  /** @throws ReadFault as for files, when it is not text or too large */
  read(object: string): Promise<string | undefined>;
}

/** Milliseconds after which Git is let go: while it waits, our own process cannot end. */
const IDLE = 30;

interface Waiting {
  readonly resolve: (bytes: Buffer | undefined) => void;
  readonly reject: (error: Error) => void;
}

export function createObjectReader(git: Git): ObjectReader {
  let child: ChildProcessWithoutNullStreams | undefined;
  let chunks: Buffer[] = [];
  let buffered = 0;
  /** How many bytes must have come before there is anything to hand over: so large objects are put together once. */
  let needed = 0;
  let idle: NodeJS.Timeout | undefined;
  const waiting: Waiting[] = [];

  /** Hands over all answers that have come whole: a line `<object> blob <size>`, the bytes, a line end. */
  const flush = (): void => {
    let data = Buffer.concat(chunks);
    for (;;) {
      const line = data.indexOf(0x0a);
      needed = data.length + 1;
      if (line < 0) break;
      const size = /^\S+ \S+ (\d+)$/.exec(data.toString('latin1', 0, line))?.[1];
      const end = line + 1 + (size === undefined ? 0 : Number(size) + 1);
      needed = end;
      if (data.length < end) break;
      waiting.shift()?.resolve(size === undefined ? undefined : data.subarray(line + 1, end - 1));
      data = data.subarray(end);
    }
    chunks = [data];
    buffered = data.length;
  };

  const start = (safeArgs: readonly string[]): ChildProcessWithoutNullStreams => {
    const args = [...safeArgs, 'cat-file', '--batch'];
    const started = spawn('git', args, { cwd: git.folder, env: git.env });
    let complaint = '';
    const end = (): void => {
      if (child !== started) return;
      child = undefined;
      const reason = isPartial(complaint) ? PARTIAL : 'Git stopped while reading files.';
      for (const { reject } of waiting.splice(0)) reject(new GitError(reason));
    };
    started.on('error', end).on('close', end);
    started.stdin.on('error', () => undefined);
    started.stderr.setEncoding('utf8').on('data', (part: string) => {
      complaint = (complaint + part).slice(0, 4096);
    });
    started.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      buffered += chunk.length;
      if (buffered >= needed) flush();
      if (waiting.length === 0) idle = setTimeout(release, IDLE);
    });
    return started;
  };

  const release = (): void => {
    const done = child;
    child = undefined;
    chunks = [];
    buffered = needed = 0;
    done?.stdin.end();
  };

  return {
    async read(object) {
      const safeArgs = await git.safeArgs();
      clearTimeout(idle);
      child ??= start(safeArgs);
      const { stdin } = child;
      const bytes = await new Promise<Buffer | undefined>((resolve, reject) => {
        waiting.push({ resolve, reject });
        stdin.write(`${object}\n`);
      });
      // Only objects are asked for that Git has named before.
      if (!bytes) throw new GitError(PARTIAL);
      if (bytes.length > SIZE_LIMIT) throw new ReadError('it is too large.');
      return decode(bytes);
    },
  };
}
