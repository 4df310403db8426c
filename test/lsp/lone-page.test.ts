import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { makeProject } from '../cli/project.ts';
import { PLAIN, startClient } from './client.ts';

const TEXT = [
  '---\ntitle: A\nms.author: a\n---\n\n# Lone\n',
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |',
  '| --- | --- | --- | --- | --- |',
  '| 1200 | Look around | M | FE | AIP |\n',
].join('\n');

/** A folder with more entries than are looked at, and with links that lead back into it. */
async function largeFolder(): Promise<string> {
  const root = await makeProject({});
  for (let at = 0; at < 60; at++) {
    mkdirSync(join(root, `${at}`));
    symlinkSync('..', join(root, `${at}`, 'back'));
    for (let file = 0; file < 100; file++) writeFileSync(join(root, `${at}`, `${file}.md`), '# Page\n');
  }
  return root;
}

test.skipIf(process.platform === 'win32').each([
  ['a large folder', largeFolder],
  ['the root of the disk', async () => '/'],
])('without an open folder, no more than some of %s is searched for a page in it', async (_, makeFolder) => {
  const client = await startClient({ capabilities: PLAIN });
  const uri = pathToFileURL(join(await makeFolder(), 'enable-lone-partner.md')).href;
  await client.open(uri, TEXT);
  const find = () => client.connection.sendRequest<{ name: string }[]>('workspace/symbol', { query: '1200' });
  await find();
  await client.until(() => client.log.some((line) => /5,?000 entries/.test(line)), 'the note');
  // Until the pages around it have been read, the answer has what is known so far.
  while ((await find()).length === 0) await setTimeout(50);
  expect((await find()).map(({ name }) => name)).toEqual([expect.stringContaining('1200')]);
});
