import { chmod, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../server/src/cli/reporters/report.ts';
import { replaceFile } from '../../server/src/cli/shell/replace-file.ts';
import { runGit } from './git.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const config = { 'playbook.config.yaml': 'files: ["docs/**/*.md"]\n' };
/** Two errors whose fix is certain, and one that has a suggestion. */
const page = '# A page\n\n##One\n\nText, see [b](B.md) and [c](othr.md).\n\n##Two';
const fixed = page.replace('##One', '## One').replace('##Two', '## Two').replace('B.md', 'b.md');
const files = { ...config, 'docs/a.md': page, 'docs/b.md': '# B\n', 'docs/other.md': '# Other\n' };
const only = ['--rule', 'page/heading-space', '--rule', 'link/target-missing'];

const read = (root: string, path: string) => readFile(join(root, path), 'utf8');

describe('playbook fix', () => {
  test('writes what is certain, and says so', async () => {
    const root = await makeProject(files);
    const { code, stdout, stderr } = await playbook(root, ['fix', ...only]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      'docs/a.md: link/target-missing 1, page/heading-space 2\n' +
        '✔ Fixed 3 findings in 1 of 3 playbooks; 1 finding remains (1 with suggestions)\n',
    );
    expect(await read(root, 'docs/a.md')).toBe(fixed);
    const again = await playbook(root, ['fix', ...only]);
    expect(again.stdout).toBe('✔ Nothing to fix; 1 finding remains (1 with suggestions)\n');
    expect(await readdir(join(root, 'docs'))).toEqual(['a.md', 'b.md', 'other.md']);
  });

  test('--rule limits it', async () => {
    const root = await makeProject(files);
    await playbook(root, ['fix', '--rule', 'link/target-missing']);
    expect(await read(root, 'docs/a.md')).toBe(page.replace('B.md', 'b.md'));
  });

  test('--suggestions takes the first suggestion of one rule', async () => {
    const root = await makeProject(files);
    const { code, stdout } = await playbook(root, ['fix', '--suggestions', '--rule', 'link/target-missing']);
    expect(code).toBe(0);
    expect(stdout).toContain('Fixed 2 findings in 1 of 3 playbooks; no findings remain');
    expect(await read(root, 'docs/a.md')).toBe(page.replace('B.md', 'b.md').replace('othr.md', 'other.md'));
    for (const wrong of [[], only]) {
      const { code: refused, stderr } = await playbook(root, ['fix', '--suggestions', ...wrong]);
      expect([refused, stderr]).toEqual([2, expect.stringContaining('exactly one --rule')]);
    }
  });

  test('--dry-run prints a diff that Git applies, and writes nothing', async () => {
    const windows = page.replaceAll('\n', '\r\n');
    const root = await makeProject({ ...files, 'docs/c d.md': windows });
    const { code, stdout, stderr } = await playbook(root, ['fix', '--dry-run', ...only]);
    expect([code, stderr]).toEqual([
      1,
      'note: Would fix 6 findings in 2 of 4 playbooks. No files were changed.\n',
    ]);
    expect(await read(root, 'docs/a.md')).toBe(page);
    expect(stdout).toContain(
      '\n-##Two\n\\ No newline at end of file\n+## Two\n\\ No newline at end of file\n',
    );
    await writeFile(join(root, 'patch'), stdout);
    runGit(root, 'apply', '--whitespace=nowarn', 'patch');
    expect(await read(root, 'docs/a.md')).toBe(fixed);
    expect(await read(root, 'docs/c d.md')).toBe(fixed.replaceAll('\n', '\r\n'));
    expect((await playbook(root, ['fix', '--dry-run', ...only])).code).toBe(0);
  });

  test('--stdin prints the fixed text', async () => {
    const root = await makeProject(files);
    const args = ['fix', '--stdin', '--stdin-filename', 'docs/new.md', ...only];
    const text = `\ufeff${page}`;
    expect((await playbook(root, args, { stdin: text })).stdout).toBe(`\ufeff${fixed}`);
    const diff = await playbook(root, [...args, '--dry-run'], { stdin: text });
    expect([diff.code, diff.stdout.split('\n')[0]]).toEqual([1, '--- a/docs/new.md']);
    expect((await playbook(root, args, { stdin: 'no playbook' })).stdout).toBe('no playbook');
    expect(await readdir(join(root, 'docs'))).toEqual(['a.md', 'b.md', 'other.md']);
  });
});

describe('check --fix', () => {
  test('fixes, and reports what is left', async () => {
    const root = await makeProject(files);
    const { code, stdout, stderr } = await playbook(root, ['check', '--fix', ...only, '--format', 'json']);
    const { files: reports } = JSON.parse(stdout) as CheckReport;
    expect(reports.flatMap(({ findings }) => findings.map(({ about }) => about))).toEqual([['othr.md']]);
    expect([code, stderr]).toEqual([1, 'note: Fixed 3 findings in 1 of 3 playbooks.\n']);
    expect(await read(root, 'docs/a.md')).toBe(fixed);
  });

  test('is refused for a page from standard input', async () => {
    const root = await makeProject(files);
    const args = ['check', '--fix', '--stdin', '--stdin-filename', 'docs/a.md'];
    const { code, stderr } = await playbook(root, args, { stdin: page });
    expect([code, stderr]).toEqual([2, expect.stringContaining('playbook fix --stdin')]);
  });
});

describe.skipIf(process.platform === 'win32')('what is written is safe', () => {
  test('keeps the mode of a page', async () => {
    const root = await makeProject(files);
    await chmod(join(root, 'docs/a.md'), 0o640);
    await playbook(root, ['fix', ...only]);
    expect((await stat(join(root, 'docs/a.md'))).mode & 0o7777).toBe(0o640);
  });

  test('leaves a write-protected page alone, and fixes the others', async () => {
    const root = await makeProject({ ...files, 'docs/z.md': page });
    await chmod(join(root, 'docs/a.md'), 0o444);
    const { code, stdout, stderr } = await playbook(root, ['fix', ...only]);
    expect([code, stderr]).toEqual([2, 'error: Cannot write docs/a.md: it is read-only.\n']);
    expect(stdout).toBe(
      'docs/z.md: link/target-missing 1, page/heading-space 2\n' +
        '✖ Fixed 3 findings in 1 of 4 playbooks; 5 findings remain (2 with suggestions); not all pages were fixed (1 error above)\n',
    );
    expect([await read(root, 'docs/a.md'), await read(root, 'docs/z.md')]).toEqual([page, fixed]);
  });

  test('never says that there was nothing to fix where it could not', async () => {
    const root = await makeProject({ ...files, 'docs/z.md': page });
    for (const path of ['docs/a.md', 'docs/z.md']) await chmod(join(root, path), 0o444);
    const failed = '; not all pages were fixed (2 errors above)';
    const { code, stdout } = await playbook(root, ['fix', '--rule', 'page/heading-space']);
    expect([code, stdout]).toEqual([2, `✖ Fixed nothing; 4 findings remain${failed}\n`]);
  });

  test.each([
    ['a page that is missing', ['docs/gone.md']],
    ['a page that is no text', ['docs/bytes.md']],
    ['a configuration that is broken', ['broken/a.md']],
  ])('%s is not "nothing to fix"', async (_name, paths) => {
    const root = await makeProject({
      ...files,
      'docs/bytes.md': new Uint8Array([0xff, 0xfe, 0x00, 0xd8]),
      'broken/playbook.config.yaml': 'filse: []\n',
      'broken/a.md': page,
    });
    const fixed = await playbook(root, ['fix', ...paths]);
    expect(fixed.code).toBe(2);
    expect(fixed.stdout).toBe('✖ Fixed nothing; not all pages were fixed (1 error above)\n');
    const dry = await playbook(root, ['fix', '--dry-run', ...paths]);
    expect([dry.code, dry.stdout]).toEqual([2, '']);
    expect(dry.stderr).toContain('note: Nothing to fix; not all pages were fixed (1 error above).\n');
  });

  test('goes through links within the workspace, which stay links', async () => {
    const root = await makeProject({ ...files, 'pool/real.md': page });
    await symlink('../pool/real.md', join(root, 'docs/link.md'));
    await playbook(root, ['fix', 'docs/link.md', ...only]);
    expect(await readlink(join(root, 'docs/link.md'))).toBe('../pool/real.md');
    expect(await read(root, 'pool/real.md')).toBe(fixed);
  });

  test('never goes through links that leave the workspace', async () => {
    const outside = await makeProject({ 'x.md': page });
    const root = await makeProject(files);
    await symlink(join(outside, 'x.md'), join(root, 'docs/x.md'));
    await symlink(outside, join(root, 'docs/far'));
    for (const path of ['docs/x.md', 'docs/far/x.md']) {
      const { code, stderr } = await playbook(root, ['fix', path, ...only]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('outside the workspace')]);
    }
    expect(await read(outside, 'x.md')).toBe(page);
  });

  test('a file changed meanwhile, or replaced by a link, stays as it is', async () => {
    const outside = await makeProject({ 'x.md': 'before' });
    const root = await makeProject({ 'a.md': 'changed', 'b.md': 'before' });
    await symlink(join(outside, 'x.md'), join(root, 'x.md'));
    const replace = (path: string) => replaceFile(join(root, path), root, 'before', 'after');
    await expect(replace('a.md')).rejects.toThrow('it was changed by another program');
    await expect(replace('x.md')).rejects.toThrow('outside the workspace');
    await expect(replace('gone.md')).rejects.toThrow('no such file');
    await replace('b.md');
    await replace('b.md');
    expect(await read(root, 'b.md')).toBe('after');
    expect(await read(outside, 'x.md')).toBe('before');
    expect(await readdir(root)).toEqual(['a.md', 'b.md', 'x.md']);
  });

  test.skipIf(process.getuid?.() !== 0)('a full disk leaves the page as it was', async () => {
    const root = await makeProject({});
    const disk = join(root, 'disk');
    await mkdir(disk);
    const { execFileSync } = await import('node:child_process');
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      console.log('skipped: no tmpfs can be mounted here');
      return;
    }
    try {
      const big = `${page}\n${'Words. '.repeat(6000)}\n`;
      await mkdir(join(disk, 'docs'));
      await writeFile(join(disk, 'playbook.config.yaml'), config['playbook.config.yaml']);
      await writeFile(join(disk, 'docs/a.md'), big);
      const { code, stderr } = await playbook(disk, ['fix', ...only]);
      expect([code, stderr]).toEqual([2, 'error: Cannot write docs/a.md: the disk is full.\n']);
      expect(await read(disk, 'docs/a.md')).toBe(big);
      expect(await readdir(join(disk, 'docs'))).toEqual(['a.md']);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
