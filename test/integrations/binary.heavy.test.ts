import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runProgram } from '../cli/program.ts';
import { makeProject } from '../cli/project.ts';
import { root } from '../support/repo.ts';
import { session } from './server-process.ts';

/* The executable, on a machine that has no Node. */

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

/** Neither Node nor anything else is there. */
const env = { PATH: '/nonexistent' };
const config = 'extends: fasttrack\nfiles: ["docs/**/*.md"]\nrules: { remark/no-tabs: warning }\n';
const files = {
  'playbook.config.yaml': config,
  'docs/a.md': '# A\n\n##Next\n\n[lost](lost.md)\n\n\tcode\n',
  'docs/b.md': '# B\n',
};

let folder = '';
let executable = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playbook-executable-'));
  execFileSync(process.execPath, ['scripts/package-binary.mjs', '--out', folder], {
    cwd: root,
    stdio: 'pipe',
  });
  executable = join(folder, process.platform === 'win32' ? 'playbook.exe' : 'playbook');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function playbook(cwd: string, ...args: string[]) {
  return spawnSync(executable, args, { cwd, env, encoding: 'utf8' });
}

test('there is no Node', () => {
  expect(spawnSync('node', ['--version'], { env }).error).toMatchObject({ code: 'ENOENT' });
});

test('the licenses lie beside it', () => {
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['LICENSE', 'THIRD-PARTY-NOTICES']));
});

test('it checks, and writes a report in HTML', async () => {
  const project = await makeProject(files);
  const { status, stdout, stderr } = playbook(
    project,
    ...['check', '--format', 'unix', '--format', 'html=report.html'],
  );
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('docs/a.md:5:8: error: ');
  expect(stdout).toContain('[remark/no-tabs]');
  const report = readFileSync(join(project, 'report.html'), 'utf8');
  expect(report).toMatch(/^<!doctype html>/i);
  expect(report).toContain('link/target-missing');
});

test('it says what the command line under Node says', async () => {
  const project = await makeProject(files);
  const { stdout } = await runProgram(project, ['rules']);
  expect(playbook(project, 'rules').stdout).toBe(stdout);
  expect(stdout).toContain('link/target-missing');
});

test('it fixes', async () => {
  const project = await makeProject(files);
  expect(playbook(project, 'fix').status).toBe(0);
  expect(readFileSync(join(project, 'docs/a.md'), 'utf8')).toContain('\n## Next\n');
});

test('it is the language server', async () => {
  const project = await makeProject(files);
  const { result, code } = await session(spawn(executable, ['lsp', '--stdio'], { cwd: project, env }));
  expect(result.serverInfo?.name).toBeTruthy();
  expect(result.capabilities.completionProvider).toBeDefined();
  expect(code).toBe(0);
});
