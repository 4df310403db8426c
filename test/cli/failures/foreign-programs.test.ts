import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { nodePlatform } from '../../../server/src/lsp/host.node.ts';
import { makeRepository, type Repository, runGit } from '../git.ts';
import { playbook } from '../playbook.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defectivePages, ONLY } from './pages.ts';

const onWindows = process.platform === 'win32';
const files = { ...CONFIG, ...defectivePages(2), '.gitattributes': '* filter=evil diff=evil merge=evil\n' };

/** All that starts Git. */
const RUNS = [
  ['--changed-since', 'HEAD'],
  ['--changed-since', 'HEAD~1'],
  ['--staged'],
  ['--update-baseline'],
  ['--cache', '--cache-location', 'cache'],
  ['--format', 'sarif'],
];

interface Trap extends Repository {
  /** A program that leaves a mark. */
  readonly program: string;
  wasSprung(): boolean;
}

/** A repository in which Git has something to compare: changed, staged, moved and new pages, all with stale times. */
async function makeTrap(): Promise<Trap> {
  const repository = await makeRepository(files);
  const { root, git } = repository;
  await repository.commit({ 'docs/00000.md': '# Another\n\n##Next\n\nSome more text.\n' });
  const outside = await makeProject({});
  const mark = join(outside, 'mark');
  const program = join(outside, 'program');
  await writeFile(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat\n`);
  await chmod(program, 0o755);
  await repository.write({ 'docs/staged.md': '# Staged\n\n##Next\n' });
  git('add', 'docs/staged.md');
  await repository.write({ 'docs/00001.md': '# Changed\n\n##Next\n', 'docs/new.md': '# New\n\n##Next\n' });
  git('mv', 'docs/00000.md', 'docs/moved.md');
  for (const page of ['docs/moved.md', 'playbook.config.yaml', '.gitattributes'])
    await utimes(join(root, page), new Date(2001, 1, 1), new Date(2001, 1, 1));
  await rm(mark, { force: true });
  return { ...repository, program, wasSprung: () => existsSync(mark) };
}

/** Configurations of a repository that name a program, as Git reads them. */
const CONFIGURATIONS: Readonly<Record<string, (program: string) => string>> = {
  'a clean and a smudge filter': (it) => `[filter "evil"]\nclean = ${it}\nsmudge = ${it}\nrequired = true\n`,
  'a filter that stays': (it) => `[filter "evil"]\nprocess = ${it}\nrequired = true\n`,
  'a filter of a strange name': (it) =>
    `[filter "evil"]\nclean = ${it}\n[filter "a.B c\\"d"]\nclean = ${it}\n`,
  'a file system monitor': (it) =>
    `[core]\nfsmonitor = ${it}\nfsmonitorHookVersion = 2\nuntrackedCache = true\n`,
  'drivers of diff and merge': (it) =>
    `[diff]\nexternal = ${it}\n[diff "evil"]\ncommand = ${it}\ntextconv = ${it}\n[merge "evil"]\ndriver = ${it}\n`,
  'pagers and editors': (it) =>
    `[core]\npager = ${it}\neditor = ${it}\naskPass = ${it}\n[pager]\ndiff = ${it}\nconfig = ${it}\n[sequence]\neditor = ${it}\n[interactive]\ndiffFilter = ${it}\n`,
  'transports and helpers': (it) =>
    `[core]\nsshCommand = ${it}\ngitProxy = ${it}\nalternateRefsCommand = ${it}\n[credential]\nhelper = ${it}\n[uploadpack]\npackObjectsHook = ${it}\n[gpg]\nprogram = ${it}\n[log]\nshowSignature = true\n`,
  aliases: (it) =>
    ['diff', 'config', 'rev-parse', 'ls-files', 'cat-file', 'hash-object', 'merge-base']
      .map((name) => `[alias]\n${name} = !${it}\n`)
      .join(''),
};

describe.skipIf(onWindows)('nothing runs that a repository names', () => {
  /** Does all that starts Git, and expects that all goes well and no program of the repository has run. */
  async function expectUnsprung(trap: Trap): Promise<void> {
    for (const argv of RUNS) {
      const { code, stderr } = await playbook(trap.root, ['check', ...ONLY, ...argv]);
      expect([argv, code < 2, stderr]).toEqual([argv, true, expect.not.stringContaining('error')]);
      await rm(join(trap.root, 'playbook-baseline.json'), { force: true });
      expect([argv, trap.wasSprung()]).toEqual([argv, false]);
    }
    await nodePlatform().author(URI.file(trap.root));
    expect(trap.wasSprung()).toBe(false);
  }

  test.each(Object.keys(CONFIGURATIONS))('%s', async (name) => {
    const trap = await makeTrap();
    await appendFile(join(trap.root, '.git/config'), CONFIGURATIONS[name]?.(trap.program) ?? '');
    await expectUnsprung(trap);
  });

  test('hooks, in their usual place and another', async () => {
    const trap = await makeTrap();
    const hooks = [
      'post-index-change',
      'fsmonitor-watchman',
      'query-watchman',
      'pre-auto-gc',
      'post-checkout',
    ];
    for (const folder of ['.git/hooks', '.git/others']) {
      await mkdir(join(trap.root, folder), { recursive: true });
      for (const hook of [...hooks, 'reference-transaction'])
        await writeFile(join(trap.root, folder, hook), `#!/bin/sh\n${trap.program} </dev/null\n`, {
          mode: 0o755,
        });
    }
    await expectUnsprung(trap);
    trap.git('config', 'core.hooksPath', '.git/others');
    await rm(join(trap.root, '.git/index.lock'), { force: true });
    await expectUnsprung(trap);
  });

  test('a configuration that another one includes, and that of a work tree', async () => {
    const trap = await makeTrap();
    const filter = CONFIGURATIONS['a clean and a smudge filter']?.(trap.program) ?? '';
    await writeFile(join(trap.root, '.git/more'), filter);
    trap.git('config', 'include.path', 'more');
    await expectUnsprung(trap);
    trap.git('config', '--unset', 'include.path');
    trap.git('config', 'extensions.worktreeConfig', 'true');
    await writeFile(join(trap.root, '.git/config.worktree'), filter);
    await expectUnsprung(trap);
  });

  test('a filter that cannot be turned off is an error', async () => {
    const trap = await makeTrap();
    await appendFile(join(trap.root, '.git/config'), `[filter "a=b"]\nclean = ${trap.program}\n`);
    await writeFile(join(trap.root, '.gitattributes'), '* filter=a=b\n');
    const { code, stderr } = await playbook(trap.root, ['check', ...ONLY, '--changed-since', 'HEAD']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('with "=" in its name')]);
    expect(trap.wasSprung()).toBe(false);
  });

  test('the traps are real: Git as it is springs them', async () => {
    for (const [name, args] of [
      ['a clean and a smudge filter', ['diff', '--raw']],
      ['a filter of a strange name', ['diff', '--raw']],
      ['a file system monitor', ['diff', '--raw']],
      ['drivers of diff and merge', ['diff']],
    ] as const) {
      const trap = await makeTrap();
      await appendFile(join(trap.root, '.git/config'), CONFIGURATIONS[name]?.(trap.program) ?? '');
      trap.git(...args);
      expect([name, trap.wasSprung()]).toEqual([name, true]);
    }
  });
});

describe.skipIf(onWindows)('a partial clone fetches nothing', () => {
  /** A clone without the texts of what is not checked out. @returns it, and what it would fetch from */
  async function partialClone(): Promise<{ readonly root: string; readonly origin: Repository }> {
    const origin = await makeRepository(files);
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    await origin.commit({ 'docs/00000.md': '# Another\n\n##Next\n' });
    const root = join(await makeProject({}), 'clone');
    runGit(origin.root, 'clone', '--quiet', '--filter=blob:none', `file://${origin.root}`, root);
    return { root, origin };
  }

  const missing = (root: string) =>
    runGit(root, 'rev-list', '--objects', '--all', '--missing=print')
      .split('\n')
      .filter((line) => line.startsWith('?')).length;

  test('and says what is missing and what to do', async () => {
    const { root } = await partialClone();
    const before = missing(root);
    expect(before).toBeGreaterThan(0);
    const { code, stderr } = await playbook(root, ['check', ...ONLY, '--changed-since', 'HEAD~1']);
    expect([code, stderr]).toEqual([
      2,
      'error: The comparison requires Git objects that this partial clone does not contain, and a check does not fetch them. Clone without a filter, or run "git fetch --refetch --no-filter" first.\n',
    ]);
    expect(missing(root)).toBe(before);
    // What the advice is worth.
    execFileSync('git', ['fetch', '--quiet', '--refetch', '--no-filter'], { cwd: root, stdio: 'ignore' });
    expect(missing(root)).toBe(0);
    expect((await playbook(root, ['check', ...ONLY, '--changed-since', 'HEAD~1'])).code).toBeLessThan(2);
  });

  test('and starts no program of the transport', async () => {
    const { root, origin } = await partialClone();
    const mark = join(await makeProject({}), 'mark');
    const program = join(origin.root, 'program');
    await writeFile(program, `#!/bin/sh\necho x >> '${mark}'\n`, { mode: 0o755 });
    await appendFile(
      join(root, '.git/config'),
      `[core]\nsshCommand = ${program}\ngitProxy = ${program}\n[credential]\nhelper = ${program}\n[remote "origin"]\nuploadpack = ${program}\n`,
    );
    for (const url of [`file://${origin.root}`, origin.root, 'ssh://example.com/x', `ext::${program}`]) {
      runGit(root, 'config', 'remote.origin.url', url);
      const { code, stderr } = await playbook(root, ['check', ...ONLY, '--changed-since', 'HEAD~1']);
      expect([url, code, stderr]).toEqual([url, 2, expect.stringContaining('a check does not fetch them')]);
      expect([url, existsSync(mark)]).toEqual([url, false]);
    }
    // The trap is real: Git as it is springs it.
    runGit(root, 'config', 'remote.origin.url', origin.root);
    expect(() => runGit(root, 'show', 'HEAD~1:docs/00000.md')).toThrow();
    expect(existsSync(mark)).toBe(true);
  });
});
