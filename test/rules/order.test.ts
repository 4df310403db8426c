import { describe, expect, test } from 'vitest';
import { breaksOf, isAscending } from '../../server/src/playbook/queries/date-order.ts';
import { movesFor, yearRepairs } from '../../server/src/rules/update-summary/shared-order.ts';
import { type CalendarDate, formatDate, readDate } from '../../server/src/text/date.ts';

const FORMAT = 'M/D/YYYY';

function dates(...texts: string[]): CalendarDate[] {
  return texts.flatMap((text) => readDate(text, FORMAT)?.date ?? []);
}

/** The rows after each repair of the first break, the likeliest first. */
function repaired(...texts: string[]): string[][] {
  const rows = dates(...texts);
  const [at = 0] = breaksOf(rows);
  return yearRepairs(rows, at).map((repair) =>
    rows.map((date, index) => formatDate(repair.get(index) ?? date, FORMAT)),
  );
}

describe('yearRepairs', () => {
  test('the row above has the year before', () => {
    expect(repaired('3/27/2019', '1/31/2020', '9/25/2019')[0]).toEqual([
      '3/27/2020',
      '1/31/2020',
      '9/25/2019',
    ]);
  });
  test('a later year than that of the row below, where the rows above have it', () => {
    expect(repaired('1/31/2020', '1/10/2019', '12/6/2019', '10/1/2019')).toEqual([
      ['1/31/2020', '1/10/2020', '12/6/2019', '10/1/2019'],
    ]);
  });
  test('but not at the top, where no row has it', () => {
    expect(repaired('5/6/2020', '5/12/2020', '4/16/2020')).toEqual([]);
  });
  test('several rows above', () => {
    expect(repaired('12/18/2019', '9/25/2018', '5/2/2018', '3/6/2019', '2/26/2019', '12/11/2018')[0]).toEqual(
      ['12/18/2019', '9/25/2019', '5/2/2019', '3/6/2019', '2/26/2019', '12/11/2018'],
    );
  });
  test('the row itself', () => {
    expect(repaired('5/12/2020', '4/30/2020', '10/25/2020', '9/27/2019')).toEqual([
      ['5/12/2020', '4/30/2020', '10/25/2019', '9/27/2019'],
    ]);
  });
  test('a leap day is never moved to a year without it', () => {
    expect(repaired('2/29/2020', '2/1/2021')).toEqual([['2/29/2020', '2/1/2020']]);
  });
});

test('every repair and every move mends its break and makes no new one', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let round = 0; round < 2000; round++) {
    const rows = Array.from({ length: 2 + random(7) }, () => ({
      year: 2018 + random(3),
      month: 1 + random(12),
      day: 1 + random(28),
    }));
    const before = breaksOf(rows);
    for (const at of before) {
      for (const repair of yearRepairs(rows, at)) {
        const after = breaksOf(rows.map((date, index) => repair.get(index) ?? date));
        expect(after).not.toContain(at);
        expect(after.length).toBeLessThan(before.length);
      }
      for (const { from, before: target } of movesFor(rows, at)) expect(target).not.toBe(from);
    }
  }
});

test('oldest first throughout needs three days to tell', () => {
  expect(isAscending(dates('1/1/2020', '1/2/2020'))).toBe(false);
  expect(isAscending(dates('1/1/2020', '1/2/2020', '1/2/2020', '1/3/2020'))).toBe(true);
  expect(isAscending(dates('1/1/2020', '1/2/2020', '1/1/2020', '1/3/2020'))).toBe(false);
});
