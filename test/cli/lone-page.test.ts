import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Files } from '../../server/src/workspace/files.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

/** A large disk: each folder has a page and ten more folders. */
function largeHost(marks: readonly string[], onLargeSurroundings: (limit: number) => void) {
  let listed = 0;
  return {
    onLargeSurroundings,
    get listed() {
      return listed;
    },
    read: async () => undefined,
    async list(folder: string) {
      listed++;
      if (folder.split('/').length > 3) return new Map([['b.md', 'file']] as const);
      const entries = Array.from({ length: 10 }, (_, index) => [`${index}`, 'folder'] as const);
      const own = folder === '' ? marks.map((name) => [name, 'file'] as const) : [];
      return new Map([...entries, ['a.md', 'file'] as const, ...own]);
    },
  };
}

async function walk(host: ReturnType<typeof largeHost>): Promise<number> {
  let count = 0;
  for await (const _path of new Files(host).surroundings()) count++;
  return count;
}

test('around a page that stands alone, only so many entries are looked at', async () => {
  const limits: number[] = [];
  const host = largeHost([], (limit) => limits.push(limit));
  expect(await walk(host)).toBeGreaterThan(100);
  expect(host.listed).toBeLessThan(5001);
  expect(limits).toEqual([5000]);
});

test.each(['.git', 'playbook.config.yaml'])('a folder with %s is looked through', async (mark) => {
  const limits: number[] = [];
  const host = largeHost([mark], (limit) => limits.push(limit));
  expect(await walk(host)).toBeGreaterThan(10_000);
  expect(limits).toEqual([]);
});

test('a note says that not all was searched', async () => {
  const folder = await makeProject({});
  for (let index = 0; index < 5001; index++) writeFileSync(join(folder, `${index}.txt`), '');
  const stdin =
    '---\ntitle: A\nms.author: a\n---\n\n# A\n\n| ID | Task | Requirement | Role |\n| -- | -- | -- | -- |\n| 123 | x | M | FE |\n';
  const argv = ['check', '--stdin', '--stdin-filename', 'lone-partner.md'];
  const { stderr } = await playbook(folder, argv, { stdin });
  expect(stderr).toContain('Only the first 5000 files and folders in "." were searched for related pages.');
  await writeFile(join(folder, 'playbook.config.yaml'), 'files: ["*.md"]\n');
  expect((await playbook(folder, argv, { stdin })).stderr).not.toContain('searched');
});
