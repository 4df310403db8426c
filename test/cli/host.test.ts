import { execFileSync } from 'node:child_process';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode, SIZE_LIMIT } from '../../server/src/workspace/decode.node.ts';
import { Files } from '../../server/src/workspace/files.ts';
import { nodeHost } from '../../server/src/workspace/host.node.ts';
import { readRegularFileSync } from '../../server/src/workspace/regular-file.node.ts';
import { makeProject } from './project.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => [...new TextEncoder().encode(text)];

describe('decode', () => {
  test('keeps a byte-order mark, so that offsets are those of the file', () => {
    expect(decode(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
  });

  test.each([
    ['a lone Latin-1 letter', [...ascii('a\nb\nf'), 0xfc, ...ascii('r')], 'byte 6, on line 3, is 0xFC'],
    [
      'a Latin-1 letter that could begin a sequence',
      [...ascii('Gr'), 0xe4, ...ascii('ser')],
      'byte 3, on line 1, is 0xE4',
    ],
    ['a sequence cut off at the end', [...ascii('ab'), 0xe2, 0x82], 'byte 3, on line 1, is 0xE2'],
    ['a sequence cut off in the middle', [0xf0, 0x9f, 0x98, ...ascii('x')], 'byte 1, on line 1, is 0xF0'],
    ['a continuation byte alone', [...ascii('ab'), 0x80], 'byte 3, on line 1, is 0x80'],
    ['half of a surrogate pair', [...ascii('a'), 0xed, 0xa0, 0x80], 'byte 2, on line 1, is 0xED'],
    ['an overlong sequence', [0xc0, 0xaf], 'byte 1, on line 1, is 0xC0'],
    ['a fault behind good sequences', [...ascii('日本語\n'), 0xff], 'byte 11, on line 2, is 0xFF'],
  ])('says where it is not UTF-8: %s', (_name, values, place) => {
    expect(() => decode(bytes(...values))).toThrow(`it is not UTF-8 (${place}). Save it as UTF-8`);
  });

  test.each([
    ['little endian', [0xff, 0xfe, 0x61, 0]],
    ['big endian', [0xfe, 0xff, 0, 0x61]],
  ])('knows UTF-16, %s', (_name, values) => {
    expect(() => decode(bytes(...values))).toThrow('it is UTF-16. Save it as UTF-8');
  });

  test('refuses what is no text', () => {
    expect(() => decode(bytes(0x50, 0x4b, 0x0a, 0))).toThrow('it is not text (byte 4, on line 2, is NUL).');
  });
});

describe('nodeHost', () => {
  test('reads files and lists folders', async () => {
    const host = nodeHost(await makeProject({ 'a/b.md': 'text\r\n', 'a/c/': '' }));
    expect(await host.read('a/b.md')).toBe('text\r\n');
    expect(await host.list('a')).toEqual(
      new Map([
        ['b.md', 'file'],
        ['c', 'folder'],
      ]),
    );
    expect(await host.list('')).toEqual(new Map([['a', 'folder']]));
  });

  test('answers undefined for what is not there, or is something else', async () => {
    const host = nodeHost(await makeProject({ 'a/b.md': '' }));
    expect(await host.read('a')).toBeUndefined();
    expect(await host.read('a/x.md')).toBeUndefined();
    expect(await host.read('a/b.md/c')).toBeUndefined();
    expect(await host.list('x')).toBeUndefined();
    expect(await host.list('a/b.md')).toBeUndefined();
  });

  test('shows nothing outside its root', async () => {
    const root = await makeProject({ 'in/a.md': 'a', 'out/b.md': 'b', 'inner/c.md': 'c' });
    const host = nodeHost(join(root, 'in'));
    for (const path of ['../out/b.md', '../inner/c.md', 'x/../../out/b.md'])
      expect(await host.read(path)).toBeUndefined();
    expect(await host.list('..')).toBeUndefined();
    expect(await host.list('../inner')).toBeUndefined();
  });

  test('may be allowed to read in one more folder', async () => {
    const root = await makeProject({ 'in/a.md': 'a', 'out/b.yaml': 'b' });
    expect(await nodeHost(join(root, 'in'), join(root, 'out')).read('../out/b.yaml')).toBe('b');
  });

  test('limits the size', async () => {
    const host = nodeHost(await makeProject({ 'a.md': new Uint8Array(SIZE_LIMIT + 1).fill(0x61) }));
    await expect(host.read('a.md')).rejects.toThrow('it is too large (5.0 MB');
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says that it was refused',
    async () => {
      const root = await makeProject({ 'a.md': 'a', 'b/c.md': '' });
      await chmod(join(root, 'a.md'), 0);
      await chmod(join(root, 'b'), 0);
      const host = nodeHost(root);
      await expect(host.read('a.md')).rejects.toThrow('permission denied.');
      expect(await host.list('b')).toBeUndefined();
      expect([...host.unlisted]).toEqual([['b', 'permission denied']]);
      await chmod(join(root, 'b'), 0o700);
    },
  );
});

describe.skipIf(process.platform === 'win32')('what only has the name of a file', () => {
  test.each(['blocking', 'patient'] as const)('is refused and not waited for, %s', async (manners) => {
    const root = await makeProject({ '.git/': '', 'folder/': '' });
    execFileSync('mkfifo', [join(root, 'pipe.md'), join(root, 'playbook.config.yaml')]);
    await symlink('nowhere', join(root, 'playbook.config.yml'));
    const host = nodeHost(root, undefined, manners);
    await expect(host.read('pipe.md')).rejects.toThrow('it is a pipe, not a regular file.');
    expect(await host.read('folder')).toBeUndefined();
    // A configuration is never passed over in silence.
    expect(await host.list('')).toEqual(
      new Map([
        ['.git', 'folder'],
        ['folder', 'folder'],
        ['playbook.config.yaml', 'file'],
        ['playbook.config.yml', 'file'],
      ]),
    );
  });

  test.each(['blocking', 'patient'] as const)('files of all sizes are read whole, %s', async (manners) => {
    const sizes = [0, 1, 65_535, 65_536, 65_537, SIZE_LIMIT];
    const root = await makeProject(
      Object.fromEntries(sizes.map((size) => [`${size}.md`, Buffer.alloc(size, 'abc')])),
    );
    const host = nodeHost(root, undefined, manners);
    for (const size of sizes) {
      const bytes = await host.readBytes(`${size}.md`);
      expect([size, bytes && Buffer.alloc(size, 'abc').equals(bytes)]).toEqual([size, true]);
    }
  });

  test.skipIf(process.platform !== 'linux')('a file of a size that is not told is read whole', async () => {
    const bytes = readRegularFileSync('/proc/self/maps', SIZE_LIMIT);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\n$/);
    expect(() => readRegularFileSync('/proc/self/maps', 100)).toThrow('it is larger than 0.0 MB.');
  });
});

describe.skipIf(process.platform === 'win32')('symbolic links', () => {
  test('within the root are what they lead to', async () => {
    const root = await makeProject({ 'media/a.png': 'a', 'docs/x.md': 'x' });
    await symlink('../media', join(root, 'docs/media'));
    await symlink('x.md', join(root, 'docs/y.md'));
    const host = nodeHost(root);
    expect(await host.list('docs')).toEqual(
      new Map([
        ['media', 'folder'],
        ['x.md', 'file'],
        ['y.md', 'file'],
      ]),
    );
    expect(await host.list('docs/media')).toEqual(new Map([['a.png', 'file']]));
    expect(await host.read('docs/y.md')).toBe('x');
    expect(host.isLinked('docs/media/a.png')).toBe(true);
    expect(host.isLinked('docs/media/a.png', 'docs/media')).toBe(false);
    expect(host.isLinked('docs/x.md')).toBe(false);
  });

  test('are not followed out of the root', async () => {
    const root = await makeProject({ 'in/a.md': 'a', 'out/b.md': 'b' });
    await symlink('../out', join(root, 'in/folder'));
    await symlink('../out/b.md', join(root, 'in/file.md'));
    const host = nodeHost(join(root, 'in'));
    expect(await host.list('folder')).toBeUndefined();
    await expect(host.read('folder/b.md')).rejects.toThrow('outside the workspace');
    await expect(host.read('file.md')).rejects.toThrow('outside the workspace');
  });

  test('that lead nowhere are not there', async () => {
    const root = await makeProject({ 'a.md': '' });
    await symlink('gone.md', join(root, 'b.md'));
    await symlink('c.md', join(root, 'c.md'));
    expect(await nodeHost(root).list('')).toEqual(new Map([['a.md', 'file']]));
    expect(await nodeHost(root).read('c.md')).toBeUndefined();
  });

  test('that lead back do not make a walk endless', async () => {
    const root = await makeProject({ 'a/x.md': '', 'b/y.md': '' });
    await symlink('..', join(root, 'a/up'));
    await symlink('../b', join(root, 'a/b'));
    await symlink('../a', join(root, 'b/a'));
    const found: string[] = [];
    for await (const path of new Files(nodeHost(root)).walk()) found.push(path);
    expect(found).toEqual(['a/b/y.md', 'a/x.md', 'b/a/x.md', 'b/y.md']);
  });

  test('the root may be one', async () => {
    const root = await makeProject({ 'real/a.md': 'a' });
    await symlink('real', join(root, 'link'));
    expect(await nodeHost(join(root, 'link')).read('a.md')).toBe('a');
  });
});
