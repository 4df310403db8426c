import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CORPUS, hasCorpus } from '../../support/corpus.ts';
import { runProgram } from '../program.ts';
import { makeProject } from '../project.ts';

/** The program on real pages, as it is delivered: with `escapeJson` on standard output and `stylish` in a file. */
const argv = (out: string) => ['--format', 'json', '--format', `stylish=${out}`];

describe.skipIf(!hasCorpus)('on real pages, byte for byte the same report', { timeout: 600_000 }, () => {
  test('from one run, three shards, and a cache before and after a change', async () => {
    const root = await makeProject({ 'out/': '' });
    await cp(CORPUS, join(root, 'pages'), { recursive: true });
    const cwd = join(root, 'pages');
    const run = async (command: string, ...extra: string[]) => {
      const out = join(root, 'out/stylish');
      const { code, stdout, stderr } = await runProgram(cwd, [command, ...extra, ...argv(out)]);
      return { code, stdout, stderr, stylish: await readFile(out, 'utf8') };
    };
    const cache = ['--cache', '--cache-location', join(root, 'cache')];
    const expected = await run('check');
    expect(expected.stdout.length).toBeGreaterThan(100_000);
    expect(await run('check', ...cache)).toEqual(expected);
    expect(await run('check', ...cache)).toEqual(expected);
    const shards: string[] = [];
    for (const index of [1, 2, 3]) {
      const file = join(root, `out/${index}.jsonl`);
      shards.push(file);
      const part = await runProgram(cwd, ['check', '--shard', `${index}/3`, '--shard-file', file]);
      expect([part.code, part.stderr]).toEqual([0, '']);
    }
    expect(await run('merge-reports', ...shards)).toEqual(expected);

    // Pages that others link to, and have their tasks from, get other headings, other tasks and a link that leads nowhere.
    const { files } = JSON.parse(expected.stdout) as { files: readonly { path: string }[] };
    for (const { path } of files.filter(({ path }) => path.includes('english')).slice(0, 5)) {
      const text = await readFile(join(cwd, path), 'utf8');
      const changed = text.replace(/^## .*/gm, '## Another').replace(/\|\s*\d{3,4}\s*\|/, '| 9999 |');
      await writeFile(join(cwd, path), `${changed}\n##Next\n\n[gone](gone-for-ever.md)\n`);
    }
    const after = await run('check');
    expect(after.stdout).not.toBe(expected.stdout);
    expect(await run('check', ...cache)).toEqual(after);
    const stderr = expect.stringMatching(/^warning: 5 pages changed since the shards were checked: /);
    expect(await run('merge-reports', ...shards)).toEqual({ ...after, stderr });
  });
});
