import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../program.ts';
import { makeProject } from '../project.ts';
import { CONFIG, defective, defectivePages, leftoversIn, ONLY } from './pages.ts';

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s ends a check at once, with %i, and leaves the files as they were',
    async (signal, expected) => {
      const old = 'the report of before';
      const root = await makeProject({ ...CONFIG, ...defectivePages(300), 'out/report.json': old });
      const formats = [
        '--format',
        'unix',
        '--format',
        'json=out/report.json',
        '--format',
        'sarif=out/new.sarif',
      ];
      const argv = ['check', ...ONLY, ...formats, '--cache', '--cache-location', 'cache'];
      const { code, stdout, stderr } = await runProgram(root, argv, {
        onStart: (child) => child.stdout?.once('data', () => child.kill(signal)),
      });
      expect([code, stderr]).toEqual([expected, '']);
      expect(stdout.split('\n').length).toBeLessThan(600);
      expect(await readdir(join(root, 'out'))).toEqual(['report.json']);
      expect(await readFile(join(root, 'out/report.json'), 'utf8')).toBe(old);
      expect(await leftoversIn(root)).toEqual([]);
    },
  );

  describe('ends a run in the middle of a long step', () => {
    const front = '---\ntitle: A\n---\n\n# A\n\n';
    const large = { 'docs/a.md': front + '##Foo\n\n[a](b.md) **c** `d`\n\n'.repeat(30_000) };
    const many = Object.fromEntries(
      Array.from({ length: 2000 }, (_, at) => [
        `docs/${at}.md`,
        `${front}## Part ${at}\n\nSee [a](${at}x.md).\n`,
      ]),
    );
    const config = (globs: number) => ({
      'playbook.config.yaml': `files: ['docs/**/*.md']\nignore: [${Array.from({ length: globs }, (_, at) => `'**/*a*b*${at}*/**'`).join(', ')}]\n`,
    });

    test.each([
      ['a large page', { ...config(0), ...large }, ['check']],
      ['a large page that is fixed', { ...config(0), ...large }, ['fix', '--dry-run']],
      ['many pages', { ...config(0), ...many }, ['check']],
      ['many globs', { ...config(500), ...many }, ['check']],
      ['many pages to learn from', many, ['init', '--from-corpus', '--dry-run']],
    ])('%s', async (_, files: Readonly<Record<string, string>>, argv) => {
      const root = await makeProject(files);
      const { code, stdout } = await runProgram(root, argv, {
        onStart: (child) => setTimeout(() => child.kill('SIGINT'), 700),
      });
      expect([code, stdout]).toEqual([130, '']);
    });
  });

  test('ends fixing between two pages: each is the old or the new one, whole', async () => {
    const pages = defectivePages(100);
    const root = await makeProject({ ...CONFIG, ...pages });
    const { code } = await runProgram(root, ['fix', ...ONLY.slice(0, 2)], {
      onStart(child) {
        const watcher = watch(join(root, 'docs'), (_event, name) => {
          if (!name?.endsWith('.md')) return;
          child.kill('SIGTERM');
          watcher.close();
        });
        child.once('exit', () => watcher.close());
      },
    });
    expect(code).toBe(143);
    let fixed = 0;
    for (const [at, path] of Object.keys(pages).entries()) {
      const before = defective(`Page ${at}`);
      const after = before.replace('##Next', '## Next');
      const text = await readFile(join(root, path), 'utf8');
      expect([before, after]).toContain(text);
      if (text === after) fixed++;
    }
    expect(fixed).toBeGreaterThan(0);
    expect(await leftoversIn(root)).toEqual([]);
  });
});
