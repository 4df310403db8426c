import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { comparePieces, compareWithPackaged, ENTRY, PACKAGED } from '../../scripts/package-files.mjs';
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

describe('the pieces of the command line', () => {
  const pieces = new Map([
    [
      ENTRY,
      'import{a as b}from"./cli/chunk-A.mjs";import("./cli/watch-B.mjs");new URL("./language-server.mjs",import.meta.url)',
    ],
    ['server/dist/cli/chunk-A.mjs', 'export { c } from "./chunk-C.mjs";\n'],
    ['server/dist/cli/chunk-C.mjs', 'import { d } from "node:fs";\n'],
    ['server/dist/cli/watch-B.mjs', 'import{a}from"./chunk-A.mjs";import"../cli.mjs";'],
  ]);

  test('are those that are loaded', () => {
    expect(comparePieces(pieces)).toEqual({ missing: [], unused: [] });
  });

  test('are missed, and found to be of no use', () => {
    const odd = new Map(pieces).set('server/dist/cli/chunk-old.mjs', '');
    odd.delete('server/dist/cli/chunk-C.mjs');
    expect(comparePieces(odd)).toEqual({
      missing: ['server/dist/cli/chunk-C.mjs'],
      unused: ['server/dist/cli/chunk-old.mjs'],
    });
  });
});
