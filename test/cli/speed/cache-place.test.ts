import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOfText } from '../../../server/src/cli/engine/cache/digest.ts';
import { isTracked } from '../../../server/src/cli/engine/cache/git-index.ts';
import { CONFIG, defectivePages, ONLY } from '../failures/pages.ts';
import { makeRepository, type Repository, runGit } from '../git.ts';
import { playbook } from '../playbook.ts';
import { makeProject } from '../project.ts';

const onWindows = process.platform === 'win32';
const plain = ['check', ...ONLY, '--format', 'unix'];
const cached = (location = 'cache') => ['check', '--format', 'unix', '--cache', '--cache-location', location];
const files = { ...CONFIG, ...defectivePages(2) };

/** Names of what a folder has, the runs' own digests left out. */
const namesIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => name.replace(/^.*(?=\.jsonl$)/, 'kept'))
    .sort();

describe('where a cache may be kept', () => {
  test('a new or an empty folder becomes one, with the mark that other programs know', async () => {
    const root = await makeProject({ ...files, 'empty/': '' });
    for (const place of ['cache', 'empty', 'deep/down/here']) {
      expect((await playbook(root, cached(place))).code).toBeLessThan(2);
      expect(namesIn(join(root, place))).toEqual(['.gitignore', 'CACHEDIR.TAG', 'kept.jsonl']);
      expect(await readFile(join(root, place, 'CACHEDIR.TAG'), 'utf8')).toMatch(
        /^Signature: 8a477f597d28d172789f06886806bc55\n/,
      );
    }
  });

  test('a folder with other files is refused, and nothing is put into it', async () => {
    const root = await makeProject({
      ...files,
      'tagged/CACHEDIR.TAG': 'Signature: of another program',
      '.git/x': '',
    });
    for (const place of ['docs', '.', 'tagged', '.git']) {
      const before = namesIn(join(root, place));
      const { code, stdout, stderr } = await playbook(root, cached(place));
      expect([code, stdout, stderr]).toEqual([
        2,
        '',
        `error: "${place}" cannot be used for the cache because it contains other files. Choose a new or empty folder with --cache-location.\n`,
      ]);
      expect(namesIn(join(root, place))).toEqual(before);
    }
  });

  test('one that a run has made stays one, whatever else is put there', async () => {
    const root = await makeProject(files);
    const expected = await playbook(root, cached());
    await writeFile(join(root, 'cache/notes.txt'), '');
    expect(await playbook(root, cached())).toEqual(expected);
    // As runs before the mark have left it.
    await rm(join(root, 'cache/notes.txt'));
    await rm(join(root, 'cache/CACHEDIR.TAG'));
    expect(await playbook(root, cached())).toEqual(expected);
  });

  test.skipIf(onWindows)('a link out of the workspace is refused, one within it is not', async () => {
    const elsewhere = await makeProject({ 'empty/': '' });
    const root = await makeProject({ ...files, '.git/': '', 'within/': '' });
    symlinkSync(join(elsewhere, 'empty'), join(root, 'out'));
    symlinkSync(join(elsewhere, 'nowhere'), join(root, 'dangling'));
    symlinkSync('within', join(root, 'in'));
    for (const place of ['out', 'out/below', 'dangling']) {
      const { code, stderr } = await playbook(root, cached(place));
      expect([code, stderr]).toEqual([
        2,
        `error: "${place}" cannot be used for the cache because it links to a folder outside the workspace. Choose another folder with --cache-location.\n`,
      ]);
    }
    expect([readdirSync(join(elsewhere, 'empty')), existsSync(join(elsewhere, 'nowhere'))]).toEqual([
      [],
      false,
    ]);
    expect((await playbook(root, cached('in'))).code).toBeLessThan(2);
    expect(namesIn(join(root, 'within'))).toContain('kept.jsonl');
    // Named outside by the caller himself.
    expect((await playbook(root, cached(join(elsewhere, 'empty/new')))).code).toBeLessThan(2);
  });

  test.skipIf(onWindows)(
    'packages that a link shares with another work tree are no default place',
    async () => {
      const elsewhere = await makeProject({ 'modules/': '' });
      const root = await makeProject({ ...files, '.git/': '', 'package.json': '{}' });
      symlinkSync(join(elsewhere, 'modules'), join(root, 'node_modules'));
      await playbook(root, ['check', '--cache']);
      expect(readdirSync(join(elsewhere, 'modules'))).toEqual([]);
      expect(namesIn(join(root, '.playbook-cache'))).toContain('kept.jsonl');
    },
  );

  test.skipIf(onWindows)('a file of it that is a link is replaced, and what it leads to is not', async () => {
    const root = await makeProject({ ...files, 'notes.txt': 'mine' });
    const expected = await playbook(root, cached());
    for (const name of readdirSync(join(root, 'cache')).filter((one) => one.endsWith('.jsonl'))) {
      await rm(join(root, 'cache', name));
      symlinkSync('../notes.txt', join(root, 'cache', name));
    }
    expect((await playbook(root, cached())).stdout).toBe(expected.stdout);
    expect(await readFile(join(root, 'notes.txt'), 'utf8')).toBe('mine');
    expect(await playbook(root, cached())).toEqual(expected);
  });
});

