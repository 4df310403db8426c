import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDates, formatDate, isReal, readDate, readDates } from '../../server/src/text/date.ts';
import { applyEdits, conflicts } from '../../server/src/text/edit.ts';
import { LineIndex, lineEnding } from '../../server/src/text/lines.ts';
import { contains, trim } from '../../server/src/text/span.ts';
import { editDistance, fold, nearest } from '../../server/src/text/words.ts';

describe('lines', () => {
  test('end in LF, CRLF or CR', () => {
    const lines = new LineIndex('a\r\nbc\rd\n');
    expect([0, 1, 2, 3].map((line) => lines.lineText(line))).toEqual(['a', 'bc', 'd', '']);
    expect(lines.positionAt(4)).toEqual({ line: 1, character: 1 });
  });

  test('positions beyond a line or the text are taken as its end', () => {
    const lines = new LineIndex('ab\r\nc');
    expect(lines.offsetAt({ line: 0, character: 9 })).toBe(2);
    expect(lines.offsetAt({ line: 9, character: 0 })).toBe(5);
    expect(lines.offsetAt({ line: -1, character: 3 })).toBe(0);
    expect(lines.positionAt(99)).toEqual({ line: 1, character: 1 });
  });

  test('offset and position are each other’s inverse, outside of line ends', () => {
    const text = fc.array(fc.constantFrom('a', '😀', '\n', '\r\n', '|')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (sample, seed) => {
        const offset = seed % (sample.length + 1);
        const lines = new LineIndex(sample);
        const position = lines.positionAt(offset);
        const inLineEnd = sample[offset - 1] === '\r' && sample[offset] === '\n';
        if (!inLineEnd) expect(lines.offsetAt(position)).toBe(offset);
        expect(contains(lines.fullLine(position.line), { start: offset, end: offset })).toBe(true);
      }),
    );
  });

  test('an inserted line ends as the first one does', () => {
    expect([lineEnding('a\r\nb\n'), lineEnding('a\nb\r\n'), lineEnding('a')]).toEqual(['\r\n', '\n', '\n']);
  });
});

describe('edits', () => {
  test('refer to the text before any of them', () => {
    const edits = [
      { span: { start: 4, end: 5 }, newText: '' },
      { span: { start: 0, end: 1 }, newText: 'xyz' },
      { span: { start: 2, end: 2 }, newText: '-' },
    ];
    expect(applyEdits('abcdef', edits)).toBe('xyzb-cdf');
  });

  test('that overlap or leave the text are refused', () => {
    const edit = (start: number, end: number) => ({ span: { start, end }, newText: '' });
    expect(() => applyEdits('abc', [edit(0, 2), edit(1, 3)])).toThrow(RangeError);
    expect(() => applyEdits('abc', [edit(2, 9)])).toThrow(RangeError);
    expect(conflicts(edit(1, 1), edit(0, 2))).toBe(true);
    expect(conflicts(edit(1, 1), edit(1, 1))).toBe(true);
    expect(conflicts(edit(0, 1), edit(2, 3))).toBe(false);
  });
});

describe('trim', () => {
  test('leaves the visible text, or an empty span at the start', () => {
    expect(trim('  a b \u200b', { start: 0, end: 7 })).toEqual({ start: 2, end: 5 });
    expect(trim('   ', { start: 0, end: 3 })).toEqual({ start: 0, end: 0 });
  });
});

describe('dates', () => {
  test.each([
    ['5/02/2019', 'M/D/YYYY', { year: 2019, month: 5, day: 2 }],
    ['02.05.2019', 'DD.MM.YYYY', { year: 2019, month: 5, day: 2 }],
    ['2019 年 5 月 2 日', 'YYYY 年 M 月 D 日', { year: 2019, month: 5, day: 2 }],
    ['2019年5月2日', 'YYYY 年 M 月 D 日', { year: 2019, month: 5, day: 2 }],
    ['2019/05/02', 'YYYY/MM/DD', { year: 2019, month: 5, day: 2 }],
  ])('%s under %s', (text, format, date) => expect(readDate(text, format)?.date).toEqual(date));

  test.each(['10/018/2019', '10/18/20190', '10-18-2019', '', '1/2/3/2019'])('"%s" is no M/D/YYYY', (text) => {
    expect(readDate(text, 'M/D/YYYY')).toBeUndefined();
  });

  test('a two-digit year is read and told', () => {
    expect(readDate('5/2/19', 'M/D/YYYY')).toMatchObject({ date: { year: 2019 }, shortYear: true });
  });

  test('every format that fits is tried', () => {
    expect(readDates('1/2/2020', ['M/D/YYYY', 'D/M/YYYY', 'DD.MM.YYYY']).map(({ format }) => format)).toEqual(
      ['M/D/YYYY', 'D/M/YYYY'],
    );
  });

  test('the calendar knows leap years', () => {
    expect([2000, 2020, 2024].every((year) => isReal({ year, month: 2, day: 29 }))).toBe(true);
    expect([1900, 2019, 2100].some((year) => isReal({ year, month: 2, day: 29 }))).toBe(false);
    expect(isReal({ year: 2020, month: 13, day: 1 })).toBe(false);
    expect(isReal({ year: 2020, month: 4, day: 31 })).toBe(false);
  });

  test('what is written is read back', () => {
    const real = fc.record({
      year: fc.integer({ min: 1000, max: 9999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(
        real,
        fc.constantFrom('M/D/YYYY', 'DD.MM.YYYY', 'YYYY 年 M 月 D 日', 'YYYY-MM-DD'),
        (date, format) => {
          expect(compareDates(readDate(formatDate(date, format), format)?.date ?? date, date)).toBe(0);
          expect(readDate(formatDate(date, format), format)).toBeDefined();
        },
      ),
    );
  });
});

describe('words', () => {
  test('are compared without case, width, blanks and invisible characters', () => {
    expect(fold('  Ａ\u200bb\u00a0 Ç ')).toBe('ab ç');
  });

  test('two neighbours swapped are one edit', () => {
    expect(editDistance('pargim', 'pagrim')).toBe(1);
    expect(editDistance('abcd', 'badc')).toBe(3);
    expect(editDistance('', 'ab')).toBe(2);
  });

  test('the nearest comes first, the far never', () => {
    expect(nearest('Managr', ['Engineer', 'Manages', 'Manager'])).toEqual(['Manager', 'Manages']);
    expect(nearest('ab', ['ac'])).toEqual([]);
    expect(nearest('Wizard', ['Manager', 'Engineer'])).toEqual([]);
  });
});
