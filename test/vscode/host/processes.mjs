// Finds processes, for tests that end one.
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Whether this system tells of its processes in a way that is known here. */
export const showsProcesses = process.platform !== 'win32';

/** The ids of the language servers that a process, or one that it has started, has started. */
export async function languageServersOf(ancestor) {
  const all = process.platform === 'linux' ? await readProc() : await askPs();
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  const descends = (id) => id !== undefined && (parents.get(id) === ancestor || descends(parents.get(id)));
  return all
    .filter(({ id, command }) => /[\\/]dist[\\/]server[\\/]main/.test(command) && descends(id))
    .map(({ id }) => id);
}

/** Without `ps`, which small machines lack. */
async function readProc() {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      try {
        const [status, command] = await Promise.all(
          ['status', 'cmdline'].map((file) => readFile(`/proc/${id}/${file}`, 'utf8')),
        );
        const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
        return [{ id: Number(id), parent, command: command.replaceAll('\0', ' ') }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    }),
  );
  return found.flat();
}

async function askPs() {
  const options = { maxBuffer: 1 << 24 };
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,command='], options);
  return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, id, parent, command]) => ({
    id: Number(id),
    parent: Number(parent),
    command,
  }));
}
