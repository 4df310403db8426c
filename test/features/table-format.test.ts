import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTables, type TableChoice, type TableStyle } from '../../server/src/features/table-format.ts';
import type { Playbook } from '../../server/src/playbook/model.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { displayWidth } from '../../server/src/text/width.ts';
import { page, read } from '../playbook/read.ts';
import { fuzz } from '../support/fuzz.ts';

function format(text: string, style: TableStyle, choice: TableChoice = 'all'): string {
  return applyEdits(text, formatTables({ page: read(text) }, choice, style));
}

describe('aligned', () => {
  const shown = (before: string, after: string) =>
    expect(`\n${format(before, 'aligned')}`).toBe(`\n${after}`);

  test('pads cells, by their alignment', () =>
    shown(
      page`
        |a|b|c|d|
        |-|:-|-:|:-:|
        |long one|x|1|y|
        ||xx|200|yyyyyy|
      `,
      page`
        | a        | b    |    c |   d    |
        | -------- | :--- | ---: | :----: |
        | long one | x    |    1 |   y    |
        |          | xx   |  200 | yyyyyy |
      `,
    ));

  test('knows how wide characters are', () => {
    shown(
      page`
        | 名前 | b |
        | --- | --- |
        | 電子メール | ok |
        | é🙂 | 한국어 |
      `,
      page`
        | 名前       | b      |
        | ---------- | ------ |
        | 電子メール | ok     |
        | é🙂        | 한국어 |
      `,
    );
    expect(displayWidth('電子メール')).toBe(10);
  });

  test('keeps escaped pipes, backslashes and what is invisible', () => {
    const [nbsp, zero] = ['\u00a0', '\u200b'];
    shown(
      `| a \\| b | \`c\\|d\` |\n|---|---|\n| \\\\ |${nbsp}x${zero}|\n`,
      `| a \\| b | \`c\\|d\` |\n| ------ | ------ |\n| \\\\     | ${nbsp}x${zero}     |\n`,
    );
  });

  test('adds pipes that are missing at the ends', () =>
    shown('a | b\n--- | ---\nlonger | c\n', '| a      | b   |\n| ------ | --- |\n| longer | c   |\n'));

  test('leaves short and long rows as they are', () =>
    shown(
      '| a | b |\n|---|---|\n| c |\n| d | e | f |\n',
      '| a   | b   |\n| --- | --- |\n| c   |\n| d   | e   | f |\n',
    ));

  test('leaves a cell that is too wide sticking out', () => {
    const wide = 'w'.repeat(400);
    const after = format(`| a | b |\n|---|---|\n| ${wide} | c |\n`, 'aligned');
    expect(after.split('\n')[0]).toHaveLength(120 + 10);
    expect(after).toContain(`| ${wide} | c   |`);
  });

  test('keeps the marks of quotes and lists, and line ends', () => {
    shown('> |a|\n> |-|\n> |bcde|\n', '> | a    |\n> | ---- |\n> | bcde |\n');
    shown('1. |a|\r\n   |-|\r\n   |bcde|\r\n', '1. | a    |\r\n   | ---- |\r\n   | bcde |\r\n');
    shown('- x\n\n  |a|\n  |-|\n   |bcde|\n', '- x\n\n  | a    |\n  | ---- |\n  | bcde |\n');
  });

  test('formats also what renders as no table', () =>
    shown('| a | b |\n|-|\n| cccc | d |\n', '| a    | b |\n| ---- |\n| cccc | d |\n'));
});

test('compact: one blank at each side', () => {
  expect(format('|a    |b|\n|:-----:|-|\n|     |c  |\n||d|\n', 'compact')).toBe(
    '| a | b |\n| :---: | --- |\n| | c |\n| | d |\n',
  );
});

describe('which tables', () => {
  const text = '|a|\n|-|\n\n|b|\n|-|\n\n|c|\n|-|\n';
  test('the one at the cursor', () => {
    expect(format(text, 'compact', { at: text.indexOf('b') })).toBe(
      '|a|\n|-|\n\n| b |\n| --- |\n\n|c|\n|-|\n',
    );
    expect(format(text, 'compact', { at: text.indexOf('\n\n') + 1 })).toBe(text);
  });

  test('those that a range touches', () => {
    const within = { start: text.indexOf('b'), end: text.indexOf('c') };
    expect(format(text, 'compact', { within })).toBe('|a|\n|-|\n\n| b |\n| --- |\n\n| c |\n| --- |\n');
  });
});

test('a tidy table has no edits, an untidy one only small ones', () => {
  const tidy = '| a   | b   |\n| --- | --- |\n| c   | d   |\n';
  expect(formatTables({ page: read(tidy) }, 'all', 'aligned')).toEqual([]);
  const edits = formatTables({ page: read(tidy.replace('c   ', 'c ')) }, 'all', 'aligned');
  expect(edits).toEqual([{ span: { start: 31, end: 32 }, newText: '   ' }]);
});

describe('whatever the table', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'a',
      'long text',
      '日本',
      '`x`',
      'a\\|b',
      '\\\\',
      '**b**',
      '\t',
      '\u00a0',
      '\u200b',
      '- x',
      '# x',
      '👨‍👩‍👧',
      '1.',
    ),
    fc.string({ maxLength: 6 }).filter((text) => !/[|\r\n\\`<]/.test(text)),
  );
  const dashes = fc.constantFrom('-', '---', ':-', '-:', ':---:', '–', ' -- ');
  const row = (cells: fc.Arbitrary<string>) =>
    fc
      .tuple(
        fc.array(cells, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('|', '| ', ''),
        fc.constantFrom('|', ' |', '', ' | '),
      )
      .map(([parts, before, behind]) => before + parts.join(' | ') + behind);
  const table = fc
    .tuple(
      row(cell),
      row(dashes),
      fc.array(row(cell), { maxLength: 4 }),
      fc.constantFrom('', '> ', '  ', '   '),
    )
    .map(([header, delimiter, rows, prefix]) =>
      [header, delimiter, ...rows].map((line) => prefix + line).join('\n'),
    );
  const document = fc
    .array(table, { minLength: 1, maxLength: 2 })
    .map((tables) => `# A\n\n${tables.join('\n\n')}\n`);

  test.each(['aligned', 'compact'] as const)(
    '%s: the cells stay, and a second time changes nothing',
    (style) => {
      fc.assert(
        fc.property(document, (text) => {
          const once = format(text, style);
          expect(cellsOf(read(once)), once).toEqual(cellsOf(read(text)));
          // A delimiter row that was indented too far may become one.
          for (const [index, { rendered }] of read(text).tables.entries())
            if (rendered) expect(read(once).tables[index]?.rendered).toBe(true);
          expect(format(once, style)).toBe(once);
        }),
        fuzz(50),
      );
    },
  );
});

function cellsOf({ tables }: Playbook): unknown {
  return tables.map(({ header, delimiter, rows }) => ({
    cells: [header, ...rows].map(({ cells }) => cells.map(({ text }) => text)),
    alignments: delimiter.cells.map(({ text }) => text.replace(/-+/, '-')),
  }));
}
