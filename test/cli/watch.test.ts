import { execFile } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { bundle } from '../lsp/bundle.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

const files = {
  'playbook.config.yaml': 'files: ["docs/**/*.md"]\n',
  'docs/a.md': '# A\n\n[b](b.md)\n',
  'docs/b.md': '# B\n',
  'docs/c.md': '# C\n',
};
const only = ['--rule', 'page/heading-space', '--rule', 'link/target-missing'];

/** A running `check --watch`: what each of its runs printed. */
function start(root: string, ...args: string[]) {
  const controller = new AbortController();
  const runs: string[] = [];
  let text = '';
  let wake: () => void = () => undefined;
  const onWrite = (part: string) => {
    text += part;
    if (!part.startsWith('Watching')) return;
    runs.push(text);
    text = '';
    wake();
  };
  const argv = ['check', '--watch', ...only, '--format', 'unix', ...args];
  const ended = playbook(root, argv, { signal: controller.signal, onWrite });
  /** The next run's output, for which a run that saw only half of a change does not count. */
  const until = async (fits: (run: string) => boolean): Promise<string> => {
    for (;;) {
      const run = runs.shift();
      if (run !== undefined && fits(run)) return run;
      if (run === undefined)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  };
  const stop = async () => {
    controller.abort();
    return await ended;
  };
  return { until, stop };
}

describe('check --watch', () => {
  test('checks again when pages change, come and go, and forgets what is mended', async () => {
    const root = await makeProject(files);
    // Other runs, too, have folders where the system keeps temporary ones.
    const temporary = await makeProject({});
    for (const name of ['TMPDIR', 'TEMP']) vi.stubEnv(name, temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { until, stop } = start(root);
    await until((run) => run === 'Watching for changes. Press Ctrl+C to stop.\n');
    expect(await readdir(temporary)).toEqual([expect.stringMatching(/^playbook-watch-/)]);
    await writeFile(join(root, 'docs/c.md'), '##C\n');
    expect(await until((run) => run.includes('c.md'))).toMatch(/^docs\/c\.md:1:1: .*\nWatching/);
    await rm(join(root, 'docs/b.md'));
    await until((run) => run.includes('docs/a.md:3:') && run.includes('docs/c.md:1:'));
    await writeFile(join(root, 'docs/c.md'), '## C\n');
    await until((run) => run.includes('docs/a.md:3:') && !run.includes('docs/c.md'));
    await writeFile(join(root, 'docs/b.md'), '# B\n');
    await until((run) => !run.includes('docs/a.md'));
    await writeFile(join(root, 'playbook.config.yaml'), 'filse: []\n');
    await until((run) => run.includes('error: playbook.config.yaml:1:1:'));
    expect((await stop()).code).toBe(2);
    expect(await readdir(temporary)).toEqual([]);
  });

  test('contradictions are told', async () => {
    const root = await makeProject(files);
    for (const other of ['--fix', '--staged', '--update-baseline'])
      expect((await playbook(root, ['check', '--watch', other])).stderr).toContain('cannot be used with');
  });

  test.skipIf(process.platform === 'win32')('Ctrl-C ends it', async () => {
    const program = await bundle('server/src/cli/main.ts');
    const root = await makeProject(files);
    const code = await new Promise<unknown>((resolve) => {
      const argv = [program, 'check', '--watch', ...only];
      const child = execFile(process.execPath, argv, { cwd: root }, (error) => resolve(error?.code));
      child.stderr?.on('data', (part) => {
        if (String(part).includes('Watching')) child.kill('SIGINT');
      });
    });
    expect(code).toBe(130);
  });
});
