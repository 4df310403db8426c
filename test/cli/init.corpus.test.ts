import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { CORPUS, hasCorpus } from '../support/corpus.ts';
import { playbook } from './playbook.ts';
import { makeProject } from './project.ts';

test.skipIf(!hasCorpus)('init learns from real pages', async () => {
  const root = await makeProject({ '.git/HEAD': '' });
  await cp(join(CORPUS, '2019'), root, { recursive: true });
  const { code, stderr } = await playbook(root, ['init', '--from-corpus']);
  expect([code, stderr]).toEqual([0, '']);
  expect(parse(await readFile(join(root, 'playbook.config.yaml'), 'utf8'))).toMatchObject({
    extends: 'fasttrack',
  });
  const { stderr: errors } = await playbook(root, ['print-config', 'x.md']);
  expect(errors).toBe('');
});
