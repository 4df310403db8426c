import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { compareWithPackaged, PACKAGED } from '../../scripts/package-files.mjs';
import { readRepositoryFile } from '../support/repo.ts';

/** `npm run package` compares the real list with PACKAGED; that takes too long for a test of every day. */
describe('.vscodeignore', () => {
  const lines = readRepositoryFile('.vscodeignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const kept = lines.slice(1).map((line) => line.slice(1));

  test('leaves out everything but what it names', () => {
    expect(lines[0]).toBe('**');
    expect(lines.slice(1).filter((line) => !line.startsWith('!'))).toEqual([]);
  });

  test('names what is needed, and nothing else', () => {
    const needed = PACKAGED.map((name) => name.replaceAll('*', 'x'));
    expect(needed.filter((name) => !picomatch.isMatch(name, kept))).toEqual([]);
    expect(kept.filter((glob) => !needed.some((name) => picomatch.isMatch(name, glob)))).toEqual([]);
  });
});

describe('the list of files', () => {
  const files = [
    ...PACKAGED.filter((name) => !name.includes('*')),
    'package.nls.de.json',
    'media/walkthrough/a.svg',
    'server/dist/cli/chunk-A.mjs',
    'l10n/bundle.l10n.de.json',
  ];

  test('is compared name by name', () => {
    expect(compareWithPackaged(files)).toEqual({ missing: [], extra: [] });
    const odd = ['media/walkthrough/sub/a.svg', 'dist/client/extension.node.js.map', 'server/src/service.ts'];
    expect(compareWithPackaged([...files, ...odd])).toEqual({ missing: [], extra: odd });
    expect(compareWithPackaged([]).missing).toEqual(PACKAGED);
  });
});
