import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../server/src/cli/reporters/report.ts';
import type { RuleStatistics } from '../../server/src/cli/reporters/statistics.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const rules = ['--rule', 'page/conflict-marker', '--rule', 'page/heading-space', '--rule', 'link/empty'];
const files = {
  'playbook.config.yaml': 'files: ["docs/**/*.md"]\n',
  'docs/a.md': '# A\n\n##One\n\n##Two\n\n<<<<<<< HEAD\n',
  'docs/b.md': '# B\n\n##Three\n',
  'docs/c.md': '# C\n',
};

describe('--statistics', () => {
  test('counts findings by rule, the most frequent first', async () => {
    const root = await makeProject(files);
    const { code, stdout, stderr } = await playbook(root, ['check', ...rules, '--statistics']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "3  page/heading-space    3 fixable
      1  page/conflict-marker

      ✖ 4 findings (1 error, 3 warnings) in 2 of 3 playbooks; 3 fixable with "playbook fix"
      "
    `);
  });

  test('without findings, is the summary alone', async () => {
    const root = await makeProject({ ...files, 'docs/a.md': '# A\n', 'docs/b.md': '# B\n' });
    const { code, stdout } = await playbook(root, ['check', ...rules, '--statistics']);
    expect([code, stdout]).toEqual([0, '✔ No findings in 3 playbooks\n']);
  });

  test('is JSON with --format json, and sums up to the report', async () => {
    const root = await makeProject(files);
    const { stdout } = await playbook(root, ['check', ...rules, '--statistics', '--format', 'json']);
    const statistics = JSON.parse(stdout) as readonly RuleStatistics[];
    expect(statistics).toEqual([
      { rule: 'page/heading-space', count: 3, fixable: 3 },
      { rule: 'page/conflict-marker', count: 1, fixable: 0 },
    ]);
    const report = JSON.parse(
      (await playbook(root, ['check', ...rules, '-f', 'json'])).stdout,
    ) as CheckReport;
    expect(statistics.reduce((sum, { fixable }) => sum + fixable, 0)).toBe(report.summary.fixable);
  });

  test('counts what is reported: not what --quiet leaves out, nor what --fix has fixed', async () => {
    const root = await makeProject(files);
    const quiet = await playbook(root, ['check', ...rules, '--statistics', '-f', 'json', '--quiet']);
    expect((JSON.parse(quiet.stdout) as readonly RuleStatistics[]).map(({ rule }) => rule)).toEqual([
      'page/conflict-marker',
    ]);
    const fixed = await playbook(root, ['check', ...rules, '--statistics', '-f', 'json', '--fix']);
    expect((JSON.parse(fixed.stdout) as readonly RuleStatistics[]).map(({ rule }) => rule)).toEqual([
      'page/conflict-marker',
    ]);
  });

  test('leaves reports in files as they are', async () => {
    const root = await makeProject(files);
    const plain = await playbook(root, ['check', ...rules, '--format', 'sarif']);
    const { stdout } = await playbook(root, [
      'check',
      ...rules,
      '--statistics',
      '--format',
      'sarif=out.sarif',
    ]);
    expect(stdout).toContain('page/heading-space');
    expect(await readFile(join(root, 'out.sarif'), 'utf8')).toBe(plain.stdout);
  });

  test.each(['sarif', 'unix', 'github', 'html'])(
    'is refused with --format %s on standard output',
    async (format) => {
      const root = await makeProject(files);
      expect(await playbook(root, ['check', '--statistics', '--format', format])).toEqual({
        code: 2,
        stdout: '',
        stderr: `error: --statistics prints text or JSON, not ${format}. Write the report to a file: --format ${format}=<file>.\n`,
      });
    },
  );
});

describe('--exit-zero', () => {
  test('ends with 0 whatever is found, and reports it all the same', async () => {
    const root = await makeProject(files);
    const plain = await playbook(root, ['check', ...rules, '--max-warnings', '0']);
    const zero = await playbook(root, ['check', ...rules, '--max-warnings', '0', '--exit-zero']);
    expect([plain.code, zero.code]).toEqual([1, 0]);
    expect([zero.stdout, zero.stderr]).toEqual([plain.stdout, plain.stderr]);
  });

  test('still ends with 2 on wrong use, a missing file and a broken configuration', async () => {
    const root = await makeProject({
      ...files,
      'docs/x/playbook.config.yaml': 'filse: []\n',
      'docs/x/a.md': '# A\n',
    });
    for (const args of [['--fromat'], ['gone.md'], ['docs/x/a.md']])
      expect((await playbook(root, ['check', '--exit-zero', ...args])).code, args[0]).toBe(2);
  });

  test('is a matter of the merged report, not of a shard', async () => {
    const root = await makeProject(files);
    for (const option of ['--exit-zero', '--statistics'])
      expect((await playbook(root, ['check', '--shard', '1/1', option])).stderr).toContain(
        `cannot be used with ${option}`,
      );
    await playbook(root, ['check', ...rules, '--shard', '1/1']);
    const shard = 'playbook-shard-1-of-1.jsonl';
    expect((await playbook(root, ['merge-reports', shard])).code).toBe(1);
    const merged = await playbook(root, ['merge-reports', shard, '--exit-zero', '--statistics']);
    expect([merged.code, merged.stdout]).toEqual([
      0,
      (await playbook(root, ['check', ...rules, '--statistics'])).stdout,
    ]);
  });
});
