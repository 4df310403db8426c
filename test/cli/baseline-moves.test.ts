import { cp, mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeRepository, type Repository, runGit } from './git.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const BASELINE = 'playbook-baseline.json';
const CONFIG = 'files: ["**/*.md"]\n';
const text = (name: string) =>
  `# ${name}\n\n##Old\n\n${'A sentence that stays as it is.\n'.repeat(10)}\nThis is ${name}.\n`;

interface Told {
  readonly code: number | undefined;
  /** Where findings are. */
  readonly found: readonly string[];
  readonly stderr: string;
}

async function check(root: string, ...args: string[]): Promise<Told> {
  const rule = ['--rule', 'page/heading-space'];
  const { code, stdout, stderr } = await playbook(root, ['check', ...rule, '--format', 'unix', ...args]);
  const found = [...stdout.matchAll(/^(.+?):\d+:\d+: /gm)].map(([, path = '']) => path);
  return { code, found, stderr };
}

const pagesOf = async (root: string, file = BASELINE): Promise<string[]> =>
  Object.keys(JSON.parse(await readFile(join(root, file), 'utf8')).pages);

/** A repository of pages that each have one finding, which its baseline accepts. */
async function accepted(names: readonly string[]): Promise<Repository> {
  const files = Object.fromEntries(names.map((name) => [name, text(name)]));
  const repository = await makeRepository({ 'playbook.config.yaml': CONFIG, ...files });
  await check(repository.root, '--update-baseline');
  await repository.commit();
  return repository;
}

async function move(root: string, from: string, to: string): Promise<void> {
  await mkdir(dirname(join(root, to)), { recursive: true });
  await rename(join(root, from), join(root, to));
}

const PAGES = ['docs/a.md', 'docs/b c.md', 'docs/ü*.md'];

/** What a change that renames pages may look like; each leaves `docs/a.md` as `docs/new.md`. */
const RENAMES: readonly (readonly [string, (repository: Repository) => Promise<unknown>])[] = [
  ['in the folder alone', ({ root }) => move(root, 'docs/a.md', 'docs/new.md')],
  ['staged', async ({ git }) => git('mv', 'docs/a.md', 'docs/new.md')],
  [
    'staged and edited',
    async ({ git, write }) => {
      git('mv', 'docs/a.md', 'docs/new.md');
      await write({ 'docs/new.md': `${text('docs/a.md')}\nMore.\n` });
      git('add', '--all');
      await write({ 'docs/new.md': `${text('docs/a.md')}\nEven more.\n` });
    },
  ],
  [
    'committed',
    async ({ git, commit }) => {
      git('mv', 'docs/a.md', 'docs/new.md');
      await commit();
    },
  ],
  [
    'committed long ago, twice, with edits',
    async ({ git, commit, write }) => {
      git('mv', 'docs/a.md', 'x.md');
      await commit();
      await commit({ 'docs/other.md': '# Other\n' });
      await write({ 'x.md': `${text('docs/a.md')}\nMore.\n` });
      git('mv', 'x.md', 'docs/new.md');
      await commit();
      await commit({ [BASELINE]: undefined });
      git('checkout', '--quiet', 'HEAD~1', '--', BASELINE);
      await commit({ 'docs/other.md': '# Another\n' });
    },
  ],
  [
    'on a branch that was merged',
    async ({ git, commit }) => {
      git('checkout', '--quiet', '-b', 'branch');
      git('mv', 'docs/a.md', 'docs/new.md');
      await commit();
      git('checkout', '--quiet', 'main');
      await commit({ 'docs/other.md': '# Other\n' });
      git('merge', '--quiet', '--no-ff', '--message=merge', 'branch');
    },
  ],
];

