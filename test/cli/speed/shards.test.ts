import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playbook } from '../playbook.ts';
import { copyExample } from './copy.ts';

/** Checks in so many parts, into files of a folder, and puts them together. */
async function inShards(cwd: string, count: number, into: string, paths: readonly string[] = []) {
  const files: string[] = [];
  for (let index = 1; index <= count; index++) {
    const file = join(into, `${index}.jsonl`);
    const { code, stderr } = await playbook(cwd, [
      ...['check', ...paths],
      ...['--shard', `${index}/${count}`, '--shard-file', file],
    ]);
    expect([code, stderr]).toEqual([0, '']);
    files.push(file);
  }
  return files;
}

describe('shards, put together, report what one run reports', () => {
  test.each([1, 3])('%i of them', async (count) => {
    const root = await copyExample({ 'shards/': '' });
    const files = await inShards(root, count, join(root, 'shards'));
    for (const format of ['json', 'stylish'])
      expect(await playbook(root, ['merge-reports', ...files.reverse(), '--format', format])).toEqual(
        await playbook(root, ['check', '--format', format]),
      );
  });

  test('even when pages change before they are put together, which is said', async () => {
    const root = await copyExample({ 'shards/': '' });
    const files = await inShards(root, 2, join(root, 'shards'));
    const names = ['enable-mail-flow-partner', 'assess-network-readiness-partner', 'new-page'];
    const [gone = '', changed = '', added = ''] = names.map((name) => `docs/english-playbook/${name}.md`);
    await rm(join(root, gone));
    for (const page of [changed, added]) await writeFile(join(root, page), '---\ntitle: A\n---\n\n##Next\n');
    const expected = await playbook(root, ['check', '--format', 'json']);
    const merged = await playbook(root, ['merge-reports', ...files, '--format', 'json']);
    const stderr = `warning: 3 pages changed since the shards were checked: ${gone}, ${changed}, ${added}. The report shows the current pages.\n`;
    expect(merged).toEqual({ ...expected, stderr });
  });

  test('even when one is given twice, which is said', async () => {
    const root = await copyExample({ 'shards/': '' });
    const files = await inShards(root, 2, join(root, 'shards'));
    const [first = '', second = ''] = files;
    const expected = await playbook(root, ['check', '--format', 'json']);
    const merged = await playbook(root, ['merge-reports', first, second, first, '--format', 'json']);
    expect(merged).toEqual({
      ...expected,
      stderr: 'warning: Shard 1 was given more than once. The last report is used.\n',
    });
  });
});

describe('shards that cannot be put together', () => {
  test('say what is wrong', async () => {
    const root = await copyExample({ 'shards/': '', 'other.txt': 'x' });
    const files = await inShards(root, 3, join(root, 'shards'));
    const merge = async (...given: string[]) => {
      const { code, stdout, stderr } = await playbook(root, ['merge-reports', ...given]);
      expect([code, stdout]).toEqual([2, '']);
      return stderr;
    };
    const [first = '', second = '', third = ''] = files;
    expect(await merge()).toContain('Specify the shard reports');
    expect(await merge(first, third)).toBe('error: Shard 2 of 3 is missing.\n');
    expect(await merge(first, first, third, third)).toBe(
      'error: Shard 2 of 3 is missing. Shards 1, 3 were given more than once.\n',
    );
    expect(await merge('other.txt')).toContain('it was not written by');
    expect(await merge('absent.jsonl')).toContain('no such file');
    await writeFile(second, (await readFile(second, 'utf8')).replace('"path"', '"paht"'));
    expect(await merge(first, second, third)).toContain('it is damaged');
    const [foreign = ''] = await inShards(root, 1, join(root, 'shards'), ['docs/english-playbook']);
    expect(await merge(foreign, third)).toContain('from different runs');
  });

  test.each(['0/3', '4/3', 'x', '1/0', '1'])('--shard %s is refused', async (shard) => {
    const root = await copyExample();
    const { code, stderr } = await playbook(root, ['check', '--shard', shard]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is not a valid value for --shard')]);
  });

  test('options about the report belong to the merging', async () => {
    const root = await copyExample();
    const { code, stderr } = await playbook(root, ['check', '--shard', '1/2', '--format', 'json']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--shard cannot be used with --format')]);
  });
});
