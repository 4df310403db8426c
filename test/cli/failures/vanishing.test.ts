import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playbook } from '../playbook.ts';
import { program } from '../program.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defective, defectivePages, ONLY } from './pages.ts';

const unix = ['--format', 'unix'];

describe('pages that are gone before their turn', () => {
  test.each([[], ['--cache', '--cache-location', 'cache']])(
    'are said to be gone, the others checked %#',
    async (...cache) => {
      const root = await makeProject({
        ...CONFIG,
        ...defectivePages(3, 'a'),
        ...defectivePages(2, 'b'),
        ...defectivePages(1, 'c'),
      });
      let seen = false;
      const { code, stdout, stderr } = await playbook(root, ['check', ...ONLY, ...unix, ...cache], {
        onWrite(text) {
          if (seen || !text.includes('a/00000.md')) return;
          seen = true;
          rmSync(join(root, 'b'), { recursive: true });
        },
      });
      expect(code).toBe(2);
      expect(stderr.trimEnd().split('\n')).toEqual([
        'error: Cannot read b/00000.md: it no longer exists.',
        'error: Cannot read b/00001.md: it no longer exists.',
      ]);
      expect(stdout.match(/^[ac]\/\d+\.md:3/gm)).toHaveLength(4);
      const again = await playbook(root, ['check', ...ONLY, ...unix, ...cache]);
      expect([again.code, again.stderr]).toEqual([1, '']);
      expect(again.stdout).not.toContain('b/0');
    },
  );

  test('a folder that was named is said not to be there', async () => {
    const root = await makeProject({ ...CONFIG, 'a.md': defective() });
    const { code, stderr } = await playbook(root, ['check', 'docs']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('"docs"')]);
  });

  test.skipIf(process.platform === 'win32')('so is the working folder', async () => {
    const root = await makeProject({ 'docs/': '' });
    const [node, path] = [process.execPath, await program()];
    const script = 'cd docs && rmdir ../docs && "$0" "$1" check';
    const { status, stderr } = spawnSync('sh', ['-c', script, node, path], { cwd: root, encoding: 'utf8' });
    const reason = 'no such file or folder';
    expect([status, stderr]).toEqual([2, `error: Cannot use the working folder: ${reason}.\n`]);
  });

  test('fixing says so too', async () => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(2, 'a') });
    const argv = ['fix', ...ONLY.slice(0, 2), 'a/00000.md', 'a/00001.md'];
    const done = playbook(root, argv, { stdin: '' });
    await rm(join(root, 'a/00001.md'));
    const { code } = await done;
    expect(code).toBe(2);
    expect(await readFile(join(root, 'a/00000.md'), 'utf8')).toContain('## Next');
  });
});

describe.skipIf(process.platform === 'win32')('symbolic links that lead in a circle', () => {
  test('are not followed, and hide nothing', async () => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(2, 'docs/a') });
    const expected = await playbook(root, ['check', ...ONLY, ...unix]);
    await symlink('.', join(root, 'docs/self'));
    await symlink('..', join(root, 'docs/a/up'));
    await mkdir(join(root, 'docs/b'));
    await symlink('../a', join(root, 'docs/b/other'));
    await symlink('../b', join(root, 'docs/a/other'));
    await symlink('two.md', join(root, 'docs/one.md'));
    await symlink('one.md', join(root, 'docs/two.md'));
    await symlink('/', join(root, 'docs/everything'));
    expect(await playbook(root, ['check', ...ONLY, ...unix])).toEqual(expected);
    expect((await playbook(root, ['fix', ...ONLY.slice(0, 2)])).code).toBe(0);
  });

  test('a page that is one of them, named, is said not to be readable', async () => {
    const root = await makeProject(CONFIG);
    await symlink('two.md', join(root, 'one.md'));
    await symlink('one.md', join(root, 'two.md'));
    const { code, stderr } = await playbook(root, ['check', 'one.md']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('one.md')]);
  });

  test('a link to one of them leads nowhere', async () => {
    const root = await makeProject({
      ...CONFIG,
      ...defectivePages(1),
      'a.md': '# A\n\n[a](loop.md) [b](loop/b.md)\n',
    });
    await symlink('loop.md', join(root, 'loop.md'));
    await symlink('loop', join(root, 'loop'));
    const { code, stdout } = await playbook(root, ['check', ...ONLY, ...unix]);
    expect([code, stdout.match(/^a\.md:.*target-missing/gm)?.length]).toEqual([1, 2]);
  });
});

test('a page that changes while it is fixed keeps what was written meanwhile', async () => {
  const root = await makeProject({ ...CONFIG, 'a.md': defective(), 'b.md': defective() });
  const fixing = playbook(root, ['fix', ...ONLY.slice(0, 2)]);
  await writeFile(join(root, 'b.md'), `${defective()}Written meanwhile.\n`);
  await fixing;
  expect(await readFile(join(root, 'b.md'), 'utf8')).toContain('Written meanwhile.');
});
