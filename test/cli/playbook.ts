import type { Io } from '../../server/src/cli/io.ts';
import { run } from '../../server/src/cli/run.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  readonly env?: Io['env'];
  readonly stdoutIsTTY?: boolean;
  readonly stderrIsTTY?: boolean;
  readonly columns?: number;
  readonly now?: () => Date;
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
  const io: Io = {
    stdout: { write: (text) => stdout.push(text), isTTY: stdoutIsTTY, columns },
    stderr: { write: (text) => stderr.push(text), isTTY: stderrIsTTY, columns },
    env,
    cwd,
    now: terminal.now ?? (() => new Date(2024, 4, 17)),
  };
  const code = await run({ argv, io });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
