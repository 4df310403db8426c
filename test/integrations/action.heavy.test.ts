import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeRepository, type Repository, runGit } from '../cli/git.ts';
import { makeProject } from '../cli/project.ts';
import { readRepositoryFile, root } from '../support/repo.ts';
import { action, runAction } from './action-runner.ts';
import { deliver, programs } from './delivered.ts';

const config =
  'extends: fasttrack\nfiles: ["docs/**/*.md"]\nrules: {front-matter/missing: off, update-summary/missing: off}\n';
const good = '# A\n';
const bad = '# A\n\n<<<<<<< HEAD\n';
const files = { 'playbook.config.yaml': config, 'docs/a b.md': good, 'docs/old.md': bad };

test('no input gets into a script as text, and every input and output is used', () => {
  const text = readRepositoryFile('action.yml');
  for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
  for (const name of Object.keys(action.inputs)) expect(text).toMatch(new RegExp(`inputs\\.${name}\\b`));
  const documentation = readRepositoryFile('docs/integrations.md');
  for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
    expect(documentation).toContain(`\`${name}\``);
});

// GitHub's runners have Bash on every system.
const hasBash = spawnSync('bash', ['--version']).status === 0;
describe.skipIf(!hasBash)('run', () => {
  test('on a push: everything, as annotations, summary and outputs', async () => {
    const { root: cwd } = await makeRepository(files);
    const run = runAction({ cwd, path: await deliver(), env: { GITHUB_SHA: 'x' } });
    expect(run.log).toMatch(/^::error file=docs\/old\.md,line=3,/m);
    expect(run.summary).toContain('1 error');
    expect(run.outputs).toEqual({ 'exit-code': '1', errors: '1', warnings: '0', sarif: '' });
    expect([run.failed, run.used]).toEqual([true, []]);
  });

  test('on clean pages', async () => {
    const { root: cwd } = await makeRepository({ ...files, 'docs/old.md': good });
    const run = runAction({ cwd, path: await deliver() });
    expect(run.outputs).toEqual({ 'exit-code': '0', errors: '0', warnings: '0', sarif: '' });
    expect([run.failed, run.log]).toEqual([false, expect.not.stringContaining('::error')]);
  });

  test('inputs', async () => {
    const { root: cwd } = await makeRepository({
      'ci/c.yaml': config.replace('missing: off}', 'missing: off, page/conflict-marker: warning}'),
      'docs/a b.md': bad,
      'docs/old.md': bad,
      'docs/third.md': bad,
    });
    const run = runAction({
      cwd,
      path: await deliver(),
      inputs: {
        paths: 'docs/a b.md\ndocs/o*.md\n',
        config: 'ci/c.yaml',
        'max-warnings': '1',
        summary: 'false',
        'upload-sarif': 'true',
        format: 'html=out/report.html\nunix=out/report.txt',
        'node-version': '22',
      },
    });
    expect(run.log).toContain('::warning file=docs/a b.md');
    expect(run.log).toContain('Too many warnings: found 2, but --max-warnings allows 1.');
    expect(run.summary).toBe('');
    expect(run.outputs).toEqual({ 'exit-code': '1', errors: '0', warnings: '2', sarif: '/playbook.sarif' });
    expect(run.used.map(({ uses }) => uses.replace(/@.*/, ''))).toEqual([
      'actions/setup-node',
      'github/codeql-action/upload-sarif',
    ]);
    expect(readFileSync(join(cwd, 'out/report.txt'), 'utf8')).toContain('docs/old.md:3:1');
    expect(existsSync(join(cwd, 'out/report.html'))).toBe(true);
  });

  test('inputs are never executed', async () => {
    const { root: cwd } = await makeRepository(files);
    const paths = '$(touch made)`touch made`"; touch made; "';
    const run = runAction({
      cwd,
      path: await deliver(),
      inputs: { paths, config: paths, 'changed-since': paths },
    });
    expect(run.outputs['exit-code']).toBe('2');
    expect(existsSync(join(cwd, 'made'))).toBe(false);
  });

  test('a baseline and a commit to compare with', async () => {
    const { root: cwd } = await makeRepository(files);
    const path = await deliver();
    expect(runAction({ cwd, path, inputs: { 'changed-since': 'HEAD' } }).failed).toBe(false);
    spawnSync(process.execPath, [join(path, 'server/bin/playbook.mjs'), 'check', '--update-baseline'], {
      cwd,
    });
    renameSync(join(cwd, 'playbook-baseline.json'), join(cwd, 'known.json'));
    expect(runAction({ cwd, path }).failed).toBe(true);
    expect(runAction({ cwd, path, inputs: { baseline: 'known.json' } }).failed).toBe(false);
  });

  test('wrong inputs are told', async () => {
    const { root: cwd } = await makeRepository(files);
    const run = runAction({ cwd, path: await deliver(), inputs: { 'max-warnings': 'many' } });
    expect(run.log).toContain('is not a valid value for --max-warnings');
    expect(run.outputs).toEqual({ 'exit-code': '2', errors: '', warnings: '', sarif: '' });
  });

  test('what is not built is installed, with Node 20 or newer', async () => {
    const { root: cwd } = await makeRepository(files);
    const path = await makeProject({});
    const built = await deliver();
    const npm = `pwd; echo "npm $*"; cp -r ${JSON.stringify(join(built, 'server'))} .`;
    const run = runAction({ cwd, path, programs: await programs(built, { npm }) });
    expect(run.log).toContain(`${path}\nnpm ci `);
    expect(run.outputs['exit-code']).toBe('1');

    const old = runAction({ cwd, path, programs: await programs(built, { node: 'echo 18' }) });
    expect(old.log).toContain('::error::playbook requires Node.js 20 or later.');
    expect([old.failed, old.outputs['exit-code']]).toEqual([true, '']);
  });
});

