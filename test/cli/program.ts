import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { cliOptions } from '../../esbuild.mjs';
import { root as repository } from '../support/repo.ts';
import type { Outcome } from './playbook.ts';

/** How a process of the command line is started. */
export interface ProgramOptions {
  /** Options of Node itself. */
  readonly node?: readonly string[];
  /** Who runs it; only root may choose. */
  readonly uid?: number;
  /** Told of the process as soon as there is one. */
  readonly onStart?: (child: ChildProcess) => void;
}

let made: Promise<string> | undefined;

/** The command line, built as it is delivered from the sources as they are. @returns the path of its entry */
export function program(): Promise<string> {
  made ??= make();
  return made;
}

async function make(): Promise<string> {
  const options = cliOptions();
  const build_ = JSON.parse(options.define.PLAYBOOK_BUILD) as string;
  const cache = join(repository, 'node_modules/.cache');
  const folder = join(cache, `playbook-program-${build_}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const fresh = await mkdtemp(join(cache, 'playbook-program-new-'));
    await build({ ...options, outdir: fresh, sourcemap: false });
    // For whomever a test runs it as.
    await chmod(fresh, 0o755);
    // Another worker may have been faster.
    await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }));
  }
  return join(folder, 'cli.mjs');
}

/** Runs `playbook` as a process. @returns its exit code, or what it would be in a shell when a signal has ended it */
export async function runProgram(
  cwd: string,
  argv: readonly string[],
  { node = [], uid, onStart }: ProgramOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [...node, await program(), ...argv], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  onStart?.(child);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (part) => {
      output[name] += part;
    });
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) =>
      resolve(status ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 137)),
    );
  });
  return { code, ...output };
}
