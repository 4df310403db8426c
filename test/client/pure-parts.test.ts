import { describe, expect, test } from 'vitest';
import { CrashCount } from '../../client/src/crash-count.ts';
import { decodeText } from '../../client/src/decode-text.ts';
import { looksLikePlaybook } from '../../client/src/looks-like-playbook.ts';
import { staleUris } from '../../client/src/stale-edits.ts';
import { taskArguments } from '../../client/src/task-arguments.ts';

const minute = 60_000;

describe('a server that crashes', () => {
  test('is started again, but not over and over', () => {
    const crashes = new CrashCount();
    expect([0, 1, 2, 3].map((time) => crashes.add(time))).toEqual([true, true, true, true]);
    expect(crashes.add(4)).toBe(false);
  });

  test('is started again when it crashes now and then', () => {
    const crashes = new CrashCount();
    expect(Array.from({ length: 20 }, (_, index) => crashes.add(index * minute)).every(Boolean)).toBe(true);
  });

  test('is started again when the user has said so', () => {
    const crashes = new CrashCount();
    for (let time = 0; time < 9; time++) crashes.add(time);
    crashes.forget();
    expect(crashes.add(10)).toBe(true);
  });
});

describe('a document that looks like a playbook', () => {
  test.each([
    ['front matter with two keys of its own', '---\ntitle: x\nms.date: 1/1/2020\nft.owner: x\n---\n'],
    ['the same behind a byte-order mark', '\ufeff---\nms.date: 1/1/2020\nft.owner: x\n---\n'],
    ['the same with CRLF', '---\r\nms.date: 1/1/2020\r\nft.owner: x\r\n---\r\n'],
    ['a task row', '# Plan\n\n| 4080 | Plan the day | M | Engineer | All |\n'],
    ['a task row with a link', '| **[4080](https://example.org)** | Plan | M | Engineer | All |'],
  ])('%s', (_what, text) => expect(looksLikePlaybook(text)).toBe(true));

  test.each([
    ['any front matter', '---\ntitle: x\ndescription: y\nauthor: z\n---\n'],
    ['keys below the front matter', '---\ntitle: x\n---\nms.date: 1\nft.owner: 2\n'],
    ['any table', '| Code | Meaning |\n|---|---|\n| 404 | Not found |\n'],
    ['nothing', ''],
    ['hostile text', `${'| '.repeat(9000)}\n${'---\n'.repeat(2000)}`],
  ])('is not %s', (_what, text) => expect(looksLikePlaybook(text)).toBe(false));
});

describe('a file handed to the server', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);

  test('is its text, the byte-order mark included', () => {
    expect(decodeText(new TextEncoder().encode('\ufeffÄ'))).toEqual({ text: '\ufeffÄ' });
    expect(decodeText(bytes())).toEqual({ text: '' });
  });

  test.each([
    ['no UTF-8', bytes(0xc3, 0x28), 'not UTF-8'],
    ['no text', bytes(0x41, 0x00), 'not text'],
    ['too large', new Uint8Array(5 * 1024 * 1024 + 1).fill(0x41), 'larger than'],
  ])('is a fault when it is %s', (_what, content, reason) => {
    expect(decodeText(content)).toEqual({ error: expect.stringContaining(reason) });
  });
});

test('an edit is stale when a document has another version, or is closed', () => {
  const change = (uri: string, version: number | null) => ({ textDocument: { uri, version }, edits: [] });
  const edit = {
    documentChanges: [
      change('file:///a.md', 3),
      change('file:///b.md', 3),
      change('file:///c.md', null),
      change('file:///d.md', 1),
    ],
  };
  const versions = new Map([
    ['file:///a.md', 3],
    ['file:///b.md', 4],
  ]);
  expect(staleUris(edit, versions)).toEqual(['file:///b.md', 'file:///d.md']);
  expect(staleUris({ changes: { 'file:///a.md': [] } }, versions)).toEqual([]);
});

test('a task is a command line', () => {
  const usual = ['check', '--format', 'unix'];
  expect(taskArguments({ type: 'playbook' })).toEqual([...usual, '--', '.']);
  expect(taskArguments({ type: 'playbook', paths: ['docs', '-x.md'], args: ['--quiet'] })).toEqual([
    ...usual,
    '--quiet',
    '--',
    'docs',
    '-x.md',
  ]);
  const nonsense = JSON.parse('{ "type": "playbook", "paths": "docs", "args": [1, "--quiet"] }');
  expect(taskArguments(nonsense)).toEqual([...usual, '--quiet', '--', '.']);
});
