import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../server/src/cli/reporters/report.ts';
import { makeRepository, type Repository, runGit } from './git.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const config = { 'playbook.config.yaml': 'files: ["docs/**/*.md"]\n' };
const rules = [
  'page/heading-space',
  'link/target-missing',
  'link/anchor-missing',
  'front-matter/value-mistyped',
];
const only = rules.flatMap((rule) => ['--rule', rule]);

/** A page with an old error, that links to another. */
const legacy = '# A page\n\n##Old\n\nSee [b](b.md#part) and [c](sub/c.md).\n';
const files = {
  ...config,
  'docs/a.md': legacy,
  'docs/b.md': '# B\n\n## Part\n\nText.\n',
  'docs/sub/c.md': '# C\n\n##Old\n\n##Old\n\n[gone](gone.md)\n',
  'docs/d.md': '# D\n\nNothing here.\n',
};

async function newFindings(root: string, ...args: string[]) {
  const { code, stdout, stderr } = await playbook(root, ['check', ...only, '--format', 'json', ...args]);
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout) as CheckReport;
  const found = report.files.flatMap(({ path, findings }) =>
    findings.map(({ rule, about, line }) => `${path}:${line} ${rule} ${about.join(' + ')}`),
  );
  return { found, code, stderr, checked: report.files.map(({ path }) => path) };
}

const since = (root: string, commit = 'main') => newFindings(root, '--changed-since', commit);

