import { describe, expect, test } from 'vitest';
import { frame } from '../../server/src/cli/reporters/frame.ts';
import { show, showEnd, wrap } from '../../server/src/cli/shell/text-width.ts';

/** A frame as two lines; the marked part of the input is between `[` and `]`. */
function framed(marked: string, width = 80): string[] {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const { text, before, marked: cells } = frame(marked.replace('[', '').replace(']', ''), start, end, width);
  return [text, ' '.repeat(before) + '^'.repeat(cells)];
}

describe('frame', () => {
  test.each([
    ['plain text', 'one [two] three', 'one two three', '    ^^^'],
    ['an empty part', 'one[] two', 'one two', '   ^'],
    ['a part at the end', 'one[]', 'one', '   ^'],
    ['wide characters in front', '| 日本語 | [x] |', '| 日本語 | x |', '           ^'],
    ['wide characters in the part', '[全角] a', '全角 a', '^^^^'],
    ['full-width punctuation', '（[x]', '（x', '  ^'],
    ['half-width kana', 'ｶﾅ[x]', 'ｶﾅx', '  ^'],
    ['combining marks', 'e\u0301[x]', 'e\u0301x', ' ^'],
    ['an emoji of several parts', '👩‍💻 [x]', '👩‍💻 x', '   ^'],
    ['a surrogate pair', '𠮷[x]', '𠮷x', '  ^'],
    ['a tab', 'ab\t[x]', 'ab  x', '    ^'],
    ['a tab in the part', 'a[\t]b', 'a   b', ' ^^^'],
    ['a hidden character', 'a[\u200b]b', 'a<200B>b', ' ^^^^^^'],
    ['a byte that terminals obey', 'a\u001b[31m]', 'a<1B>31m', '     ^^^'],
    ['a turn of the writing direction', '\u202e[x]', '<202E>x', '      ^'],
  ])('underlines %s', (_name, input, text, marks) => {
    expect(framed(input)).toEqual([text, marks]);
  });

  test('cuts a long line around the part', () => {
    const [text, marks] = framed(`${'a'.repeat(60)}[bbb]${'c'.repeat(60)}`, 24);
    expect(text).toBe(`…${'a'.repeat(9)}bbb${'c'.repeat(10)}…`);
    expect(marks).toBe(`${' '.repeat(10)}^^^`);
  });

  test('gives the room of a short side to the other', () => {
    expect(framed(`aa[bbb]${'c'.repeat(60)}`, 20)).toEqual([`aabbb${'c'.repeat(13)}…`, '  ^^^']);
    expect(framed(`${'a'.repeat(60)}[bbb]cc`, 20)).toEqual([
      `…${'a'.repeat(13)}bbbcc`,
      `${' '.repeat(14)}^^^`,
    ]);
  });

  test('cuts a part that is too long itself', () => {
    const [text, marks] = framed(`a[${'b'.repeat(100)}]c`, 20);
    expect(text).toBe(`…${'b'.repeat(18)}…`);
    expect(marks).toBe(` ${'^'.repeat(18)}`);
  });

  test('never exceeds the width, wide characters or not', () => {
    for (let at = 0; at < 60; at++) {
      const line = '漢字 and words, '.repeat(5);
      const { text, before, marked } = frame(line, at, at + 4, 30);
      expect(show(text).width, `at ${at}`).toBeLessThanOrEqual(30);
      expect(before + marked).toBeLessThanOrEqual(30);
    }
  });

  test('takes a line of a megabyte in its stride', () => {
    const started = performance.now();
    const line = '漢'.repeat(1_000_000);
    expect(show(frame(line, 500_000, 500_002, 80).text).width).toBeLessThanOrEqual(80);
    expect(frame(line, 0, line.length, 80).marked).toBe(78);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('text for terminals', () => {
  test('is cut at a limit, from either end', () => {
    expect(show('日本語', 0, 5)).toEqual({ text: '日本', width: 4 });
    expect(showEnd('日本語', 5)).toEqual({ text: '本語', width: 4 });
  });

  test('wraps at blanks with a hanging indent', () => {
    expect(wrap('one two three four', 12, 2)).toBe('one two\n  three four');
    expect(wrap('unbreakable', 4, 1)).toBe('unbreakable');
  });
});
