import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serverSources } from '../support/repo.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

/** A path in a message that a full stop follows at once: `in ${folder}. The` reads as the parent folder for ".". */
const BARE_PATH =
  /\$\{(?:[^{}`]*\b)?(?:shown\([^`]*?\)|slashed\([^`]*?\)|label|folder|path|file|uri|root|given|argument)\}\.(?=[ `\\'])/g;

test('a path that ends a sentence is quoted', () => {
  expect(`No pages in ${'$'}{folder}. The`.match(BARE_PATH)).toHaveLength(1);
  expect(`\`No pages in ${'$'}{shown(io.cwd, folder)}.\``.match(BARE_PATH)).toHaveLength(1);
  expect(`No pages in "${'$'}{folder}". The`.match(BARE_PATH)).toBeNull();
  const found = [...serverSources()].flatMap(([file, text]) =>
    (text.match(BARE_PATH) ?? []).map((bare) => `${file}: ${bare}`),
  );
  expect(found).toEqual([]);
});

test('the working folder is told from its parent', async () => {
  const root = await makeProject({ 'playbook.config.yaml': 'files: ["docs/**"]\n', 'other/x.txt': '' });
  expect((await playbook(root, ['check'])).stderr).toContain('No playbook pages found in ".". The profile');
  expect((await playbook(root, ['check', 'other'])).stderr).toContain('found in "other". The profile');
  expect((await playbook(join(root, 'other'), ['check', '..'])).stderr).toContain(
    'found in "..". The profile',
  );
  const empty = await makeProject({});
  expect((await playbook(empty, ['init', '--from-corpus'])).stderr).toContain('No pages found in ".", so');
});
