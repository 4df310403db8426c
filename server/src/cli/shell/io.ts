import { createColors } from 'picocolors';
import { coloredLogSafe, logSafe } from '../../text/printable.ts';

/** Where text goes: a stream of the process, or a test's buffer. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal in cells. */
  readonly columns?: number | undefined;
}

/** The one way for a command to print: how a text is written says who it is for. */
export interface SafeOutput extends Pick<Output, 'isTTY' | 'columns'> {
  /** For people and logs: neither a terminal nor a CI system obeys anything in it. Whole lines. */
  write(text: string): void;
  /** The same, and our colors stay. What comes from elsewhere has gone through `show` or `printable` before it was colored. */
  writeColored(text: string): void;
  /** As it is: formats for programs, which escape by their own means, page text that was asked for, and what moves the cursor. */
  writeExact(text: string): void;
}

/** An output of the process that commands may print to. */
export function safeOutput(output: Output): SafeOutput {
  return {
    isTTY: output.isTTY,
    get columns() {
      return output.columns;
    },
    write: (text) => void output.write(logSafe(text)),
    writeColored: (text) => void output.write(coloredLogSafe(text)),
    writeExact: (text) => void output.write(text),
  };
}

/** All that a command gets of the outside world, beside the files. */
export interface Io {
  readonly stdout: SafeOutput;
  readonly stderr: SafeOutput;
  /** Reads standard input to its end; rejects with a ReadFault when it is larger than a page may be. */
  readonly stdin?: () => Promise<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working folder. */
  readonly cwd: string;
  readonly now: () => Date;
  /** Ends what would go on for ever, such as `--watch`. */
  readonly signal?: AbortSignal;
  /** Makes the process the language server, where there is one. */
  readonly startLanguageServer?: (args: readonly string[]) => Promise<void>;
}

/** The same as the process has it. */
export interface ProcessIo extends Omit<Io, 'stdout' | 'stderr'> {
  readonly stdout: Output;
  readonly stderr: Output;
}

export type Colours = ReturnType<typeof createColors>;

/**
 * The colours for an output: as `--color` says; otherwise as `NO_COLOR` and `FORCE_COLOR` say; otherwise for terminals only.
 * @param wanted `true` for `--color`, `false` for `--no-color`, `undefined` for neither
 */
export function coloursFor(
  { env }: Pick<Io, 'env'>,
  output: Pick<Output, 'isTTY'>,
  wanted?: boolean,
): Colours {
  return createColors(wanted ?? fromEnvironment(env) ?? (output.isTTY === true && env['TERM'] !== 'dumb'));
}

function fromEnvironment(env: Io['env']): boolean | undefined {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced === undefined) return undefined;
  return forced !== '0' && forced !== 'false';
}
