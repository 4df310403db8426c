import { run } from '../../server/src/cli/run.ts';
import type { ProcessIo } from '../../server/src/cli/shell/io.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  readonly env?: ProcessIo['env'];
  readonly stdoutIsTTY?: boolean;
  readonly stderrIsTTY?: boolean;
  readonly columns?: number;
  readonly now?: () => Date;
  /** What is on standard input. */
  readonly stdin?: string | Uint8Array;
  /** Ends what would go on for ever. */
  readonly signal?: AbortSignal;
  /** Told of everything that is written, as soon as it is. */
  readonly onWrite?: (text: string) => void;
}

/** Runs `playbook` in a working folder, without starting a process. */
export async function playbook(
  cwd: string,
  argv: readonly string[],
  terminal: Terminal = {},
): Promise<Outcome> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const { env = {}, stdoutIsTTY = false, stderrIsTTY = false, columns } = terminal;
  const write = (to: string[]) => (text: string) => {
    to.push(text);
    terminal.onWrite?.(text);
  };
  const io: ProcessIo = {
    stdout: { write: write(stdout), isTTY: stdoutIsTTY, columns },
    stderr: { write: write(stderr), isTTY: stderrIsTTY, columns },
    stdin: async () => Buffer.from(terminal.stdin ?? ''),
    ...(terminal.signal && { signal: terminal.signal }),
    env,
    cwd,
    now: terminal.now ?? (() => new Date(2024, 4, 17)),
  };
  const code = await run({ argv, io });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
