import { resolve } from 'node:path';
import { decode, ReadError, SIZE_LIMIT } from '../../workspace/decode.node.ts';
import {
  type Arguments,
  booleanOption,
  type OptionDefinitions,
  textOption,
  UsageError,
} from '../shell/args.ts';
import type { Io } from '../shell/io.ts';
import { cannotRead } from '../shell/system-error.ts';

/** The options of commands that can look at a text which is not saved, as editors and hooks have it. */
export const STDIN_OPTIONS = {
  stdin: { type: 'boolean', description: 'Read one page from standard input.' },
  'stdin-filename': {
    type: 'string',
    placeholder: 'path',
    description: 'Path of the page from standard input, for its configuration and its links.',
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
    if (size > SIZE_LIMIT) throw new ReadError(`it is larger than ${SIZE_LIMIT / 1024 / 1024} MB.`);
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
  if (!booleanOption(args, 'stdin')) {
    if (name !== undefined) throw new UsageError('--stdin-filename requires --stdin.');
    return undefined;
  }
  const [extra] = args.positionals;
  if (extra !== undefined) throw new UsageError(`--stdin reads one page. Unexpected argument "${extra}".`);
  if (name === undefined)
    throw new UsageError(
      '--stdin requires --stdin-filename <path>, which determines the configuration and the link targets.',
    );
  try {
    return { path: resolve(io.cwd, name), text: decode((await io.stdin?.()) ?? new Uint8Array()) };
  } catch (error) {
    if (error instanceof ReadError) throw new UsageError(cannotRead('standard input', error));
    throw error;
  }
}
