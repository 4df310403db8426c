import { expect, test } from 'vitest';
import { displayWidth, graphemesOf } from '../../server/src/text/width.ts';

test.each([
  ['plain', 5],
  ['タスク ID', 9],
  ['ﾀｽｸ', 3],
  ['（Ｍ）', 6],
  ['e\u0301te\u0301', 3],
  ['a\u200bb', 2],
  ['Überprüfung', 11],
  ['👩‍💻!', 3],
])('%s takes %d columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('characters that stand apart are told apart as by a segmenter', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const chars = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter(
    (char) => !/[\ud800-\udfff\p{M}\p{Cc}]/u.test(char),
  );
  // Each before its neighbour, and before one far away.
  for (const step of [1, 7, 4099]) {
    const text = chars.map((_, index) => chars[(index * step) % chars.length]).join('');
    for (let at = 0; at < text.length; at += 50) {
      const part = text.slice(at, at + 50);
      expect([...graphemesOf(part)]).toEqual([...segmenter.segment(part)].map(({ segment }) => segment));
    }
  }
});
