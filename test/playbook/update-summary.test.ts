import { describe, expect, test } from 'vitest';
import type { UpdateSummary } from '../../server/src/playbook/model.ts';
import { dateFormatOf } from '../../server/src/playbook/tables/update-dates.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { at, read } from './read.ts';

const HEAD = '## Refresh Summary\n\n| Date | Who Changed | What Changed |\n| - | - | - |\n';

function only(text: string, path?: string): UpdateSummary | undefined {
  const { updateSummaries } = read(text, path);
  expect(updateSummaries.length).toBeLessThanOrEqual(1);
  return updateSummaries[0];
}

/** The dates of rows with these date texts, on a page of a language. */
function dates(code: string, ...rows: string[]): (string | undefined)[] {
  const profile = builtinProfile();
  const header = ['date', 'who', 'what'].map((id) => profile.updateColumns.preferred(id, code)).join(' | ');
  const summary = only(`| ${header} |\n| - | - | - |\n${rows.map((row) => `| ${row} | A | B |\n`).join('')}`);
  return [
    summary?.dateFormat,
    ...(summary?.updates ?? []).map(({ value }) => value && `${value.year}-${value.month}-${value.day}`),
  ];
}

describe('an update summary', () => {
  test('has its rows in parts', () => {
    const page = read(
      `# A\n\n${HEAD}| 3/25/2020 | **A. Writer** | [Task](a.md) added |\n| 1/2/19 | B. Writer | |\n`,
    );
    const [summary] = page.updateSummaries;
    expect(summary).toMatchObject({
      columns: ['date', 'who', 'what'],
      headingSection: 1,
      dateFormat: 'M/D/YYYY',
    });
    expect(summary?.table).toBe(page.tables[0]);
    expect(summary?.updates).toMatchObject([
      {
        date: { text: '3/25/2020' },
        value: { year: 2020, month: 3, day: 25 },
        shortYear: false,
        who: { text: 'A. Writer' },
        what: { text: 'Task added' },
      },
      { value: { year: 2019, month: 1, day: 2 }, shortYear: true, what: { text: '' } },
    ]);
    expect(at(page, summary?.updates[0]?.who?.span)).toBe('**A. Writer**');
  });

  test.each([
    ['in bold', '| **Date** | **Who Changed** | **What Changed** |', ['date', 'who', 'what']],
    ['with notes', '| Date | Who Changed | What Changed | Notes |', ['date', 'who', 'what', 'notes']],
    ['with two of them', '| Date | Editor | What Changed |', ['date', undefined, 'what']],
    ['in another language', '| Datum | Geändert durch | Änderung an |', ['date', 'who', 'what']],
    ['with a slip', '| Date | Who Chagned | What Changed |', ['date', 'who', 'what']],
    ['with a name twice', '| Date | Date | What Changed |', ['date', undefined, 'what']],
  ])('is known anywhere by its header, %s', (_name, header, columns) => {
    const delimiter = header.replace(/[^|]+/g, ' - ').trim();
    const summary = only(`## Other\n\n${header}\n${delimiter}\n| 3/25/2020 | A | B |\n`);
    expect(summary?.columns).toEqual(columns);
    expect(summary?.headingSection).toBeUndefined();
    expect(summary?.updates).toMatchObject([{ who: { text: 'A' }, what: { text: 'B' } }]);
  });

  test('is known by its section where its header says nothing', () => {
    const summary = only(
      '## Refresh Summary\n\n| When | By | Why |\n| - | - | - |\n| 3/25/2020 | A | B |\n\n| x | y |\n| - | - |\n',
    );
    expect(summary).toMatchObject({
      columns: [undefined, undefined, undefined],
      headingSection: 0,
      dateFormat: 'M/D/YYYY',
    });
    expect(summary?.updates).toMatchObject([
      { date: { text: '3/25/2020' }, who: { text: 'A' }, what: { text: 'B' } },
    ]);
  });

  test.each([
    '| Date | Notes |\n| - | - |\n| 1/2/2020 | x |\n',
    '| Name | What Changed |\n| - | - |\n',
    '| Task ID | Date | (M)andatory / (O)ptional | What Changed | FastTrack Role | Task Name |\n| - | - | - | - | - | - |\n',
  ])('is not %j', (text) => expect(only(`## Other\n\n${text}`)).toBeUndefined());

  test('is read by its rows where its header has a slip of a pipe', () => {
    const row = '| 3/25/2020 | A | B |';
    const summary = only(`| Date || Who Changed | What Changed |\n| - | - | - |\n${row}\n${row}\n`);
    expect(summary?.columns).toEqual(['date', undefined, 'who', 'what']);
    expect(summary?.updates[0]).toMatchObject({
      date: { text: '3/25/2020' },
      who: { text: 'A' },
      what: { text: 'B' },
    });
  });

  test.each([
    ['| 3/25/2020 || A | B |', ['3/25/2020', 'A', 'B']],
    ['|| 3/25/2020 | A | B |', ['3/25/2020', 'A', 'B']],
    ['| 3/25/2020 | A | B ||', ['3/25/2020', 'A', 'B']],
    ['| 3/25/2020 |', ['3/25/2020', undefined, undefined]],
    ['| |', ['', undefined, undefined]],
  ])('reads %s', (row, expected) => {
    const [update] = only(`${HEAD}${row}\n`)?.updates ?? [];
    expect([update?.date?.text, update?.who?.text, update?.what?.text]).toEqual(expected);
  });
});

describe('its dates', () => {
  test.each([
    [
      'en',
      ['3/25/2020', '10/018/2019', '02/30/2019', ''],
      ['M/D/YYYY', '2020-3-25', undefined, '2019-2-30', undefined],
    ],
    ['de', ['25.12.2019', '02.05.2019'], ['DD.MM.YYYY', '2019-12-25', '2019-5-2']],
    ['de', ['12/25/2019', '25.12.2019', '1/2/2019'], ['M/D/YYYY', '2019-12-25', undefined, '2019-1-2']],
    ['ja', ['2019 年 12 月 5 日', '2019年5月2日'], ['YYYY 年 M 月 D 日', '2019-12-5', '2019-5-2']],
    ['zh', ['2019/12/25', '2019/5/2'], ['YYYY/MM/DD', '2019-12-25', '2019-5-2']],
    ['pt', ['25/12/2019', '2/5/2019'], ['D/M/YYYY', '2019-12-25', '2019-5-2']],
    ['pt', ['12/25/2019', '2/5/2019'], ['M/D/YYYY', '2019-12-25', '2019-2-5']],
    ['pt', ['2/5/2019', '3/4/2019'], ['D/M/YYYY', '2019-5-2', '2019-4-3']],
    ['pt', ['3/4/2019', '2/5/2019'], ['M/D/YYYY', '2019-3-4', '2019-2-5']],
    ['pt', ['3/4/2019'], ['M/D/YYYY', '2019-3-4']],
    ['en', ['yesterday'], [undefined, undefined]],
    ['en', [], [undefined]],
  ])('in %s: %j', (code, rows, expected) => expect(dates(code, ...rows)).toEqual(expected));

  test('a date that no calendar has counts for no format', () => {
    expect(dateFormatOf(['13/13/2019', '2/3/2019'], ['M/D/YYYY', 'D/M/YYYY'])).toBe('M/D/YYYY');
  });
});
