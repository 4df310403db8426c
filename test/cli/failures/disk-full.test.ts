import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { playbook } from '../playbook.ts';
import { program } from '../program.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defective, defectivePages, isRoot, leftoversIn, ONLY } from './pages.ts';

const REASON = 'the disk is full';

/** Makes a folder a file system of its own, with room for so many KB. */
function mountSmall(folder: string, size: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return true;
}

/** Takes all the room that is left. */
async function fill(folder: string): Promise<void> {
  for (let size = 1 << 20; size >= 1; size >>= 1)
    await writeFile(join(folder, 'filling'), Buffer.alloc(size, 'x'), { flag: 'a' }).catch(() => undefined);
}

/** A project with invalid pages and a folder `small` on a full disk; `undefined` where there is no making one. */
async function makeFull(files: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const root = await makeProject({ ...CONFIG, ...defectivePages(3), 'small/': '' });
  const small = join(root, 'small');
  if (!mountSmall(small, 64)) return undefined;
  for (const [path, text] of Object.entries(files)) await writeFile(join(small, path), text);
  await fill(small);
  return root;
}

describe.skipIf(!isRoot || process.platform !== 'linux')(
  'on a full disk (only root can make one)',

  () => {
    test('a page that cannot be fixed stays as it was', async ({ skip }) => {
      const root = await makeFull({ 'a.md': defective() });
      if (!root) return skip('no file system can be mounted here');
      const { code, stderr } = await playbook(root, ['fix', ...ONLY.slice(0, 2), 'small']);
      expect([code, stderr]).toEqual([2, `error: Cannot write small/a.md: ${REASON}.\n`]);
      expect(await readFile(join(root, 'small/a.md'), 'utf8')).toBe(defective());
      expect(await leftoversIn(root)).toEqual([]);
    });

    test('the report of before stays, and the others are written', async ({ skip }) => {
      const root = await makeFull({ 'report.json': 'old' });
      if (!root) return skip('no file system can be mounted here');
      const formats = ['json=small/report.json', 'sarif=good.sarif', 'unix'].flatMap((one) => [
        '--format',
        one,
      ]);
      const { code, stdout, stderr } = await playbook(root, ['check', ...ONLY, 'docs', ...formats]);
      expect([code, stderr]).toEqual([
        2,
        `error: Cannot write the json report to "small/report.json": ${REASON}.\n`,
      ]);
      expect(stdout).toContain('docs/00002.md:3:1');
      expect(await readFile(join(root, 'small/report.json'), 'utf8')).toBe('old');
      expect(existsSync(join(root, 'good.sarif'))).toBe(true);
      expect(await leftoversIn(root)).toEqual([]);
    });

    test('pages are checked without a cache', async ({ skip }) => {
      const root = await makeFull();
      if (!root) return skip('no file system can be mounted here');
      const argv = ['check', ...ONLY, 'docs'];
      const plain = await playbook(root, argv);
      const { code, stdout, stderr } = await playbook(root, [
        ...argv,
        '--cache',
        '--cache-location',
        'small/cache',
      ]);
      expect([code, stdout]).toEqual([plain.code, plain.stdout]);
      expect(stderr).toMatch(
        /^note: Cannot write the cache in ".*small\/cache": the disk is full\. Pages are checked without it\.\n$/,
      );
      expect(await leftoversIn(root)).toEqual([]);
    });

    test.for(['--update-baseline', '--prune-baseline'])(
      'the baseline stays with %s',
      async (action, { skip }) => {
        const old = '{"version":1,"pages":{"../gone.md":{"link/empty":{"x":3}}}}';
        const root = await makeFull({ 'baseline.json': old });
        if (!root) return skip('no file system can be mounted here');
        const argv = ['check', ...ONLY, 'docs', '--baseline', 'small/baseline.json', action];
        const { code, stderr } = await playbook(root, argv);
        expect([code, stderr]).toEqual([2, `error: Cannot write small/baseline.json: ${REASON}.\n`]);
        expect(await readFile(join(root, 'small/baseline.json'), 'utf8')).toBe(old);
        expect(await leftoversIn(root)).toEqual([]);
      },
    );

    test('a shard says that its report is lost', async ({ skip }) => {
      const root = await makeFull();
      if (!root) return skip('no file system can be mounted here');
      const argv = ['check', ...ONLY, 'docs', '--shard', '1/2', '--shard-file', 'small/1.jsonl'];
      const { code, stderr } = await playbook(root, argv);
      expect([code, stderr]).toEqual([2, `error: Cannot write the shard report small/1.jsonl: ${REASON}.\n`]);
    });
  },
);

test.skipIf(!existsSync('/dev/full'))(
  'standard output on a full disk is no success',

  async () => {
    const root = await makeProject({ ...CONFIG, 'a.md': '# A\n' });
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"$0" "$1" check --format json > /dev/full`, process.execPath, await program()],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect([status, stderr]).toEqual([2, `error: Cannot write to standard output: ${REASON}.\n`]);
  },
);