describe('a page that Git renamed', () => {
  test.each(RENAMES)('keeps what the baseline accepts: %s', async (_, change) => {
    const repository = await accepted(PAGES);
    const { root } = repository;
    await change(repository);
    const { code, found, stderr } = await check(root);
    expect([code, found]).toEqual([0, []]);
    expect(stderr).toContain('3 findings accepted in playbook-baseline.json are not shown.');
    expect(stderr).toContain(
      'playbook-baseline.json lists 1 page under its old name (docs/a.md). To update it, run "playbook check --prune-baseline".',
    );
    expect(stderr).not.toContain('no longer there');
  });

  test('is renamed in the baseline by --prune-baseline and --update-baseline', async () => {
    for (const option of ['--prune-baseline', '--update-baseline']) {
      const { root, git } = await accepted(PAGES);
      git('mv', 'docs/a.md', 'docs/new.md');
      const { code, stderr } = await check(root, option);
      expect([code, stderr]).toEqual([0, `note: ${BASELINE} now contains 3 findings on 3 pages.\n`]);
      expect(await pagesOf(root)).toEqual(['docs/b c.md', 'docs/new.md', 'docs/ü*.md']);
      expect((await check(root, option)).stderr).toContain('is up to date: 3 findings on 3 pages');
    }
  });

  test('is renamed in the baseline even where it is not among the pages checked', async () => {
    const { root, git } = await accepted(PAGES);
    git('mv', 'docs/a.md', 'docs/new.md');
    await check(root, '--prune-baseline', 'docs/b c.md');
    expect(await pagesOf(root)).toEqual(['docs/b c.md', 'docs/new.md', 'docs/ü*.md']);
  });

  test('has its new findings reported', async () => {
    const { root, git, write } = await accepted(PAGES);
    git('mv', 'docs/a.md', 'docs/new.md');
    await write({ 'docs/new.md': `${text('docs/a.md')}\n##New\n` });
    git('add', '--all');
    expect((await check(root)).found).toEqual(['docs/new.md']);
  });

  test('takes its folder along', async () => {
    const { root, commit } = await accepted(PAGES);
    await move(root, 'docs', 'pages');
    await commit();
    expect((await check(root)).found).toEqual([]);
    await check(root, '--prune-baseline');
    expect(await pagesOf(root)).toEqual(['pages/a.md', 'pages/b c.md', 'pages/ü*.md']);
  });

  test('is followed from a baseline elsewhere', async () => {
    const { root, git } = await accepted(PAGES);
    await mkdir(join(root, 'ci'));
    await check(root, '--baseline', 'ci/known.json', '--update-baseline');
    git('mv', 'docs/a.md', 'docs/new.md');
    expect((await check(root, '--baseline', 'ci/known.json')).found).toEqual([]);
    await check(root, '--baseline', 'ci/known.json', '--prune-baseline');
    expect(await pagesOf(root, 'ci/known.json')).toContain('../docs/new.md');
  });

  test('leaves the entries alone that another page has', async () => {
    const { root, git } = await accepted(PAGES);
    git('rm', '--quiet', 'docs/b c.md');
    git('mv', 'docs/a.md', 'docs/b c.md');
    const { found, stderr } = await check(root);
    expect(found).toEqual([]);
    expect(stderr).toContain('1 finding that no longer exists (docs/a.md: page/heading-space');
  });
});

describe('a page that is gone', () => {
  test.each([
    ['deleted', false],
    ['deleted and committed', true],
  ])('loses its entries: %s', async (_, isCommitted) => {
    const { root, write, commit } = await accepted(PAGES);
    await write({ 'docs/a.md': undefined, 'docs/new.md': '# New\n\n##Old\n' });
    if (isCommitted) await commit();
    const { found, stderr } = await check(root);
    expect(found).toEqual(['docs/new.md']);
    expect(stderr).toContain('1 finding that no longer exists (docs/a.md: page/heading-space');
    await check(root, '--prune-baseline');
    expect(await pagesOf(root)).toEqual(['docs/b c.md', 'docs/ü*.md']);
  });

  test('may have been renamed where the history is cut off, which is said', async () => {
    const { root, git, commit } = await accepted(PAGES);
    git('mv', 'docs/a.md', 'docs/new.md');
    await commit();
    const clones = await makeProject({});
    const clone = (name: string, depth: number) => {
      runGit(clones, 'clone', '--quiet', `--depth=${depth}`, `file://${root}`, name);
      return join(clones, name);
    };
    const { found, stderr } = await check(clone('one', 1));
    expect(found).toEqual(['docs/new.md']);
    expect(stderr).toContain(
      'Some pages listed in playbook-baseline.json no longer exist, and Git cannot tell whether they were renamed. This is a shallow clone',
    );
    expect((await check(clone('two', 2))).found).toEqual([]);
  });

  test('is followed into the merge commit that CI checks out', async () => {
    const { root, git, commit } = await accepted(PAGES);
    git('checkout', '--quiet', '-b', 'branch');
    git('mv', 'docs/a.md', 'docs/new.md');
    await commit();
    git('checkout', '--quiet', 'main');
    await commit({ 'docs/other.md': '# Other\n' });
    git('merge', '--quiet', '--no-ff', '--message=merge', 'branch');
    const clones = await makeProject({});
    runGit(clones, 'clone', '--quiet', '--depth=2', `file://${root}`, 'clone');
    expect((await check(join(clones, 'clone'))).found).toEqual([]);
  });

  test('is just gone outside of Git', async () => {
    const { root } = await accepted(PAGES);
    const copy = await makeProject({ '.git/HEAD': '' });
    await cp(join(root, 'docs'), join(copy, 'docs'), { recursive: true });
    for (const name of [BASELINE, 'playbook.config.yaml']) await cp(join(root, name), join(copy, name));
    await move(copy, 'docs/a.md', 'docs/new.md');
    const { found, stderr } = await check(copy);
    expect(found).toEqual(['docs/new.md']);
    expect(stderr).toContain('no longer exists (docs/a.md');
  });
});