describe('a cache that Git tracks is not used', () => {
  test('so that nobody can hand in findings with a pull request', async () => {
    const repository = await makeRepository(files);
    const { root, git } = repository;
    const expected = await playbook(root, plain);
    expect(expected.stdout).toContain('page/heading-space');
    const cachedOnly = [...plain, '--cache', '--cache-location', 'cache'];
    await playbook(root, cachedOnly);
    // As somebody would forge it: all findings are taken out, and the digest, which has no key, made to fit.
    for (const name of readdirSync(join(root, 'cache')).filter((one) => one.endsWith('.jsonl'))) {
      const file = join(root, 'cache', name);
      const [head = '', ...lines] = (await readFile(file, 'utf8')).split('\n');
      const content = lines.map((line) => line.replace(/"findings":\[.*\]/, '"findings":[]')).join('\n');
      await writeFile(file, `${head.split('\t')[0]}\t${digestOfText(content)}\n${content}`);
    }
    expect((await playbook(root, cachedOnly)).stdout).not.toContain('page/heading-space');
    git('add', '--force', 'cache');
    const { code, stdout, stderr } = await playbook(root, cachedOnly);
    expect([code, stdout]).toEqual([expected.code, expected.stdout]);
    expect(stderr).toBe(
      'warning: The cache in "cache" is ignored because Git tracks it and anyone could have changed it. To stop tracking it, run: git rm -r --cached "cache"\n',
    );
    git('rm', '-r', '--cached', '--quiet', 'cache');
    expect((await playbook(root, cachedOnly)).stderr).toBe('');
  });

  test('nor when the index cannot be read', async () => {
    const { root } = await makeRepository(files);
    await playbook(root, cached());
    await writeFile(join(root, '.git/index'), 'DIRC\0\0\0\u0009');
    const { code, stderr } = await playbook(root, cached());
    expect([code, stderr]).toEqual([1, expect.stringContaining('because the Git index cannot be read')]);
  });
});

/** Paths that have little and much in common with each other, so that names are cut in all ways. */
const PATHS = Object.fromEntries(
  [
    ...Array.from({ length: 60 }, (_, at) => `docs/part-${at % 7}/page-${at}.md`),
    `${'deep/'.repeat(60)}end.md`,
    `${'n'.repeat(200)}/${'m'.repeat(200)}.md`,
    ...['.a/x', '.cache', '.cache-other/x', 'a', 'cache.md', 'cache/.keep', 'tools/cache2/x', 'z/日本/x'],
  ].map((path) => [path, path]),
);

