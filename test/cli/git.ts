import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeProject } from './project.ts';

/** A real Git repository in a folder of its own, for one test. */
export interface Repository {
  readonly root: string;
  /** Runs Git in it and returns what it prints. */
  git(...args: string[]): string;
  /** Writes files; `undefined` deletes one. */
  write(files: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** Writes files, commits all there is, and returns the commit. */
  commit(files?: Readonly<Record<string, string | undefined>>): Promise<string>;
}

/** Makes a repository whose first commit has these files. */
export async function makeRepository(files: Readonly<Record<string, string>>): Promise<Repository> {
  const root = await makeProject(files);
  const git = (...args: string[]) => runGit(root, ...args);
  git('init', '--quiet', '--initial-branch=main');
  const write: Repository['write'] = async (changes) => {
    for (const [path, text] of Object.entries(changes)) {
      const file = join(root, path);
      if (text === undefined) {
        await rm(file);
        continue;
      }
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  };
  const commit: Repository['commit'] = async (changes = {}) => {
    await write(changes);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message=change');
    return git('rev-parse', 'HEAD').trim();
  };
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message=first');
  return { root, git, write, commit };
}

/** Runs Git without anyone's settings. */
export function runGit(cwd: string, ...args: string[]): string {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    // A commit starts two more processes to see whether there is anything to tidy up.
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'maintenance.auto',
    GIT_CONFIG_VALUE_0: 'false',
    GIT_AUTHOR_NAME: 'A Writer',
    GIT_AUTHOR_EMAIL: 'writer@example.com',
    GIT_COMMITTER_NAME: 'A Writer',
    GIT_COMMITTER_EMAIL: 'writer@example.com',
  };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
