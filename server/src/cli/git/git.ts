import { execFile } from 'node:child_process';
import { GIT_ARGS, GIT_ENV } from '../../workspace/git.node.ts';
import type { Io } from '../shell/io.ts';
import { systemErrorReason } from '../shell/system-error.ts';

/** Why Git could not answer; the message is for people. */
export class GitError extends Error {
  override readonly name = 'GitFault';
}

/** What Git answered. */
export interface GitResult {
  /** Its exit code. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Git in one folder: never through a shell, never waiting for anybody, and never starting what a repository names. */
export interface Git {
  /** Absolute path. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** What must come before every command. @throws GitFault */
  safeArgs(): Promise<readonly string[]>;
  /** @throws GitFault when Git itself cannot be run */
  ask(...args: readonly string[]): Promise<GitResult>;
  /** As `ask`, for its standard output alone. @throws GitFault when it fails */
  get(...args: readonly string[]): Promise<string>;
}

const MAX_OUTPUT_BYTES = 1 << 30;

export function gitIn(folder: string, { env: given }: Pick<Io, 'env'>): Git {
  // A hook tells by variables which index is meant: they are passed on. Messages are read below.
  const env = { ...process.env, ...given, ...GIT_ENV };
  const start = (args: readonly string[]): Promise<GitResult> =>
    new Promise((resolve, reject) => {
      execFile(
        'git',
        args,
        { cwd: folder, env, encoding: 'utf8', maxBuffer: MAX_OUTPUT_BYTES },
        (error, stdout, stderr) => {
          if (!error) resolve({ code: 0, stdout, stderr });
          else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
          else reject(new GitError(notRunning(error)));
        },
      );
    });
  let safe: Promise<readonly string[]> | undefined;
  const safeArgs = (): Promise<readonly string[]> => {
    safe ??= withoutFilters(start);
    return safe;
  };
  const ask = async (...args: readonly string[]): Promise<GitResult> =>
    await start([...(await safeArgs()), ...args]);
  return {
    folder,
    env,
    safeArgs,
    ask,
    async get(...args) {
      const { code, stdout, stderr } = await ask(...args);
      if (code !== 0) throw new GitError(complaint(stderr, args));
      return stdout;
    },
  };
}

/** What begins every command: the filters that the configuration has, each turned off, beside what is the same everywhere. */
async function withoutFilters(
  start: (args: readonly string[]) => Promise<GitResult>,
): Promise<readonly string[]> {
  const { stdout } = await start([...GIT_ARGS, 'config', '-z', '--name-only', '--get-regexp', FILTERS]);
  const args = [...GIT_ARGS];
  for (const key of new Set(stdout.split('\0').filter((name) => name !== ''))) {
    // Git ends the name of an option given to it at the first such sign.
    if (key.includes('='))
      throw new GitError(
        'The Git configuration has a filter with "=" in its name, which cannot be turned off. Rename the filter.',
      );
    args.push('-c', `${key}=${key.endsWith('.required') ? 'false' : ''}`);
  }
  return args;
}

const FILTERS = '^filter\\..*\\.(clean|smudge|process|required)$';

function notRunning(error: Error & { readonly code?: unknown }): string {
  return error.code === 'ENOENT'
    ? 'Git not found. Install Git or add it to your PATH.'
    : `Cannot run Git: ${systemErrorReason(error)}`;
}

/**
 * What Git printed when it failed, in one line.
 * @example complaint('fatal: bad object HEAD\nhint: Run gc\n', []) // 'Git failed: bad object HEAD. Run gc'
 */
export function complaint(stderr: string, args: readonly string[]): string {
  if (isPartial(stderr)) return PARTIAL;
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return `"git ${args[0] ?? ''}" failed without an error message.`;
  let said = '';
  let marked: string | undefined;
  for (const line of lines) {
    const { mark, text = '' } =
      /^(?<mark>(?:fatal|error|warning|hint):)?\s*(?<text>.*?)\s*$/.exec(line)?.groups ?? {};
    // Git breaks sentences over lines, and ends few of them with a full stop.
    const begins = mark !== marked || mark === 'fatal:' || mark === 'error:' || /^\p{Lu}/u.test(text);
    said += `${begins && /[^.!?:;,]$/.test(said) ? '.' : ''} ${text}`;
    marked = mark;
  }
  return `Git failed:${said}`;
}

/** Whether Git fails because it may not fetch what a partial clone lacks. */
export function isPartial(stderr: string): boolean {
  return /promisor|lazy fetch|transport '.*' not allowed/.test(stderr);
}

export const PARTIAL =
  'The comparison requires Git objects that this partial clone does not contain, and a check does not fetch them. ' +
  'Clone without a filter, or run "git fetch --refetch --no-filter" first.';