describe('what is read from the index is what Git says', () => {
  const folders = [
    ...['docs', 'docs/part-1', 'docs/part', 'docs/part-9', 'deep', 'deep/deep', 'z/日本', 'z/日', 'zz', 'aa'],
    ...['.a', '.b', '.cache-other', 'cache', 'cach', 'tools/cache', 'tools/cache2', 'n'.repeat(200)],
  ];

  /** Asks both about folders, which need not be there. */
  function expectAgreement({ root }: Pick<Repository, 'root'>) {
    const tracked = runGit(root, 'ls-files', '-z').split('\0');
    for (const folder of folders)
      expect([folder, isTracked(join(root, folder))]).toEqual([
        folder,
        tracked.some((path) => path.startsWith(`${folder}/`)),
      ]);
  }

  test.each([2, 3, 4])('version %i', async (version) => {
    const repository = await makeRepository(PATHS);
    const { root, git } = repository;
    // Version 3 is that of entries with extended flags.
    if (version === 3) {
      await writeFile(join(root, 'later.md'), '');
      git('add', '--intent-to-add', 'later.md');
    } else git('update-index', `--index-version=${version}`);
    expect((await readFile(join(root, '.git/index'))).readUInt32BE(4)).toBe(version);
    expectAgreement(repository);
    git('rm', '-r', '--quiet', 'cache', '.cache-other', 'docs/part-1');
    expectAgreement(repository);
  });

  test('with object names of SHA-256', async () => {
    const root = await makeProject(PATHS);
    runGit(root, 'init', '--quiet', '--object-format=sha256');
    runGit(root, 'add', '--all');
    expectAgreement({ root });
    runGit(root, 'update-index', '--index-version=4');
    expectAgreement({ root });
  });

  test('empty, and absent', async () => {
    const root = await makeProject({ 'docs/a.md': '' });
    expect(isTracked(join(root, 'docs'))).toBe(false);
    runGit(root, 'init', '--quiet');
    expect(isTracked(join(root, 'docs'))).toBe(false);
    runGit(root, 'read-tree', '--empty');
    expect(existsSync(join(root, '.git/index'))).toBe(true);
    expect(isTracked(join(root, 'docs'))).toBe(false);
  });

  test('split', async () => {
    const repository = await makeRepository(PATHS);
    const { root, git } = repository;
    git('update-index', '--split-index');
    expect(readdirSync(join(root, '.git')).some((name) => name.startsWith('sharedindex.'))).toBe(true);
    await repository.write({ 'aa/new.md': '', 'docs/part-1/page-1.md': 'changed' });
    git('add', '--all');
    expectAgreement(repository);
  });

  test('sparse: a folder that stands there as a whole counts as tracked', async () => {
    const repository = await makeRepository({ 'a/x.md': '', 'b/cache/x.md': '', 'b/c/x.md': '' });
    const { root, git } = repository;
    git('sparse-checkout', 'set', '--cone', '--sparse-index', 'a');
    expect(git('ls-files', '--sparse')).toContain('b/\n');
    expect(isTracked(join(root, 'b/cache'))).toBe(true);
    expect(isTracked(join(root, 'b'))).toBe(true);
    expect(isTracked(join(root, 'c'))).toBe(false);
  });

  test('in a work tree beside the main one, and in a submodule', async () => {
    const repository = await makeRepository(PATHS);
    const beside = join(await makeProject({}), 'beside');
    repository.git('worktree', 'add', '--quiet', beside);
    runGit(beside, 'rm', '-r', '--quiet', 'cache');
    expectAgreement({ root: beside });
    expectAgreement(repository);
    const outer = await makeRepository({ 'a.md': '' });
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.root, 'inner');
    expectAgreement({ root: join(outer.root, 'inner') });
    expect(isTracked(join(outer.root, 'inner/cache'))).toBe(true);
  });

  test('what is no index is unknown, cut anywhere in its entries', async () => {
    const { root, git } = await makeRepository({ 'a.md': '', 'b/c.md': '' });
    // Others are searched before they are read.
    git('update-index', '--index-version=4');
    const index = join(root, '.git/index');
    const bytes = await readFile(index);
    for (let length = 0; length < 140; length += 7) {
      await writeFile(index, bytes.subarray(0, length));
      expect([length, isTracked(join(root, 'c'))]).toEqual([length, 'unknown']);
    }
    await rename(join(root, '.git'), join(root, 'git'));
    await writeFile(join(root, '.git'), 'gitdir: ./git\n');
    await writeFile(index.replace('.git', 'git'), bytes);
    expect(isTracked(join(root, 'b'))).toBe(true);
    for (const text of ['', 'gitdir: nowhere\n', 'x'.repeat(100)]) {
      await writeFile(join(root, '.git'), text);
      expect([text, isTracked(join(root, 'b'))]).toEqual([text, 'unknown']);
    }
    await rm(join(root, '.git'));
    await mkdir(join(root, '.git'));
    await cp(join(root, 'git'), join(root, '.git'), { recursive: true });
    expect(isTracked(join(root, 'b'))).toBe(true);
  });
});
