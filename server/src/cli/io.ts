import { createColors } from 'picocolors';

/** Where text goes: a stream of the process, or a test's buffer. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Width of the terminal in cells. */
  readonly columns?: number | undefined;
}

/** All that a command gets of the outside world, beside the files. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
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

export type Colours = ReturnType<typeof createColors>;

/**
 * The colours for an output: as `--color` says; otherwise as `NO_COLOR` and `FORCE_COLOR` say; otherwise for terminals only.
 * @param wanted `true` for `--color`, `false` for `--no-color`, `undefined` for neither
 */
export function coloursFor({ env }: Io, output: Output, wanted?: boolean): Colours {
  return createColors(wanted ?? fromEnvironment(env) ?? (output.isTTY === true && env['TERM'] !== 'dumb'));
}

function fromEnvironment(env: Io['env']): boolean | undefined {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced === undefined) return undefined;
  return forced !== '0' && forced !== 'false';
}
