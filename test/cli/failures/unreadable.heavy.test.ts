import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playbook } from '../playbook.ts';
import { runProgram } from '../program.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defective, giveToNobody, isRoot, NOBODY, ONLY } from './pages.ts';

/** Runs as somebody for whom modes count. */
async function run(root: string, argv: readonly string[]) {
  if (!isRoot) return await playbook(root, argv);
  await giveToNobody(root);
  return await runProgram(root, argv, { uid: NOBODY });
}

const unix = ['--format', 'unix'];
const files = { ...CONFIG, 'docs/a.md': defective(), 'docs/b.md': defective(), 'docs/c/d.md': defective() };

describe.skipIf(process.platform === 'win32')('what may not be read or written', () => {
  test('a page: the others are checked', async () => {
    const root = await makeProject(files);
    await chmod(join(root, 'docs/a.md'), 0);
    const { code, stdout, stderr } = await run(root, ['check', ...ONLY, ...unix]);
    expect([code, stderr]).toEqual([2, 'error: Cannot read docs/a.md: permission denied.\n']);
    expect(stdout.match(/^docs\/(b|c\/d)\.md:/gm)).toHaveLength(4);
    expect(stdout).not.toContain('docs/a.md');
  });

  test('a folder', async () => {
    const root = await makeProject(files);
    await chmod(join(root, 'docs/c'), 0);
    const { code, stdout, stderr } = await run(root, ['check', ...ONLY, ...unix]);
    await chmod(join(root, 'docs/c'), 0o755);
    expect([code, stderr]).toEqual([2, 'error: Cannot search "docs/c": permission denied.\n']);
    expect(stdout.match(/^docs\/[ab]\.md:/gm)).toHaveLength(4);
  });

  test('a configuration: its pages are not judged by another one', async () => {
    const root = await makeProject(files);
    await chmod(join(root, 'playbook.config.yaml'), 0);
    const { code, stdout, stderr } = await run(root, ['check', ...ONLY, ...unix]);
    expect(code).toBe(2);
    expect(stderr).toContain('playbook.config.yaml');
    expect(stderr).toContain('permission denied');
    expect(stdout).not.toContain('heading-space');
  });

  test('a baseline', async () => {
    const root = await makeProject({ ...files, 'playbook-baseline.json': '{"version":1,"pages":{}}\n' });
    await chmod(join(root, 'playbook-baseline.json'), 0);
    const { code, stderr } = await run(root, ['check', ...ONLY, ...unix]);
    expect([code, stderr]).toEqual([
      2,
      'error: Cannot read the baseline playbook-baseline.json: permission denied.\n',
    ]);
  });

  test('a page that is write-protected stays, and the others are fixed', async () => {
    const root = await makeProject(files);
    await chmod(join(root, 'docs/a.md'), 0o444);
    const { code, stderr } = await run(root, ['fix', ...ONLY]);
    expect([code, stderr]).toEqual([2, 'error: Cannot write docs/a.md: it is read-only.\n']);
    expect(await readFile(join(root, 'docs/a.md'), 'utf8')).toBe(defective());
    expect(await readFile(join(root, 'docs/b.md'), 'utf8')).toContain('## Next');
  });

  test('a folder that takes no report', async () => {
    const root = await makeProject({ ...files, 'out/': '' });
    await chmod(join(root, 'out'), 0o555);
    const { code, stdout, stderr } = await run(root, ['check', ...ONLY, '--format', 'json=out/report.json']);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      'error: Cannot write the json report to "out/report.json": permission denied.\n',
    ]);
  });

  test.each([
    ['empty', false],
    ['with what an earlier run left', true],
  ])('a cache folder that is read-only, %s', async (_name, used) => {
    const root = await makeProject({ ...files, 'cache/': '' });
    const argv = ['check', ...ONLY, ...unix];
    const cached = [...argv, '--cache', '--cache-location', 'cache'];
    const plain = await run(root, argv);
    if (used) await run(root, cached);
    await chmod(join(root, 'cache'), 0o555);
    const { code, stdout, stderr } = await run(root, cached);
    expect([code, stdout]).toEqual([plain.code, plain.stdout]);
    expect(stderr).toBe(
      used
        ? ''
        : `note: Cannot write the cache in "${join(root, 'cache')}": permission denied. Pages are checked without it.\n`,
    );
  });
});
