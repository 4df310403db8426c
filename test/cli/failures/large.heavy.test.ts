import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../server/src/cli/reporters/formats.ts';
import type { CheckReport } from '../../../server/src/cli/reporters/report.ts';
import { runProgram } from '../program.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defective, defectivePages, ONLY } from './pages.ts';

/** MB that the heap may take; beyond it Node gives up. */
const HEAP = ['--max-old-space-size=500'];
const MEGABYTE = 1024 * 1024;

describe('much at once', { timeout: 300_000 }, () => {
  test('a page of 50 MB is passed over, with the reason; links to it are checked', async () => {
    const root = await makeProject({
      ...CONFIG,
      'docs/a.md': '# A\n\n##Next\n\n[large](large.md) [gone](large.md#nowhere) [gone](larger.md)\n',
      'docs/large.md': 'A line of text.\n'.repeat((50 * MEGABYTE) / 16),
    });
    const { code, stdout, stderr } = await runProgram(root, ['check', ...ONLY, '--format', 'unix'], {
      node: HEAP,
    });
    expect([code, stderr]).toEqual([
      2,
      'error: Cannot read docs/large.md: it is too large (50.0 MB; the limit is 5.0 MB).\n',
    ]);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith('docs/a.md:')),
    ).toHaveLength(2);
  });

  test('a page just below the limit is checked', async () => {
    const part =
      '## Part\n\nSome *text* with a [link](a.md) and | a bar.\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n##Next\n\n';
    const large = part.repeat(Math.floor((4.9 * MEGABYTE) / part.length));
    const root = await makeProject({ ...CONFIG, 'docs/a.md': defective(), 'docs/large.md': large });
    const { code, stdout, stderr } = await runProgram(root, ['check', ...ONLY, '--format', 'json'], {
      node: ['--max-old-space-size=1500'],
    });
    expect([code, stderr]).toEqual([1, '']);
    const { summary } = JSON.parse(stdout) as CheckReport;
    expect(summary.warnings).toBe(large.split('##Next').length);
  });

  test('100,000 findings are reported in every format', async () => {
    const page = `# A\n\n${'##Next\n\n'.repeat(500)}`;
    const pages = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`docs/${at}.md`, page]));
    const root = await makeProject({ ...CONFIG, '.git/HEAD': '', ...pages });
    const formats = FORMATS.flatMap((name) => ['--format', `${name}=out/${name}`]);
    const argv = ['check', '--rule', 'page/heading-space', ...formats];
    const { code, stdout, stderr } = await runProgram(root, argv, { node: ['--max-old-space-size=1000'] });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('100000 findings');
    for (const name of FORMATS) expect((await stat(join(root, 'out', name))).size, name).toBeGreaterThan(100);
    const { summary, files } = JSON.parse(await readFile(join(root, 'out/json'), 'utf8')) as CheckReport;
    expect([summary.warnings, files.length]).toEqual([100_000, 200]);
    const github = await readFile(join(root, 'out/github'), 'utf8');
    expect(github.match(/^::warning /gm)).toHaveLength(100_000);
  });

  test('10,000 pages are checked, and again from the cache, within 500 MB', async () => {
    const root = await makeProject({ ...CONFIG, ...defectivePages(10_000) });
    const argv = ['check', ...ONLY, '--format', 'unix', '--cache', '--cache-location', 'cache'];
    const first = await runProgram(root, argv, { node: HEAP });
    expect([first.code, first.stderr]).toEqual([1, '']);
    expect(first.stdout.match(/^docs\//gm)).toHaveLength(20_000);
    expect(await runProgram(root, argv, { node: HEAP })).toEqual(first);
  });
});
