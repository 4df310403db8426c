import { expect, test } from 'vitest';
import { completeAt, insertedAt, labelsAt } from './completion-support.ts';

const HEADER = '## Refresh Summary\n\n| Date | Who Changed | What Changed |\n| - | - | - |\n';
const author = 'Ada Winter';

test.each([
  ['an empty line', '‸'],
  ['a pipe', '| ‸'],
  ['half a date', '| 6/‸'],
  ['an empty row', '| ‸ | | |'],
])('%s becomes a row with today’s date and the writer', async (_, line) => {
  expect(await insertedAt(HEADER + line, undefined, { author })).toBe(
    `${HEADER}| 6/30/2020 | Ada Winter |  |`,
  );
});

test('the date is written as on the page, also where the new row has cut off the others', async () => {
  const rows = '| 04/05/2019 | Jo Field | b |\n';
  expect(await insertedAt(`${HEADER}‸\n${rows}`, undefined, { author })).toContain(
    '| 06/30/2020 | Ada Winter |',
  );
  expect(await insertedAt(`${HEADER}| ‸ |\n${rows}`, undefined, { author })).toContain(
    '| 06/30/2020 | Ada Winter |',
  );
  const german =
    '## Zusammenfassung der Aktualisierung\n\n| Datum | Geändert durch | Änderung an |\n| - | - | - |\n';
  const path = 'german-playbook/assess-a-de.md';
  const text = `${german}| ‸\n| 24.12.2019 | Jo Field | b |\n`;
  expect(await insertedAt(text, undefined, { author, path })).toContain('| 30.06.2020 | Ada Winter |');
});

test('in a row with other cells only the date', async () => {
  expect(await insertedAt(`${HEADER}| ‸ | Jo Field | b |`, undefined, { author })).toBe(
    `${HEADER}| 6/30/2020 | Jo Field | b |`,
  );
});

test('the writer’s name is to be filled in where nobody is known', async () => {
  const { items } = await completeAt(`${HEADER}‸`);
  expect(items[0]?.edit.newText).toBe('| 6/30/2020 | $1 | $2 |');
});

test('people: the writer, those of the page, those of other pages', async () => {
  const files = {
    'english-playbook/b.md': `${HEADER}| 1/2/2020 | Mo Lake | b |\n| 1/1/2020 | Jo Field | b |\n`,
  };
  const page = `${HEADER}| 6/30/2020 | ‸ | a |\n| 1/2/2020 | Jo Field | b |\n`;
  expect(await labelsAt(page, { author, files })).toEqual(['Ada Winter', 'Jo Field', 'Mo Lake']);
  expect(await insertedAt(page, 'Mo Lake', { author, files })).toContain('| 6/30/2020 | Mo Lake | a |');
});

test('nothing in what has changed', async () => {
  expect(await labelsAt(`${HEADER}| 6/30/2020 | Ada | ‸ |`, { author })).toEqual([]);
});
