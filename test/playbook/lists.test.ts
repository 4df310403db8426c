import { describe, expect, test } from 'vitest';
import { createListReader } from '../../server/src/playbook/lists.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';

const lists = createListReader(builtinProfile());

function items(text: string): string[] {
  return lists.items(text, { start: 0, end: text.length }).map((item) => item.text);
}

describe('items of a list', () => {
  test.each([
    ['Exchange / Teams', ['Exchange', 'Teams']],
    ['Exchange/Teams,Yammer;  AIP', ['Exchange', 'Teams', 'Yammer', 'AIP']],
    ['Exchange、Teams；Yammer，AIP', ['Exchange', 'Teams', 'Yammer', 'AIP']],
    ['Exchange & Teams', ['Exchange', 'Teams']],
    ['R&D', ['R&D']],
    ['Exchange, und Teams', ['Exchange', 'Teams']],
    ['Classroom/SDS', ['Classroom/SDS']],
    ['Teams / Classroom / SDS/Yammer', ['Teams', 'Classroom / SDS', 'Yammer']],
    ['Classroom/SDSX', ['Classroom', 'SDSX']],
    ['Office (a, b / c) / Teams', ['Office (a, b / c)', 'Teams']],
    ['Office（a、b）、Teams', ['Office(a、b)', 'Teams']],
    ['Office (a, Teams', ['Office (a', 'Teams']],
    ['**Exchange** / **Teams**', ['Exchange', 'Teams']],
    ['[Exchange](a/b,c.md) / `Te/ams`', ['Exchange', 'Te/ams']],
    ['Exchange / ', ['Exchange']],
    [' / , ', []],
    ['-', []],
    ['**–**', []],
    ['', []],
  ])('%s', (text, expected) => expect(items(text)).toEqual(expected));

  test('have their exact spans', () => {
    const text = 'To: **Exchange** /  Teams ';
    const found = lists.items(text, { start: 3, end: text.length });
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(['Exchange', 'Teams']);
  });

  test('take linear time', () => {
    const start = performance.now();
    for (const text of ['('.repeat(100_000), 'a / '.repeat(50_000), ' '.repeat(100_000), '(,'.repeat(50_000)])
      items(text);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