describe('--changed-since', () => {
  test('says nothing of what was there before', async () => {
    const { root } = await makeRepository(files);
    expect(await since(root)).toEqual({
      found: [],
      code: 0,
      stderr: 'note: No change since main affects a playbook.\n',
      checked: [],
    });
  });

  test('on a changed page, reports what the change has added', async () => {
    const { root, write } = await makeRepository(files);
    await write({ 'docs/sub/c.md': '# C\n\nMore.\n\n##New\n\n##Old\n\n##Old\n\n[gone](gone.md)\n' });
    expect((await since(root)).found).toEqual(['docs/sub/c.md:5 page/heading-space ##New']);
    // The same error once more, above those that are alike: the new line has it.
    await write({ 'docs/sub/c.md': '# C\n\n[gone](gone.md) too\n\n##Old\n\n##Old\n\n[gone](gone.md)\n' });
    expect((await since(root)).found).toEqual(['docs/sub/c.md:3 link/target-missing gone.md']);
  });

  test('on unchanged pages, reports what the change is the cause of, and looks at no others', async () => {
    const { root, write } = await makeRepository(files);
    await write({ 'docs/b.md': '# B\n\n## Other part\n\nText.\n' });
    const { found, code, checked } = await since(root);
    expect(found).toEqual(['docs/a.md:5 link/anchor-missing b.md#part']);
    expect([code, checked]).toEqual([0, ['docs/a.md', 'docs/b.md']]);
    await write({ 'docs/b.md': undefined });
    expect((await since(root)).found).toEqual(['docs/a.md:5 link/target-missing b.md#part']);
    await rm(join(root, 'docs/sub'), { recursive: true });
    expect((await since(root)).found).toEqual([
      'docs/a.md:5 link/target-missing b.md#part',
      'docs/a.md:5 link/target-missing sub/c.md',
    ]);
  });

  test('with a baseline, what it accepts accounts for the old findings first, and is not called out of date', async () => {
    const { root, commit, write } = await makeRepository(files);
    await playbook(root, ['check', ...only, '--update-baseline']);
    await commit();
    await write({ 'docs/sub/c.md': '# C\n\n[gone](gone.md) too\n\n##Old\n\n##Old\n\n[gone](gone.md)\n' });
    const { found, stderr } = await since(root, 'HEAD');
    expect(found).toEqual(['docs/sub/c.md:3 link/target-missing gone.md']);
    expect(stderr).toBe('note: 4 findings accepted in playbook-baseline.json are not shown.\n');
  });

  test('follows renames, staged or not', async () => {
    const { root, git, write } = await makeRepository(files);
    git('mv', 'docs/sub/c.md', 'docs/sub/moved.md');
    await write({ 'docs/sub/moved.md': '# C\n\n##Old\n\n##Old\n\n[gone](gone.md)\n\n##New\n' });
    const found = [
      'docs/a.md:5 link/target-missing sub/c.md',
      'docs/sub/moved.md:9 page/heading-space ##New',
    ];
    expect((await since(root)).found).toEqual(found);
    git('reset', '--quiet');
    await write({ 'docs/sub/moved.md': files['docs/sub/c.md'] });
    expect((await since(root)).found).toEqual(found.slice(0, 1));
  });

  test('new pages are new as a whole, and those that Git ignores do not matter', async () => {
    const { root, write } = await makeRepository({ ...files, '.gitignore': 'out.md\n' });
    await write({ 'docs/new.md': '# New\n\n##Old\n\n[out](out.md)\n', 'docs/out.md': '# Out\n' });
    expect((await since(root)).found).toEqual(['docs/new.md:3 page/heading-space ##Old']);
  });

  test('a page that comes to be mends nothing else and breaks nothing else', async () => {
    const { root, commit } = await makeRepository(files);
    await commit({ 'docs/sub/gone.md': '# Here again\n' });
    expect((await since(root, 'HEAD~1')).found).toEqual([]);
  });

  test('compares with the commit in common, not with what others did meanwhile', async () => {
    const { root, git, commit, write } = await makeRepository(files);
    git('checkout', '--quiet', '-b', 'topic');
    await write({ 'docs/d.md': '# D\n\n##New\n' });
    await commit();
    git('checkout', '--quiet', 'main');
    await commit({ 'docs/a.md': legacy.replace('##Old', '## Old') });
    git('checkout', '--quiet', 'topic');
    expect((await since(root, 'main')).found).toEqual(['docs/d.md:3 page/heading-space ##New']);
    expect((await since(root, 'topic')).found).toEqual([]);
  });

  test('judges both states by the configuration of today', async () => {
    const { root, write } = await makeRepository(files);
    await write({
      'playbook.config.yaml': 'files: ["docs/**/*.md"]\nrules: { page/heading-space: error }\n',
    });
    expect((await since(root)).found).toEqual([]);
    const bare = await makeRepository({ 'docs/a.md': legacy, 'docs/b.md': '# B\n\n## Part\n' });
    await bare.write(config);
    expect((await since(bare.root)).found).toEqual([]);
  });

  test('sees values that become slips through other pages', async () => {
    const page = (owner: string) => `---\ntitle: A\nft.owner: ${owner}\n---\n# A\n`;
    const many = Object.fromEntries([...'abcdefghi'].map((name) => [`docs/${name}.md`, page('janedoe')]));
    const { root, write } = await makeRepository({ ...config, ...many, 'docs/z.md': page('janedo') });
    await write({ 'docs/x.md': page('janedoe'), 'docs/y.md': page('janedoe') });
    const { found } = await since(root);
    expect(found).toEqual(['docs/z.md:3 front-matter/value-mistyped ft.owner: janedo']);
  });

  test('only among the pages that were named', async () => {
    const { root, write } = await makeRepository(files);
    await write({ 'docs/b.md': '# B\n\n##Part\n', 'docs/d.md': '##D\n' });
    expect((await newFindings(root, 'docs/d.md', '--changed-since', 'main')).found).toEqual([
      'docs/d.md:1 page/heading-space ##D',
    ]);
    expect((await newFindings(join(root, 'docs/sub'), '..', '--changed-since', 'HEAD')).found).toEqual([
      '../a.md:5 link/anchor-missing b.md#part',
      '../b.md:3 page/heading-space ##Part',
      '../d.md:1 page/heading-space ##D',
    ]);
  });

  test('names of every sort', async () => {
    const odd = ['with blank', 'ünï', '100%', 'e😀', 'quo"te', 'tab\tbed', 'line\nend', "it's", 'a&b'];
    const pages = Object.fromEntries(odd.map((name) => [`docs/${name}.md`, '# A page\n\n##Old\n']));
    const { root, write, git } = await makeRepository({ ...files, ...pages });
    await write(Object.fromEntries(odd.map((name) => [`docs/${name}.md`, '# A page\n\n##Old\n\n##New\n'])));
    const { found } = await since(root);
    expect(found.sort()).toEqual(odd.map((name) => `docs/${name}.md:5 page/heading-space ##New`).sort());
    git('add', '--all');
    expect((await newFindings(root, '--staged')).found.sort()).toEqual(found);
  });
});

