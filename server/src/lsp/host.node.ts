import { execFile } from 'node:child_process';
import { type FSWatcher, watch } from 'node:fs';
import { promisify } from 'node:util';
import { URI } from 'vscode-uri';
import { GIT_ARGS, GIT_ENV } from '../workspace/git.node.ts';
import { nodeHost } from '../workspace/host.node.ts';
import { slashed } from '../workspace/paths.node.ts';
import { createRootFinder } from '../workspace/roots.node.ts';
import type { Platform } from './platform.ts';

/** How long changes of files are gathered, in milliseconds. */
const GATHERING = 100;

/** A process of Node's: the files of this machine. */
export function nodePlatform(): Platform {
  return {
    host: (root, alsoIn) =>
      root.scheme === 'file'
        ? nodeHost(root.fsPath, alsoIn?.scheme === 'file' ? alsoIn.fsPath : undefined)
        : undefined,
    async rootOf(folder) {
      if (folder.scheme !== 'file') return folder;
      // What marks a root may have come or gone.
      return URI.file(await createRootFinder()(folder.fsPath));
    },
    async author(root) {
      if (root.scheme !== 'file') return undefined;
      try {
        const args = [...GIT_ARGS, 'config', '--get', 'user.name'];
        const { stdout } = await promisify(execFile)('git', args, {
          cwd: root.fsPath,
          env: { ...process.env, ...GIT_ENV },
          timeout: 5_000,
          windowsHide: true,
        });
        return stdout.trim() || undefined;
      } catch {
        return undefined;
      }
    },
    watch: (root, onChange) => (root.scheme === 'file' ? watchFolder(root.fsPath, onChange) : undefined),
  };
}

function watchFolder(folder: string, onChange: (paths: readonly string[]) => void): (() => void) | undefined {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const report = (): void => {
    timer = undefined;
    const paths = [...changed];
    changed.clear();
    onChange(paths);
  };
  try {
    const watcher: FSWatcher = watch(folder, { recursive: true, persistent: false }, (_event, path) => {
      if (path !== null) changed.add(slashed(path));
      timer ??= setTimeout(report, GATHERING);
    });
    // Too many folders, or no right to see one: then what changes there shows when it is opened.
    watcher.on('error', () => watcher.close());
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    return undefined;
  }
}
