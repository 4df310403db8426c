import { chmod, lstat, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFormats } from '../../../server/src/cli/reporters/format-option.ts';
import { FORMATS } from '../../../server/src/cli/reporters/formats.ts';
import { openReportFile } from '../../../server/src/cli/reporters/output-file.ts';
import type { CheckReport } from '../../../server/src/cli/reporters/report.ts';
import { playbook } from '../playbook.ts';
import { makeProject } from '../project.ts';

const config = { 'playbook.config.yaml': 'files: ["docs/**/*.md"]\n' };
const broken = '# A page\n\nSome text.\n\n<<<<<<< HEAD\n';
const only = ['--rule', 'page/conflict-marker'];
const isRoot = process.getuid?.() === 0;

async function project(files: Readonly<Record<string, string>> = {}): Promise<string> {
  return await makeProject({ ...config, 'docs/a.md': broken, ...files });
}

describe('several formats', () => {
  test('one goes to standard output, the others to files, in folders made for them', async () => {
    const root = await project();
    const { code, stdout, stderr } = await playbook(root, [
      'check',
      ...only,
      '--format=json=out/deep/r.json',
      '--format',
      'unix',
      '--format',
      'gitlab=out/ein Blatt %.json',
    ]);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^docs\/a\.md:5:1: error: .* \[page\/conflict-marker\]\n$/);
    const report = JSON.parse(await readFile(join(root, 'out/deep/r.json'), 'utf8')) as CheckReport;
    expect(report.summary.errors).toBe(1);
    expect(JSON.parse(await readFile(join(root, 'out/ein Blatt %.json'), 'utf8'))).toHaveLength(1);
    expect(await readdir(join(root, 'out'))).toEqual(['deep', 'ein Blatt %.json']);
  });

  test('when all have files, people still see what was found', async () => {
    const root = await project();
    const { stdout } = await playbook(root, ['check', ...only, '--format', 'json=r.json']);
    expect(stdout).toBe((await playbook(root, ['check', ...only])).stdout);
  });

  test('colors are for standard output', async () => {
    const root = await project();
    const { stdout } = await playbook(root, ['check', ...only, '--color', '--format', 'compact=c.txt']);
    expect(stdout).toContain('\u001b[31m');
    expect(await readFile(join(root, 'c.txt'), 'utf8')).not.toContain('\u001b');
  });

  test.each(FORMATS)('%s can be written to a file', async (format) => {
    const root = await project();
    const { code } = await playbook(root, ['check', ...only, '--format', `${format}=x/report`]);
    expect(code).toBe(1);
    expect(await readFile(join(root, 'x/report'), 'utf8')).toContain('page/conflict-marker');
  });
});

