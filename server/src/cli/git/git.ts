import { execFile } from 'node:child_process';
import type { Io } from '../io.ts';

/** Why Git could not answer; the message is for people. */
export class GitFault extends Error {
  override readonly name = 'GitFault';
}

/** What Git answered. */
export interface Answer {
  /** Its exit code. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Git in one folder: never through a shell, and never waiting for anybody. */
export interface Git {
  /** Absolute path. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** @throws GitFault when Git itself cannot be run */
  ask(...args: readonly string[]): Promise<Answer>;
  /** As `ask`, for its standard output alone. @throws GitFault when it fails */
  get(...args: readonly string[]): Promise<string>;
}

const LARGEST = 1 << 30;

export function gitIn(folder: string, { env: given }: Pick<Io, 'env'>): Git {
  // A hook tells by variables which index is meant: they are passed on. Messages are read below.
  const env = { ...process.env, ...given, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
  const ask = (...args: readonly string[]): Promise<Answer> =>
    new Promise((resolve, reject) => {
      execFile(
        'git',
        args,
        { cwd: folder, env, encoding: 'utf8', maxBuffer: LARGEST },
        (error, stdout, stderr) => {
          if (!error) resolve({ code: 0, stdout, stderr });
          else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
          else reject(new GitFault(notRunning(error)));
        },
      );
    });
  return {
    folder,
    env,
    ask,
    async get(...args) {
      const { code, stdout, stderr } = await ask(...args);
      if (code !== 0) throw new GitFault(complaint(stderr, args));
      return stdout;
    },
  };
}

function notRunning(error: Error & { readonly code?: unknown }): string {
  return error.code === 'ENOENT'
    ? 'Git cannot be found. Install it, or put it on the PATH.'
    : `Git cannot be run: ${error.message}`;
}

/** What Git says of its failure, as a sentence. */
export function complaint(stderr: string, args: readonly string[]): string {
  const said = stderr
    .split('\n')
    .map((line) => line.replace(/^(?:fatal|error): /, '').trim())
    .filter((line) => line !== '')
    .join(' ');
  return `Git says: ${said === '' ? `"git ${args[0] ?? ''}" failed without a word.` : said}`;
}
