import { describe, expect, test } from 'vitest';
import type { Table } from '../../server/src/playbook/model.ts';
import { at, read } from './read.ts';

function cells(table: Table | undefined): string[][] {
  return [table?.header, table?.delimiter, ...(table?.rows ?? [])].map(
    (row) => row?.cells.map(({ text }) => text) ?? [],
  );
}

describe('tables', () => {
  test('have rows and cells with exact spans', () => {
    const page = read('# A\n\n|  **a** | b|\n|:--|---:|\n| `c\\|d` |  |\n| e | [f](g) | h |\n');
    const [table] = page.tables;
    expect(cells(table)).toEqual([
      ['a', 'b'],
      [':--', '---:'],
      ['c|d', ''],
      ['e', 'f', 'h'],
    ]);
    expect(table?.rendered).toBe(true);
    expect(table?.section).toBe(0);
    expect(table?.header.cells.map(({ outer }) => at(page, outer))).toEqual(['  **a** ', ' b']);
    expect(table?.header.cells.map(({ span }) => at(page, span))).toEqual(['**a**', 'b']);
    expect(table?.rows.map(({ line }) => line)).toEqual([4, 5]);
    expect(at(page, table?.span)).toBe(page.text.slice(5, -1));
  });

  test.each([
    [
      'pipes at the ends or not',
      'a | b\n--|--\nc | d\n',
      [
        ['a', 'b'],
        ['--', '--'],
        ['c', 'd'],
      ],
    ],
    [
      'escaped backslashes',
      '| a | b |\n| - | - |\n| c \\\\| d |\n',
      [
        ['a', 'b'],
        ['-', '-'],
        ['c \\', 'd'],
      ],
    ],
    [
      'empty cells',
      '| a | b |\n| - | - |\n|| d |\n| | |\n',
      [
        ['a', 'b'],
        ['-', '-'],
        ['', 'd'],
        ['', ''],
      ],
    ],
    ['short rows', '| a | b |\n| - | - |\n| c |\n|\n', [['a', 'b'], ['-', '-'], ['c'], []]],
    [
      'lines without a pipe are no rows',
      '| a | b |\n| - | - |\n| c | d |\n[Home](x)\n',
      [
        ['a', 'b'],
        ['-', '-'],
        ['c', 'd'],
      ],
    ],
    [
      'an invisible character is no blank',
      '| a | b | c |\n| - | - | - |\n\u200b| d | e |\n',
      [
        ['a', 'b', 'c'],
        ['-', '-', '-'],
        ['', 'd', 'e'],
      ],
    ],
    [
      'in quotes and lists',
      '> - | a | b |\n>   | - | - |\n>   | c | d |\n',
      [
        ['a', 'b'],
        ['-', '-'],
        ['c', 'd'],
      ],
    ],
  ])('%s', (_name, text, expected) => expect(cells(read(text).tables[0])).toEqual(expected));
});

describe('a table that is not rendered', () => {
  test.each([
    ['a delimiter row too short', '| a | b |\n|---|\n| c | d |\ntext\n| no | row |\n'],
    ['a delimiter row too long', '| a | b |\n|:-:|--|--|\n| c | d |\n'],
    ['dashes of a word processor', '| a | b |\n|———|–––|\n| c | d |\n'],
    ['below text', 'text\n| a | b |\n|---|\n| c | d |\n'],
    ['in a quote', '> | a | b |\n> |---|\n> | c | d |\n'],
    ['in a list', '1. one\n\n   | a | b |\n   |---|\n   | c | d |\n'],
  ])('%s', (_name, text) => {
    const page = read(text);
    expect(page.tables).toHaveLength(1);
    const [table] = page.tables;
    expect(table?.rendered).toBe(false);
    expect(table?.header.cells.map((cell) => cell.text)).toEqual(['a', 'b']);
    expect(table?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([['c', 'd']]);
    expect(at(page, table?.rows[0]?.span)).toBe('| c | d |');
  });

  test.each(['a | b\ntext\n', '| a | b |\n', 'a\n---\n', '```\n| a | b |\n|---|\n```\n'])(
    'not %j',
    (text) => {
      expect(read(text).tables).toEqual([]);
    },
  );
});

test('cells and rows in great number take linear time', () => {
  const start = performance.now();
  const wide = `| a | b |\n|---|\n${'|'.repeat(50_000)}\n`;
  expect(read(wide).tables[0]?.rows[0]?.cells).toHaveLength(49_999);
  expect(read(`| a | b |\n|---|\n${'| c | d |\n'.repeat(1_000)}`).tables[0]?.rows).toHaveLength(1_000);
  expect(performance.now() - start).toBeLessThan(4_000);
});