describe.skipIf(!hasBash)('a pull request', () => {
  /** A repository elsewhere with a pull request, merged with what became of main meanwhile, as GitHub does it. */
  async function pullRequest(changes: Readonly<Record<string, string | undefined>>) {
    const origin = await makeRepository(files);
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.git('checkout', '--quiet', '-b', 'topic');
    await origin.commit(changes);
    origin.git('checkout', '--quiet', 'main');
    await origin.commit({ 'docs/meanwhile.md': bad });
    origin.git('checkout', '--quiet', '--detach');
    origin.git('merge', '--quiet', '--no-ff', '--message=merge\n\nparent of all', 'topic');
    origin.git('update-ref', 'refs/pull/1/merge', 'HEAD');
    origin.git('checkout', '--quiet', 'main');
    return origin;
  }

  /** As actions/checkout does it. */
  async function checkout({ root: from }: Repository, ref: string, depth = 1) {
    const cwd = await makeProject({});
    runGit(cwd, 'init', '--quiet');
    runGit(cwd, 'remote', 'add', 'origin', `file://${from}`);
    runGit(cwd, 'fetch', '--quiet', '--no-tags', ...(depth > 0 ? [`--depth=${depth}`] : []), 'origin', ref);
    runGit(cwd, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
    const env = { GITHUB_BASE_REF: 'main', GITHUB_SHA: '' };
    return { cwd, path: await deliver(), env };
  }

  async function merged(origin: Repository, depth = 1) {
    const checkedOut = await checkout(origin, 'refs/pull/1/merge', depth);
    const GITHUB_SHA = runGit(checkedOut.cwd, 'rev-parse', 'HEAD').trim();
    return { ...checkedOut, env: { ...checkedOut.env, GITHUB_SHA } };
  }

  test.each([[1], [0]])(
    'reports only what it makes worse (fetch depth %j)',
    async (depth) => {
      const worse = runAction(await merged(await pullRequest({ 'docs/a b.md': bad }), depth));
      expect(worse.log).toContain('::error file=docs/a b.md');
      expect(worse.log).not.toMatch(/old\.md|meanwhile\.md/);
      expect(worse.outputs['exit-code']).toBe('1');
      const harmless = runAction(await merged(await pullRequest({ 'docs/a b.md': '# B\n' }), depth));
      expect([harmless.failed, harmless.outputs['errors']]).toEqual([false, '0']);
    },
    60_000,
  );

  test('reports everything where that is wanted', async () => {
    const options = await merged(await pullRequest({ 'docs/a b.md': '# B\n' }));
    const run = runAction({ ...options, inputs: { 'changed-since': 'none' } });
    expect(run.outputs['errors']).toBe('2');
  });

  test('works where the branch itself is checked out', async () => {
    const origin = await pullRequest({ 'docs/a b.md': bad });
    const run = runAction(await checkout(origin, 'refs/heads/topic'));
    expect(run.log).toContain('::error file=docs/a b.md');
    expect(run.log).not.toMatch(/old\.md|meanwhile\.md/);
  });

  test('says what to do where the history cannot be fetched', async () => {
    const options = await merged(await pullRequest({ 'docs/a b.md': bad }));
    runGit(options.cwd, 'remote', 'set-url', 'origin', 'file:///nowhere/at/all');
    const run = runAction(options);
    expect(run.log).toContain('::error::Cannot fetch the base branch');
    expect([run.failed, run.outputs['exit-code']]).toEqual([true, '']);
  });
});

test('the repository is an action, and pre-commit finds its program', () => {
  const { bin } = JSON.parse(readRepositoryFile('package.json')) as { bin: Record<string, string> };
  expect(existsSync(join(root, bin['playbook'] ?? ''))).toBe(true);
});
