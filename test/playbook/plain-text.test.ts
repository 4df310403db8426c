import { describe, expect, test } from 'vitest';
import { scanInline } from '../../server/src/playbook/inline-scan.ts';
import { partAt, plainText } from '../../server/src/playbook/plain-text.ts';

describe('plainText', () => {
  test.each([
    ['a [link](b.md "t") here', 'a link here'],
    ['![picture](a.png)', 'picture'],
    ['[![picture](a.png)](b.md) more', 'picture more'],
    ['**bold** and *it* and __b__ and _i_', 'bold and it and b and i'],
    ['***both***', 'both'],
    ['**最初「手順」**を', '最初「手順」を'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['**open', '**open'],
    ['`a*b*` and `` x`y ``', 'a*b* and x`y'],
    [String.raw`a \| b and \<c\>`, 'a | b and <c>'],
    [String.raw`\\ \a`, String.raw`\ \a`],
    ['a<br/>b <span class="x">c</span><!-- d -->', 'a b c'],
    ['<https://a.example> and <me@a.example>', 'https://a.example and me@a.example'],
    ['a &amp; b&nbsp;&#99;&#x64; &unknown; &', 'a & b cd &unknown; &'],
    ['zero\u200bwidth\u00a0 blank', 'zerowidth blank'],
    ['[meant](as link.md)', 'meant'],
    ['[no] (link)', '[no] (link)'],
    [String.raw`\[no](link)`, '[no](link)'],
    ['a [b](c(d)e) f', 'a b f'],
    ['[a](b', '[a](b'],
    ['', ''],
  ])('%s', (source, expected) => expect(plainText(source)).toBe(expected));

  test.each([
    ['brackets', '[', ''],
    ['links never closed', '[a](', ''],
    ['links in links', '[a](', ')'],
    ['asterisks', '*a', ''],
    ['open and closed asterisks', '*a ', 'b*'],
    ['backticks of many lengths', '`a``b', ''],
    ['comments never closed', '<!--', ''],
    ['references', '&', ''],
    ['tags', '<a ', ''],
  ])('takes linear time for %s', (_name, open, close) => {
    const start = performance.now();
    plainText(open.repeat(100_000) + close.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test('partAt trims the span and keeps the text in step', () => {
  const text = '|  **Task**\u200b |';
  expect(partAt(text, { start: 1, end: text.length - 1 })).toEqual({
    span: { start: 3, end: 11 },
    text: 'Task',
  });
});

test('scanInline pairs brackets of both widths outside code', () => {
  const scan = scanInline('(a（b)） `(` \\( )');
  expect(scan.closerOf(0)).toBe(5);
  expect(scan.closerOf(2)).toBe(4);
  expect(scan.openerOf(5)).toBe(0);
  expect(scan.isLiteral(8)).toBe(true);
  expect(scan.openerOf(14)).toBeUndefined();
});
