import { rmSync } from 'node:fs';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { onExit } from './clean-up.ts';
import { isWithin, slashed } from './paths.ts';

/**
 * Replaces a file's text in one step: it is written beside the file, which it then takes the place of, with its mode. At every
 * moment the file is either the old or the new one, whole. A file that has the new text already is left alone.
 *
 * @param file absolute path; where it is a link, its target is replaced
 * @param root absolute path of the folder that the file, links followed, must lie in
 * @param before the text that the file must have: another one means that somebody has changed it meanwhile
 * @throws Error when it could not be replaced and is as it was; see `cannotWrite`
 */
export async function replaceFile(file: string, root: string, before: string, after: string): Promise<void> {
  const target = await realpath(file);
  if (!isWithin(await realpath(root), target))
    throw new Error(`it is a link to ${slashed(target)}, which is outside the workspace.`);
  const { mode, uid, gid } = await stat(target);
  // Another name of the file may have led here before.
  if ((await readFile(target)).equals(Buffer.from(after))) return;
  if ((mode & 0o222) === 0) throw new Error('it is read-only.');
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${process.pid}.${++count}.tmp`);
  const forget = onExit(() => rmSync(temporary, { force: true }));
  try {
    await writeWhole(temporary, after, { mode: mode & 0o7777, uid, gid });
    if (!(await readFile(target)).equals(Buffer.from(before)))
      throw new Error('it was changed by another program. Run the command again.');
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
    forget();
  }
}

let count = 0;

interface Owner {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function writeWhole(file: string, text: string, { mode, uid, gid }: Owner): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text);
    // Only root may give files away; whoever may not keeps the group at least where he can.
    await handle.chown(uid, gid).catch(() => undefined);
    // Behind the umask's back, and after the change of owner, which clears bits.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
