import { describe, expect, test } from 'vitest';
import { correctDates, dateDefect, formatLike, repairDate } from '../../server/src/playbook/queries/dates.ts';
import { formatDate } from '../../server/src/text/date.ts';

describe('repairDate', () => {
  test.each([
    ['10/018/2019', 'M/D/YYYY', '10/18/2019'],
    ['10/188/2019', 'M/D/YYYY', '10/18/2019'],
    ['10/18/20199', 'M/D/YYYY', '10/18/2019'],
    ['10//18/2019', 'M/D/YYYY', '10/18/2019'],
    ['10-18.2019.', 'M/D/YYYY', '10/18/2019'],
    ['10/182019', 'M/D/YYYY', '10/18/2019'],
    ['1O/l8/2019', 'M/D/YYYY', '10/18/2019'],
    ['１０/１８/２０１９', 'M/D/YYYY', '10/18/2019'],
    ['18/10/2019', 'M/D/YYYY', '10/18/2019'],
    ['2019/1018', 'YYYY/MM/DD', undefined],
    ['201910/18', 'YYYY/MM/DD', '2019/10/18'],
    ['2019 年 010 月 18', 'YYYY 年 M 月 D 日', '2019 年 10 月 18 日'],
    ['10/123/2019', 'M/D/YYYY', undefined],
    ['10/18/219', 'M/D/YYYY', undefined],
    ['2/30/2020', 'M/D/YYYY', undefined],
    ['May 18, 2019', 'M/D/YYYY', undefined],
    ['4080', 'M/D/YYYY', undefined],
    ['', 'M/D/YYYY', undefined],
  ])('%s as %s is %s', (text, format, wanted) => {
    const date = repairDate(text, format);
    expect(date && formatDate(date, format)).toBe(wanted);
  });
});

describe('faultOfDate', () => {
  test.each([
    ['5/2/2019', undefined, []],
    ['05/02/2019', undefined, []],
    ['5/2/19', 'short-year', ['5/2/2019']],
    ['25.09.2019', 'other-format', ['9/25/2019']],
    ['25/9/2019', 'other-format', ['9/25/2019']],
    ['2/30/2019', 'impossible', []],
    ['2/3/0219', 'impossible', []],
    ['10/018/2019', 'malformed', ['10/18/2019']],
    ['soon', 'malformed', []],
  ])('%s: %s', (text, kind, wanted) => {
    const error = dateDefect(text, ['M/D/YYYY'], ['DD.MM.YYYY', 'D/M/YYYY']);
    expect(error?.kind).toBe(kind);
    expect(error ? correctDates(text, error, 'M/D/YYYY', []) : []).toEqual(wanted);
  });
});

test('a date is written like its samples', () => {
  const date = { year: 2020, month: 3, day: 7 };
  expect(formatLike(date, 'M/D/YYYY', ['4/12/2020'])).toBe('3/7/2020');
  expect(formatLike(date, 'M/D/YYYY', ['04/12/2020'])).toBe('03/07/2020');
});

test('a year made longer leaves day and month as they were', () => {
  const error = dateDefect('5/02/19', ['M/D/YYYY'], []);
  expect(error && correctDates('5/02/19', error, 'M/D/YYYY', [])).toEqual(['5/02/2019']);
});
