import { resolve } from 'node:path';
import { decode, ReadFault, SIZE_LIMIT } from '../workspace/decode.node.ts';
import { type Arguments, flag, type OptionDefinitions, textOption, UsageError } from './args.ts';
import type { Io } from './io.ts';

/** The options of commands that can look at a text which is not saved, as editors and hooks have it. */
export const STDIN_OPTIONS = {
  stdin: { type: 'boolean', description: 'Take one page from standard input instead of files.' },
  'stdin-filename': {
    type: 'string',
    placeholder: 'path',
    description: 'Where that page would stand: decides its configuration and what its links mean.',
  },
} as const satisfies OptionDefinitions;

/**
 * All that a stream gives.
 * @throws ReadFault when it is larger than a page may be, which may be without end
 */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > SIZE_LIMIT)
      throw new ReadFault(`it is too large. The limit is ${SIZE_LIMIT / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A page whose text comes from standard input. */
export interface StdinPage {
  /** Absolute. Nothing needs to be there. */
  readonly path: string;
  readonly text: string;
}

/**
 * The page on standard input, if the arguments say that there is one.
 * @throws UsageError
 */
export async function readStdin(args: Arguments, io: Io): Promise<StdinPage | undefined> {
  const name = textOption(args, 'stdin-filename');
  if (!flag(args, 'stdin')) {
    if (name !== undefined) throw new UsageError('--stdin-filename says nothing without --stdin.');
    return undefined;
  }
  const [extra] = args.positionals;
  if (extra !== undefined)
    throw new UsageError(`--stdin takes one page only, so that "${extra}" is too much.`);
  if (name === undefined)
    throw new UsageError(
      '--stdin needs --stdin-filename <path>: which configuration counts and what links mean depends on it.',
    );
  try {
    return { path: resolve(io.cwd, name), text: decode((await io.stdin?.()) ?? new Uint8Array()) };
  } catch (error) {
    if (error instanceof ReadFault) throw new UsageError(`Standard input cannot be read: ${error.message}`);
    throw error;
  }
}
