import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { makeRepository } from '../cli/git.ts';
import { makeProject } from '../cli/project.ts';
import { readRepositoryFile } from '../support/repo.ts';
import { deliver, programs } from './delivered.ts';

const config =
  'extends: fasttrack\nfiles: ["docs/**/*.md"]\nrules: {front-matter/missing: off, update-summary/missing: off}\n';
const bad = '# A\n\n<<<<<<< HEAD\n';
const files = { 'playbook.config.yaml': config, 'docs/a b.md': '# A\n', 'docs/old.md': bad };

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a script as a CI system does, with `playbook` and a stand-in for npm in PATH. */
async function run(cwd: string, script: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  const folder = await programs(await deliver(), { npm: 'echo "npm $*"' });
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env['PATH']}`, HOME: cwd, ...env },
  });
  return { status, output: stdout + stderr };
}

/** What the templates are told to install. */
const PACKAGE = 'https://example.org/playbook 1.tgz';
/** What npm's stand-in prints when that is one argument. */
const INSTALLED = `npm install --global --no-audit --no-fund ${PACKAGE}\n`;

const hasBash = spawnSync('bash', ['--version']).status === 0;

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly pass_filenames?: boolean;
}

describe.skipIf(!hasBash)('.pre-commit-hooks.yaml', () => {
  const hooks = parse(readRepositoryFile('.pre-commit-hooks.yaml')) as readonly Hook[];

  /** Stages changes and runs a hook on them, as pre-commit does. */
  async function commit(id: string, changes: Readonly<Record<string, string>>) {
    const { entry = '', pass_filenames } = hooks.find((hook) => hook.id === id) ?? {};
    const { root, git, write } = await makeRepository(files);
    await write(changes);
    git('add', '--all');
    const names = Object.keys(changes).map((name) => `'${name}'`);
    const ran = await run(root, `${entry} ${pass_filenames === false ? '' : names.join(' ')}`, {});
    return { ...ran, changed: git('diff', '--name-only').trim() };
  }

  test('check: what the commit makes worse', async () => {
    const worse = await commit('playbook-check', { 'docs/a b.md': bad });
    expect([worse.status, worse.output]).toEqual([1, expect.stringContaining('docs/a b.md')]);
    expect(worse.output).not.toContain('old.md');
    expect((await commit('playbook-check', { 'docs/a b.md': '# B\n' })).status).toBe(0);
    expect((await commit('playbook-check', { 'other.txt': 'x' })).status).toBe(0);
  });

  test('check-files: the files that are named', async () => {
    const ran = await commit('playbook-check-files', { 'docs/a b.md': bad, 'README.md': '# Read me\n' });
    expect([ran.status, ran.output]).toEqual([1, expect.stringContaining('docs/a b.md')]);
    expect(ran.output).not.toContain('old.md');
  });

  test('fix: changes the page', async () => {
    const ran = await commit('playbook-fix', { 'docs/a b.md': '# A\n\n##Next\n' });
    expect([ran.status, ran.changed]).toEqual([0, 'docs/a b.md']);
  });
});

describe.skipIf(!hasBash)('templates/gitlab-ci.yml', () => {
  const { variables, playbook: job } = parse(readRepositoryFile('templates/gitlab-ci.yml')) as {
    variables: Record<string, string>;
    playbook: {
      before_script: string[];
      script: string[];
      artifacts: { reports: Record<string, string> };
    };
  };
  const script = [...job.before_script, ...job.script].join('\n');
  const given = { ...variables, PLAYBOOK_PACKAGE: PACKAGE };

  test.each([{}, { PLAYBOOK_PACKAGE: '' }])(
    'fails when it is not told what to install: %j',
    async (unset) => {
      expect(Object.keys(variables)).not.toContain('PLAYBOOK_PACKAGE');
      const { root } = await makeRepository(files);
      const { status, output } = await run(root, script, { ...variables, ...unset });
      expect([status, output]).toEqual([
        2,
        'PLAYBOOK_PACKAGE is not set. Set it to the tarball or Git URL to install playbook from.\n',
      ]);
    },
  );

  test('reports everything on a branch, and what is worse in a merge request', async () => {
    const { root, git, commit } = await makeRepository(files);
    const base = git('rev-parse', 'HEAD').trim();
    await commit({ 'docs/a b.md': bad });
    const branch = await run(root, script, { ...given, PLAYBOOK_PATHS: 'docs', CI: 'true' });
    expect([branch.status, branch.output]).toEqual([1, expect.stringContaining(INSTALLED)]);
    const { codequality = '', junit = '' } = job.artifacts.reports;
    const pathsOf = (report: string) =>
      (JSON.parse(readFileSync(join(root, report), 'utf8')) as { location: { path: string } }[]).map(
        ({ location }) => location.path,
      );
    expect(pathsOf(codequality)).toEqual(['docs/a b.md', 'docs/old.md']);
    expect(readFileSync(join(root, junit), 'utf8')).toContain('<testsuites');

    await run(root, script, { ...given, CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    expect(pathsOf(codequality)).toEqual(['docs/a b.md']);
    const lenient = { ...given, PLAYBOOK_PATHS: 'docs', PLAYBOOK_OPTIONS: '--rule link/empty --quiet' };
    expect((await run(root, script, lenient)).status).toBe(0);
  });
});

describe.skipIf(!hasBash)('templates/azure-pipelines.yml', () => {
  const { variables, steps } = parse(readRepositoryFile('templates/azure-pipelines.yml')) as {
    variables: Record<string, string>;
    steps: readonly { bash?: string; inputs?: Record<string, string> }[];
  };

  type Macros = Readonly<Record<string, string>>;

  /** Fills in macros, as Azure does before it starts Bash; those that are not set stay as they are. */
  const fill = (text: string, macros: Macros) =>
    text.replace(/\$\(([\w.]+)\)/g, (macro, name: string) => macros[name] ?? macro);
  const scriptWith = (macros: Macros) =>
    steps.flatMap(({ bash }) => (bash ? [fill(bash, macros)] : [])).join('\n');

  test('fails when it is not told what to install', async () => {
    expect(Object.keys(variables)).not.toContain('playbookPackage');
    const { root } = await makeRepository(files);
    const { status, output } = await run(root, scriptWith(variables), {});
    expect([status, output]).toEqual([
      2,
      '##vso[task.logissue type=error]playbookPackage is not set. Set it to the tarball or Git URL to install playbook from.\n',
    ]);
  });

  test('reports what is worse in a pull request, and where the reports are', async () => {
    const { root, git, commit } = await makeRepository(files);
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    await commit({ 'docs/a b.md': bad });
    const folder = await makeProject({ 'temp/': '', 'staging/': '' });
    const macros: Macros = {
      ...variables,
      'Agent.TempDirectory': join(folder, 'temp'),
      'Build.ArtifactStagingDirectory': join(folder, 'staging'),
    };
    const script = scriptWith(macros);
    const env = {
      // Azure hands on variables in capitals.
      PLAYBOOKPACKAGE: PACKAGE,
      AGENT_TEMPDIRECTORY: join(folder, 'temp'),
      BUILD_ARTIFACTSTAGINGDIRECTORY: join(folder, 'staging'),
    };
    const pull = await run(root, script, { ...env, SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' });
    expect(pull.status).toBe(1);
    expect(pull.output).toContain(INSTALLED);
    const log = join(folder, 'temp', 'playbook.log');
    expect(readFileSync(log, 'utf8')).toContain('docs/a b.md');
    expect(readFileSync(log, 'utf8')).not.toContain('old.md');
    // The agent would obey what pages say there.
    for (const page of ['docs', '<<<<']) expect(pull.output).not.toContain(page);
    expect(pull.output).toContain(`##vso[task.uploadfile]${log}`);
    expect(pull.output).toContain(`##vso[task.uploadsummary]${join(folder, 'temp')}/playbook.md`);
    for (const { inputs = {} } of steps)
      for (const key of ['testResultsFiles', 'pathToPublish'])
        if (inputs[key]) expect(existsSync(fill(inputs[key], macros)), inputs[key]).toBe(true);
    await run(root, script, env);
    expect(readFileSync(log, 'utf8')).toContain('old.md');
  });
});

test('no file names an option that does not exist', () => {
  const known = new Set(
    COMMANDS.flatMap(({ options }) => Object.entries(options)).flatMap(([name, { negatable }]) =>
      negatable ? [name, `no-${name}`] : [name],
    ),
  );
  for (const file of ['templates/gitlab-ci.yml', 'templates/azure-pipelines.yml', '.pre-commit-hooks.yaml'])
    for (const line of readRepositoryFile(file).split('\n'))
      if (!/\bnpm\b/.test(line))
        for (const [, option = ''] of line.matchAll(/(?<![\w-])--([a-z][\w-]*)/g))
          expect([...known], file).toContain(option);
});