describe('--changed-since says what is missing', () => {
  const refused = async (root: string, ...args: string[]) => {
    const { code, stdout, stderr } = await playbook(root, ['check', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  test('no repository', async () => {
    const root = await makeProject(files);
    await mkdir(join(root, '.git'));
    for (const option of ['--staged', '--changed-since=main'])
      expect(await refused(root, option)).toMatch(
        /^error: --(staged|changed-since) requires a Git working tree, but "[^"]+" is not in one/,
      );
  });

  test('no such commit, with those that may be meant', async () => {
    const { root, git } = await makeRepository(files);
    expect(await refused(root, '--changed-since', 'mian')).toBe(
      'error: Commit "mian" not found. Did you mean "main"?\n',
    );
    expect(await refused(root, '--changed-since=--output=x')).toContain('Commit "--output=x" not found');
    git('checkout', '--quiet', '--orphan', 'other');
    git('commit', '--quiet', '--message=other');
    expect(await refused(root, '--changed-since', 'main')).toContain('no common ancestor');
  });

  test('a shallow clone', async () => {
    const { root, commit, git } = await makeRepository(files);
    git('checkout', '--quiet', '-b', 'topic');
    await commit({ 'docs/d.md': '# D\n' });
    const clones = await makeProject({});
    runGit(clones, 'clone', '--quiet', '--depth=1', '--branch=topic', `file://${root}`, 'shallow');
    const shallow = join(clones, 'shallow');
    expect(await refused(shallow, '--changed-since', 'main')).toMatch(
      /Commit "main" not found.*Fetch the full history/,
    );
    runGit(shallow, 'fetch', '--quiet', '--depth=1', 'origin', 'main:main');
    expect(await refused(shallow, '--changed-since', 'main')).toMatch(
      /is not in this clone.*Fetch the full history/,
    );
    runGit(shallow, 'fetch', '--quiet', '--unshallow');
    expect((await playbook(shallow, ['check', '--changed-since', 'main'])).code).toBe(0);
  });

  test('contradictions', async () => {
    const { root } = await makeRepository(files);
    expect(await refused(root, '--staged', '--changed-since', 'main')).toContain('cannot be used together');
    expect(await refused(root, '--staged', '--fix')).toContain('--staged cannot be used with --fix');
  });
});

describe('--staged', () => {
  const staged = (root: string) => newFindings(root, '--staged');

  async function change(): Promise<Repository> {
    const repository = await makeRepository(files);
    await repository.write({ 'docs/d.md': '# D\n\n##Staged\n' });
    repository.git('add', 'docs/d.md');
    return repository;
  }

  test('checks what is staged, not what is on disk', async () => {
    const { root, write } = await change();
    await write({
      'docs/d.md': '# D\n\n##On disk\n',
      'docs/b.md': '##Not staged\n',
      'docs/new.md': '##New\n',
    });
    await rm(join(root, 'docs/sub/c.md'));
    const { found, code } = await staged(root);
    expect(found).toEqual(['docs/d.md:3 page/heading-space ##Staged']);
    expect(code).toBe(0);
  });

  test('a page deleted in Git alone still is missed', async () => {
    const { root, git } = await change();
    git('rm', '--quiet', '--cached', 'docs/b.md');
    expect((await staged(root)).found).toEqual([
      'docs/a.md:5 link/target-missing b.md#part',
      'docs/d.md:3 page/heading-space ##Staged',
    ]);
  });

  test('follows renames', async () => {
    const { root, git } = await change();
    git('mv', 'docs/sub/c.md', 'docs/sub/e.md');
    expect((await staged(root)).found).toEqual([
      'docs/a.md:5 link/target-missing sub/c.md',
      'docs/d.md:3 page/heading-space ##Staged',
    ]);
  });

  test('works before the first commit, and leaves the index as it is', async () => {
    const root = await makeProject(files);
    runGit(root, 'init', '--quiet');
    runGit(root, 'add', 'docs/sub/c.md', 'playbook.config.yaml');
    const before = runGit(root, 'ls-files', '--stage', '--debug');
    expect((await staged(root)).found).toEqual([
      'docs/sub/c.md:3 page/heading-space ##Old',
      'docs/sub/c.md:5 page/heading-space ##Old',
    ]);
    expect(runGit(root, 'ls-files', '--stage', '--debug')).toBe(before);
  });

  test('works in a hook, and in a work tree beside the main one', async () => {
    const { root, git, write } = await makeRepository(files);
    const beside = join(root, '..', `${root.split('/').at(-1)}-beside`);
    git('worktree', 'add', '--quiet', beside, '-b', 'beside');
    try {
      await writeFile(join(beside, 'docs/d.md'), '# D\n\n##Beside\n');
      runGit(beside, 'add', '--all');
      expect((await staged(beside)).found).toEqual(['docs/d.md:3 page/heading-space ##Beside']);
    } finally {
      await rm(beside, { recursive: true });
    }
    await write({ 'docs/d.md': '# D\n\n##In a hook\n' });
    // As `git commit docs/d.md` does: an index of its own.
    await rename(join(root, '.git/index'), join(root, '.git/kept'));
    const env = { GIT_DIR: join(root, '.git'), GIT_INDEX_FILE: join(root, '.git/kept') };
    const { stdout } = await playbook(root, ['check', ...only, '--format', 'unix', '--staged'], { env });
    expect(stdout).toBe('');
  });
});