describe('wrong use', () => {
  test.each([
    [['jsn'], '"jsn" is not a valid value for --format. Did you mean "json"?'],
    [['serif=x'], '"serif" is not a valid value for --format. Did you mean "sarif"?'],
    [['checkstile'], '"checkstile" is not a valid value for --format. Did you mean "checkstyle"?'],
    [['markdwon=a=b'], '"markdwon" is not a valid value for --format. Did you mean "markdown"?'],
    [['toString'], /^"toString" is not a valid value for --format. Use "stylish", .* or "html"\.$/],
    [['json='], '--format json= requires a file: --format json=<file>.'],
    [['=x'], /^"" is not a valid value for --format/],
    [['json', 'json'], '--format json cannot be used more than once.'],
    [
      ['json', 'unix'],
      '--format json and --format unix cannot both be written to standard output. Write one of them to a file: --format unix=<file>.',
    ],
    [['json=a/b', 'sarif=./a/c/../b'], 'Two formats cannot be written to the same file "./a/c/../b".'],
  ])('%j', (values, message) => {
    expect(() => readFormats(values, '/work')).toThrow(message);
  });

  test('is said before anything is checked', async () => {
    const root = await project();
    expect(await playbook(root, ['check', '--format', 'jsn'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: "jsn" is not a valid value for --format. Did you mean "json"?\n',
    });
  });

  test('a page cannot be the place of a report', async () => {
    const root = await project();
    const { code, stderr } = await playbook(root, ['check', '--format', 'json=docs/a.md']);
    expect([code, stderr]).toEqual([
      2,
      'error: "docs/a.md" is a page to check and would be overwritten. Write the report to another file.\n',
    ]);
    expect(await readFile(join(root, 'docs/a.md'), 'utf8')).toBe(broken);
    expect(await readdir(join(root, 'docs'))).toEqual(['a.md']);
  });
});

describe('files that cannot be written', () => {
  test.each([
    ['a folder', 'docs', 'it is a folder'],
    ['a file in its way', 'docs/a.md/x.json', 'a part of the path is not a folder'],
    ['a name too long', `${'x'.repeat(300)}.json`, 'the file name is too long'],
    ['a link to nothing', 'gone.json', 'no such file or folder'],
    ['links in a circle', 'circle.json', 'too many symbolic links'],
  ])('%s', async (_name, path, reason) => {
    const root = await project();
    await symlink('nowhere/x.json', join(root, 'gone.json'));
    await symlink('circle.json', join(root, 'circle.json'));
    const before = await readdir(root);
    const { code, stdout, stderr } = await playbook(root, [
      'check',
      ...only,
      '--format',
      `json=${path}`,
      '--format=sarif=s',
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`error: Cannot write the json report to "${path}": ${reason}.\n`);
    expect(await readdir(root)).toEqual(before);
  });

  test.skipIf(isRoot)('no permission', async () => {
    const root = await project({ 'closed/': '', 'old.json': 'old' });
    await chmod(join(root, 'closed'), 0o500);
    await chmod(join(root, 'old.json'), 0o400);
    for (const path of ['closed/r.json', 'old.json']) {
      const { code, stderr } = await playbook(root, ['check', ...only, '--format', `json=${path}`]);
      expect([code, stderr]).toEqual([
        2,
        `error: Cannot write the json report to "${path}": permission denied.\n`,
      ]);
    }
    expect(await readFile(join(root, 'old.json'), 'utf8')).toBe('old');
  });

  // Only there a device stands that is always full.
  test.skipIf(process.platform !== 'linux')(
    'a full disk is said at the end, and the other reports are whole',
    async () => {
      const root = await project();
      const { code, stdout, stderr } = await playbook(root, [
        'check',
        ...only,
        '--format=json=/dev/full',
        '--format=sarif=s.sarif',
      ]);
      expect(code).toBe(2);
      expect(stderr).toBe('error: Cannot write the json report to "/dev/full": the disk is full.\n');
      expect(stdout).toContain('not all pages were checked (1 error above)');
      expect(JSON.parse(await readFile(join(root, 's.sarif'), 'utf8'))).toHaveProperty('runs');
    },
  );
});

describe('a report file', () => {
  test('is as it was until the report is whole', async () => {
    const root = await makeProject({ 'r.txt': 'old' });
    const path = join(root, 'r.txt');
    await chmod(path, 0o640);
    const file = openReportFile(path);
    file.write('x'.repeat(200_000));
    expect(await readFile(path, 'utf8')).toBe('old');
    file.close();
    file.discard();
    expect((await readFile(path, 'utf8')).length).toBe(200_000);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readdir(root)).toEqual(['r.txt']);
  });

  test('leaves nothing behind when it is given up', async () => {
    const root = await makeProject({ 'r.txt': 'old' });
    const file = openReportFile(join(root, 'r.txt'));
    file.write('new');
    file.discard();
    file.discard();
    expect(await readdir(root)).toEqual(['r.txt']);
    expect(await readFile(join(root, 'r.txt'), 'utf8')).toBe('old');
  });

  test('a link stays a link', async () => {
    const root = await makeProject({ 'real/r.txt': 'old' });
    await symlink('real/r.txt', join(root, 'link.txt'));
    const file = openReportFile(join(root, 'link.txt'));
    file.write('new');
    file.close();
    expect((await lstat(join(root, 'link.txt'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(root, 'real/r.txt'), 'utf8')).toBe('new');
  });

  test('a device is written to as it is', async () => {
    const file = openReportFile('/dev/null');
    file.write('x');
    file.close();
    expect((await stat('/dev/null')).isFile()).toBe(false);
  });

  test('says that its folder has gone meanwhile', async () => {
    const root = await makeProject({ 'out/': '' });
    const file = openReportFile(join(root, 'out/r.txt'));
    await rm(join(root, 'out'), { recursive: true });
    expect(() => file.close()).toThrow('ENOENT');
  });
});
