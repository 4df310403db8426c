import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { CheckReport } from '../../server/src/cli/reporters/report.ts';
import { rules as ruleRegistry } from '../../server/src/rules/registry.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';
import { checkReport } from './schema.ts';

const clean = '# A page\n\nSome text.\n';
const broken = `${clean}\n<<<<<<< HEAD\n`;
const warned = `${clean}\n##Next\n`;
const marked = '---\ntitle: A\ndescription: B\n---\n\n# A\n\n<<<<<<< HEAD\n';

/** A configuration that chooses all pages in `docs`, and only two rules to look at. */
const config = { 'playbook.config.yaml': 'files: ["docs/**/*.md"]\n' };
const rules = ['--rule', 'page/conflict-marker', '--rule', 'page/heading-space'];
const json = [...rules, '--format', 'json'];

function pathsOf(stdout: string): readonly string[] {
  return (JSON.parse(stdout) as CheckReport).files.map(({ path }) => path);
}

describe('exit codes and severities', () => {
  test('0 for pages without findings', async () => {
    const root = await makeProject({ ...config, 'docs/a.md': clean, 'docs/b/c.md': clean });
    expect(await playbook(root, ['check', ...rules])).toEqual({
      code: 0,
      stdout: '✔ No findings in 2 playbooks\n',
      stderr: '',
    });
  });

  test('1 for errors', async () => {
    const root = await makeProject({ ...config, 'docs/a.md': broken, 'docs/b.md': clean });
    const { code, stdout, stderr } = await playbook(root, ['check', ...rules]);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "docs/a.md
        5:1  error  This line is a leftover conflict marker. Check the text around it, then delete the marker.  page/conflict-marker
           5 │ <<<<<<< HEAD
             │ ^^^^^^^^^^^^

      ✖ 1 finding (1 error) in 1 of 2 playbooks
      "
    `);
  });

  test('0 for warnings, unless there are more than allowed', async () => {
    const root = await makeProject({ ...config, 'docs/a.md': warned });
    expect((await playbook(root, ['check', ...rules])).code).toBe(0);
    expect((await playbook(root, ['check', ...rules, '--max-warnings', '1'])).code).toBe(0);
    const none = await playbook(root, ['check', ...rules, '--max-warnings=0']);
    expect([none.code, none.stderr]).toEqual([
      1,
      'warning: Too many warnings: found 1, but --max-warnings allows 0.\n',
    ]);
  });

  test('--quiet reports errors only, but counts the warnings', async () => {
    const root = await makeProject({ ...config, 'docs/a.md': `${warned}\n=======\n>>>>>>> b\n` });
    const { code, stdout } = await playbook(root, ['check', ...json, '--quiet', '--max-warnings', '0']);
    const { files, summary } = JSON.parse(stdout) as CheckReport;
    expect(files[0]?.findings.every(({ severity }) => severity === 'error')).toBe(true);
    expect([summary.errors > 0, summary.warnings, code]).toEqual([true, 0, 1]);
    const warnedOnly = await makeProject({ ...config, 'docs/a.md': warned });
    expect((await playbook(warnedOnly, ['check', ...rules, '--quiet'])).stdout).toBe(
      '✔ No findings in 1 playbook\n',
    );
    expect((await playbook(warnedOnly, ['check', ...rules, '--quiet', '--max-warnings', '0'])).code).toBe(1);
  });

  test('2 when the program itself failed, with all other findings', async () => {
    const rule = ruleRegistry.find(({ id }) => id === 'page/heading-space');
    if (!rule) throw new Error('The rule has gone: take another.');
    vi.spyOn(rule, 'check').mockImplementation(() => {
      throw new Error('out of blanks');
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const root = await makeProject({ ...config, 'docs/a.md': broken });
    const { code, stdout } = await playbook(root, ['check', ...json]);
    const findings = (JSON.parse(stdout) as CheckReport).files[0]?.findings;
    expect(findings?.map((finding) => finding.rule)).toEqual(['page/internal-error', 'page/conflict-marker']);
    expect(findings?.[0]?.message).toContain('out of blanks');
    expect(code).toBe(2);
  });

  test('--rule says when the rule is off', async () => {
    const off = 'files: ["docs/**"]\nrules:\n  page/heading-space: off\n';
    const root = await makeProject({ 'playbook.config.yaml': off, 'docs/a.md': warned });
    const { code, stderr } = await playbook(root, ['check', ...rules]);
    expect(code).toBe(0);
    expect(stderr).toBe('note: The rule page/heading-space is turned off for all checked pages.\n');
  });
});

describe('json', () => {
  test('is one object, as the schema says', async () => {
    const root = await makeProject({
      ...config,
      'docs/b.md': `${broken}\ntext\n\n=======\n\ntext\n\n>>>>>>> other\n`,
      'docs/a.md': clean,
      'docs/ü/c.md': warned,
    });
    const { code, stdout, stderr } = await playbook(root, ['check', '--format', 'json']);
    const report = JSON.parse(stdout) as CheckReport;
    expect(checkReport(report)).toEqual([]);
    expect([code, stderr]).toEqual([1, '']);
    expect(pathsOf(stdout)).toEqual(['docs/a.md', 'docs/b.md', 'docs/ü/c.md']);
    const conflict = report.files[1]?.findings.find(({ rule }) => rule === 'page/conflict-marker');
    expect(conflict).toMatchObject({ line: 5, column: 1, endLine: 5, severity: 'error', fixable: false });
    expect(conflict?.related).toEqual([
      expect.objectContaining({ path: 'docs/b.md', line: 9, column: 1 }),
      expect.objectContaining({ path: 'docs/b.md', line: 13, column: 1 }),
    ]);
    expect(report.files[2]?.findings.find(({ rule }) => rule === 'page/heading-space')?.fixable).toBe(true);
  });

  test('is the same on every run', async () => {
    const files = Object.fromEntries([...'zyxab'].map((name) => [`docs/${name}/${name}.md`, broken]));
    const root = await makeProject({ ...config, ...files });
    const first = await playbook(root, ['check', '--format', 'json']);
    expect(await playbook(root, ['check', '--format', 'json'])).toEqual(first);
    expect(await playbook(root, ['check', 'docs/z', 'docs', 'docs/a/a.md', '--format', 'json'])).toEqual(
      first,
    );
  });

  test('counts columns as editors do, without the byte-order mark', async () => {
    const root = await makeProject({
      ...config,
      'docs/a.md': '\ufeff##One\r\n\r\n日本<\r\n\r\n##𠮷\r\n',
    });
    const { stdout } = await playbook(root, ['check', ...json]);
    const findings = (JSON.parse(stdout) as CheckReport).files[0]?.findings;
    expect(findings?.map(({ line, column, endColumn }) => [line, column, endColumn])).toEqual([
      [1, 1, 3],
      [5, 1, 3],
    ]);
    const stylish = await playbook(root, ['check', ...rules]);
    expect(stylish.stdout).toContain('     1 │ ##One\n       │ ^^\n');
  });

  test('is written even when nothing could be checked', async () => {
    const root = await makeProject(config);
    const { code, stdout } = await playbook(root, ['check', 'gone.md', '--format', 'json']);
    expect(code).toBe(2);
    expect(checkReport(JSON.parse(stdout))).toEqual([]);
  });
});

describe('what is checked', () => {
  test('files, folders and globs, each page once', async () => {
    const root = await makeProject({
      ...config,
      'docs/a.md': clean,
      'docs/b.md': clean,
      'docs/c/d.md': clean,
      'x.md': marked,
    });
    const check = async (...paths: string[]) =>
      pathsOf((await playbook(root, ['check', ...paths, ...json])).stdout);
    expect(await check()).toEqual(['docs/a.md', 'docs/b.md', 'docs/c/d.md']);
    expect(await check('docs/c')).toEqual(['docs/c/d.md']);
    expect(await check('docs/b.md', './docs/b.md', 'docs/[b].md')).toEqual(['docs/b.md']);
    expect(await check('docs/*.md')).toEqual(['docs/a.md', 'docs/b.md']);
    expect(await check('**/*.md')).toEqual(['docs/a.md', 'docs/b.md', 'docs/c/d.md', 'x.md']);
    expect(await check(join(root, 'docs', 'a.md'), '{x,y}.md')).toEqual(['docs/a.md', 'x.md']);
  });

  test('paths written for Windows', async () => {
    const root = await makeProject({ ...config, 'docs/a.md': clean, 'docs/c/d.md': clean });
    const check = async (...paths: string[]) =>
      pathsOf((await playbook(root, ['check', ...paths, ...json])).stdout);
    expect(await check('docs\\a.md', '.\\docs\\c\\')).toEqual(['docs/a.md', 'docs/c/d.md']);
    expect(await check('docs\\*.md')).toEqual(['docs/a.md']);
    expect(await check('docs\\**\\*.md')).toEqual(['docs/a.md', 'docs/c/d.md']);
  });

  test('a file whose name looks like a glob', async () => {
    const root = await makeProject({ ...config, 'docs/[a].md': broken, 'docs/a.md': clean });
    expect(pathsOf((await playbook(root, ['check', 'docs/[a].md', ...json])).stdout)).toEqual([
      'docs/[a].md',
    ]);
  });

  test('a named file that no configuration chooses, if it has a mark of a playbook', async () => {
    const root = await makeProject({ ...config, 'x.md': marked, 'notes.md': clean, 'docs/a.md': clean });
    const { code, stdout, stderr } = await playbook(root, ['check', 'x.md', 'notes.md', ...json]);
    expect(pathsOf(stdout)).toEqual(['x.md']);
    expect((JSON.parse(stdout) as CheckReport).summary).toMatchObject({ files: 2, playbooks: 1, errors: 1 });
    expect(stderr).toMatch(/^note: notes.md was not checked because .*playbook.*\n$/);
    expect(code).toBe(1);
    expect((await playbook(root, ['check', 'notes.md', ...rules])).code).toBe(0);
    // A glob is not as sure of itself: what is not a playbook is passed over.
    expect((await playbook(root, ['check', '*.md', ...json])).stderr).toBe('');
  });

  test('paths are shown as seen from the working folder', async () => {
    const root = await makeProject({ ...config, 'docs/a.md': broken, 'docs/c/d.md': broken, 'tools/x': '' });
    expect(pathsOf((await playbook(join(root, 'docs/c'), ['check', '..', ...json])).stdout)).toEqual([
      '../a.md',
      'd.md',
    ]);
    expect(pathsOf((await playbook(join(root, 'tools'), ['check', '../docs/a.md', ...json])).stdout)).toEqual(
      ['../docs/a.md'],
    );
  });

  test('several workspaces in one run', async () => {
    const own = 'files: ["**/*.md"]\nrules:\n  page/conflict-marker: warning\n';
    const root = await makeProject({
      'one/playbook.config.yaml': own,
      'one/z.md': broken,
      'two/.git/HEAD': '',
      'two/playbook.config.json': '{ "files": ["pages/*.md"] }',
      'two/pages/a.md': broken,
    });
    const { stdout, stderr } = await playbook(root, ['check', 'two', 'one', ...json]);
    expect(stderr).toBe('');
    const { files } = JSON.parse(stdout) as CheckReport;
    expect(files.map(({ path, findings }) => [path, findings[0]?.severity])).toEqual([
      ['one/z.md', 'warning'],
      ['two/pages/a.md', 'error'],
    ]);
  });

  test('nested configurations count for the pages below them', async () => {
    const root = await makeProject({
      ...config,
      '.git/HEAD': '',
      'docs/a.md': broken,
      'docs/b/playbook.config.yml': 'files: ["*.md"]\nrules:\n  page/conflict-marker: off\n',
      'docs/b/c.md': broken,
    });
    const count = async (cwd: string, ...args: string[]) =>
      (
        JSON.parse((await playbook(join(root, cwd), ['check', ...args, ...json])).stdout) as CheckReport
      ).files.map(({ path, findings }) => [path, findings.length]);
    expect(await count('')).toEqual([
      ['docs/a.md', 1],
      ['docs/b/c.md', 0],
    ]);
    expect(await count('docs/b')).toEqual([['c.md', 0]]);
    expect(await count('', '--config', 'playbook.config.yaml')).toEqual([
      ['docs/a.md', 1],
      ['docs/b/c.md', 1],
    ]);
  });

  test('--no-config leaves the built-in profile', async () => {
    const root = await makeProject({ ...config, 'docs/a.md': broken });
    const { code, stderr } = await playbook(root, ['check', '--no-config', ...rules]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: No playbook pages found in "\."\. The profile ".+" includes only files that match "/,
    );
  });

  test('--config of another folder', async () => {
    const root = await makeProject({
      'team/all.yaml': 'files: ["**/*.md"]\n',
      'wiki/.git/HEAD': '',
      'wiki/a.md': broken,
    });
    const { code, stdout, stderr } = await playbook(root, [
      'check',
      'wiki',
      '--config',
      'team/all.yaml',
      ...json,
    ]);
    expect([code, stderr]).toEqual([1, '']);
    expect(pathsOf(stdout)).toEqual(['wiki/a.md']);
  });

  test.skipIf(process.platform === 'win32')('symbolic links are not searched, but may be named', async () => {
    const root = await makeProject({ ...config, 'docs/a/x.md': clean });
    await symlink('a', join(root, 'docs/latest'));
    expect(pathsOf((await playbook(root, ['check', ...json])).stdout)).toEqual(['docs/a/x.md']);
    expect(pathsOf((await playbook(root, ['check', 'docs/latest', ...json])).stdout)).toEqual([
      'docs/latest/x.md',
    ]);
  });
});

describe('two configurations in one folder', () => {
  const both = {
    'docs/a.md': '# A\n\n##Next\n',
    'playbook.config.yaml': 'files: ["docs/**/*.md"]\n',
    'playbook.config.json': '{ "files": ["none/**/*.md"] }\n',
  };
  const note = (ignored: string, used: string) =>
    `warning: ${ignored}:1:1: This file is ignored: "${used}" in the same folder takes precedence. Delete one of them.\n`;

  test('YAML counts, and JSON beside it is told', async () => {
    const root = await makeProject(both);
    const checked = await playbook(root, ['check', ...rules]);
    expect([checked.code, checked.stderr]).toEqual([0, note('playbook.config.json', 'playbook.config.yaml')]);
    expect(checked.stdout).toContain('in 1 of 1 playbook');
    for (const args of [
      ['fix', '--dry-run'],
      ['print-config', 'docs/a.md'],
    ])
      expect((await playbook(root, args)).stderr).toContain('playbook.config.json:1:1: This file is ignored');
  });

  test('of three, two are told; of a named one, none', async () => {
    const root = await makeProject({ ...both, 'playbook.config.yml': 'files: []\n' });
    expect((await playbook(root, ['check', ...rules])).stderr).toBe(
      note('playbook.config.yml', 'playbook.config.yaml') +
        note('playbook.config.json', 'playbook.config.yaml'),
    );
    const named = await playbook(root, ['check', ...rules, '--config', 'playbook.config.yaml']);
    expect(named.stderr).toBe('');
  });

  test('is told on every run with a cache', async () => {
    const root = await makeProject(both);
    const first = await playbook(root, ['check', ...rules, '--cache']);
    expect(first.stderr).toContain('This file is ignored');
    expect(await playbook(root, ['check', ...rules, '--cache'])).toEqual(first);
    const plain = await playbook(root, ['check', '--cache']);
    expect(plain.stderr).toContain('This file is ignored');
    expect(await playbook(root, ['check', '--cache'])).toEqual(plain);
  });

  test('in folders of their own, both count', async () => {
    const root = await makeProject({
      'docs/a.md': '# A\n',
      'docs/b/c.md': '# C\n',
      'docs/playbook.config.yaml': 'files: ["*.md"]\n',
      'docs/b/playbook.config.json': '{ "files": ["*.md"] }\n',
    });
    expect((await playbook(root, ['check', ...rules])).stderr).toBe('');
  });
});

describe('bad input is told, and the rest is checked', () => {
  const files = { ...config, 'docs/good.md': clean };

  async function checkWith(more: Record<string, string | Uint8Array>, ...args: string[]) {
    const { code, stdout, stderr } = await playbook(await makeProject({ ...files, ...more }), [
      'check',
      ...args,
      ...json,
    ]);
    expect(code).toBe(2);
    expect(pathsOf(stdout)).toContain('docs/good.md');
    return stderr;
  }

  test('a path that does not exist', async () => {
    expect(await checkWith({}, 'docs/god.md', 'docs')).toBe(
      'error: File or folder "docs/god.md" not found. Did you mean "docs/good.md"?\n',
    );
    expect(await checkWith({}, 'nowhere/to/be/found', 'docs')).toBe(
      'error: File or folder "nowhere/to/be/found" not found.\n',
    );
  });

  test('an empty path, as from a variable of the shell that is not set', async () => {
    expect(await checkWith({}, '', 'docs')).toBe('error: A path cannot be empty.\n');
  });

  test('a glob that matches nothing', async () => {
    expect(await checkWith({}, 'docs/*.markdown', 'docs')).toMatch(
      /^error: No file in ".*docs" matches "docs\/\*\.markdown"/,
    );
    expect(await checkWith({}, 'gone/**', 'docs')).toMatch(
      /^error: No file in ".*gone" matches "gone\/\*\*"/,
    );
    expect(await checkWith({}, 'docs/[a.md', 'docs')).toMatch(/^error: /);
  });

  test('a glob that matches no playbook', async () => {
    expect(await checkWith({ 'notes/a.md': clean }, 'notes/*.md', 'docs')).toBe(
      'error: None of the files that match "notes/*.md" is a playbook.\n',
    );
  });

  test('files that are not UTF-8 text', async () => {
    const latin = Uint8Array.from([0x23, 0x20, 0x66, 0xfc, 0x72, 0x0a]);
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]);
    const wide = Uint8Array.from([0xff, 0xfe, 0x23, 0]);
    const stderr = await checkWith({ 'docs/a.md': latin, 'docs/b.md': zip, 'docs/c.md': wide });
    expect(stderr).toMatchInlineSnapshot(`
      "error: Cannot read docs/a.md: it is not UTF-8 (byte 4, on line 1, is 0xFC). Save it as UTF-8.
      error: Cannot read docs/b.md: it is not text (byte 5, on line 1, is NUL).
      error: Cannot read docs/c.md: it is UTF-16. Save it as UTF-8.
      "
    `);
  });

  test('a folder without pages', async () => {
    const stderr = await checkWith({ 'empty/x.txt': '' }, 'empty', 'docs');
    expect(stderr).toMatch(/^error: No playbook pages found in "empty"\. .* "docs\/\*\*\/\*\.md"/);
  });

  test.skipIf(process.platform === 'win32')('a link that leads nowhere', async () => {
    const root = await makeProject(files);
    await symlink('gone.md', join(root, 'link.md'));
    const { code, stderr } = await playbook(root, ['check', 'link.md', ...rules]);
    expect([code, stderr]).toEqual([2, 'error: "link.md" is a link to a file that does not exist.\n']);
  });

  test('a named folder that looks like a page', async () => {
    const stderr = await checkWith({ 'other/a.md/x.txt': '' }, 'other/a.md', 'docs');
    expect(stderr).toContain('No playbook pages found in "other/a.md".');
  });

  test('a broken configuration', async () => {
    const root = await makeProject({
      ...files,
      'docs/sub/playbook.config.yaml': 'files: ["*.md"]\nrulse: {}\n',
      'docs/sub/a.md': broken,
    });
    const all = await playbook(root, ['check', ...json]);
    expect(all.code).toBe(2);
    expect(pathsOf(all.stdout)).toEqual(['docs/good.md']);
    expect(all.stderr).toMatch(
      /^error: docs\/sub\/playbook\.config\.yaml:2:1: .*rulse.*\nnote: Pages with an invalid configuration/,
    );
    const named = await playbook(root, ['check', 'docs/sub/a.md', ...json]);
    expect([named.code, pathsOf(named.stdout)]).toEqual([2, []]);
    const folder = await playbook(root, ['check', 'docs/sub', ...rules]);
    expect(folder.code).toBe(2);
    expect(folder.stderr).not.toContain('No playbook pages');
    const other = await playbook(root, ['check', 'docs/good.md', ...rules]);
    expect([other.code, other.stderr]).toEqual([0, '']);
  });

  test('a configuration that is not UTF-8', async () => {
    const root = await makeProject({
      'playbook.config.yaml': Uint8Array.from([0x61, 0xff]),
      'docs/a.md': clean,
    });
    const { code, stderr } = await playbook(root, ['check', 'docs/a.md', ...rules]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'playbook.config.yaml:1:1: The file cannot be read: it is not UTF-8 (byte 2, on line 1, is 0xFF).',
    );
  });
});

describe('on a terminal', () => {
  const pages = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`docs/${at}.md`, broken]));

  /** A clock that goes on by 300 ms whenever it is asked. */
  function slowly() {
    let time = new Date(2024, 4, 17).getTime();
    return () => {
      time += 300;
      return new Date(time);
    };
  }

  test('progress is shown and taken away', async () => {
    const root = await makeProject({ ...config, ...pages });
    const { stderr } = await playbook(root, ['check', ...rules], { stderrIsTTY: true, now: slowly() });
    expect(stderr).toMatch(/Checking \d\/5 …/);
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
  });

  test('progress is not shown elsewhere, or for short runs', async () => {
    const root = await makeProject({ ...config, ...pages });
    expect((await playbook(root, ['check', ...rules], { now: slowly() })).stderr).toBe('');
    expect((await playbook(root, ['check', ...rules], { stderrIsTTY: true })).stderr).toBe('');
  });

  test.each([
    ['a terminal', [], { stdoutIsTTY: true }, true],
    ['a pipe', [], {}, false],
    ['NO_COLOR', [], { stdoutIsTTY: true, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', [], { stdoutIsTTY: true, env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR', [], { env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', [], { stdoutIsTTY: true, env: { FORCE_COLOR: '0' } }, false],
    ['a dumb terminal', [], { stdoutIsTTY: true, env: { TERM: 'dumb' } }, false],
    ['--color', ['--color'], { env: { NO_COLOR: '1' } }, true],
    ['--no-color', ['--no-color'], { stdoutIsTTY: true, env: { FORCE_COLOR: '1' } }, false],
  ])('colors: %s', async (_name, args, terminal, colored) => {
    const root = await makeProject({ ...config, 'docs/a.md': broken });
    const { stdout } = await playbook(root, ['check', ...rules, ...args], terminal);
    expect(stdout.includes('\u001b[31m')).toBe(colored);
  });
});
