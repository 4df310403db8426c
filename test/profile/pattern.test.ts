import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtinFiles } from '../../server/src/profile/builtin.ts';
import { fitsPattern, patternError } from '../../server/src/profile/pattern.ts';

const ORDINARY = [
  '[a-z][a-z0-9._-]*',
  '\\d{3,4}',
  '[a-z]+(-[a-z]+)*',
  'a|bc',
  '(?:\\.\\w+)*',
  '\\p{L}+(?: \\p{L}+)*',
  '\\p{Script=Greek}+|\\p{sc=Han}|\\p{gc=Lu}\\P{L}',
  '(ab){2}',
  '(a+)+',
  '(a|aa)+b?',
  '(?<year>\\d{4})-(?<month>\\d\\d)',
  '\\s*\\S+[\\s\\d]?',
  '[^\\S]|[\\S]',
  '.',
  '[^]|.[]',
  '[[:alpha:]|[(?<\\]>]',
  '[\\b\\0\\cA\\x41\\u0042\\u{43}-]',
  '\\u0041\\u{1F600}|\\ud83d\\ude00',
  '[😀-🙏]',
  '\\bfoo\\b|a\\Bb',
  '^a$|(?:^b)?c',
  'a{2}b{1,}c{0,3}?d??e+?',
  '[\\^\\-\\]&~]|[a&&b]',
  '\\$\\(\\)\\*\\+\\.\\/\\?\\[\\\\\\]\\^\\{\\|\\}',
  '\\t|\\n|\\v|\\f|\\r',
  '[\\w.+-]+@[\\w-]+\\.[\\w.-]+',
  'https://[^\\s/?#]+(?:[/?#]\\S*)?',
];

function shipped(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    key === 'pattern' && typeof below === 'string' ? [below] : shipped(below),
  );
}

const SHIPPED = [...builtinFiles.values()].flatMap(shipped);

test('what we ship has patterns', () => {
  expect(SHIPPED).toContain('\\d{3,4}');
});

test.each([...new Set([...ORDINARY, ...SHIPPED])])('%s fits what JavaScript says it fits', (pattern) => {
  expect(patternError(pattern)).toBeUndefined();
  const native = new RegExp(`^(?:${pattern})$`, 'u');
  const characters = Array.from({ length: 0x3100 }, (_, code) => String.fromCharCode(code));
  const others = ['\ufeff', '😀', '\ud83d', '\ude00', '\u{1F64F}', '漢', 'foo', '2020-07', 'v-name'];
  const disputed = [...characters, ...others].filter(
    (value) => fitsPattern(pattern, value) !== native.test(value),
  );
  expect(disputed).toEqual([]);
  const agree = (value: string) => {
    expect([value, fitsPattern(pattern, value)]).toEqual([value, native.test(value)]);
  };
  const unit = fc.constantFrom(...'abcdexAB12_.-@/:?#^$[]()\\ \t\n\u00a0\u2028äΩ', '😀');
  fc.assert(fc.property(fc.string({ unit, maxLength: 12 }), agree), { numRuns: 300 });
  // fast-check writes texts that fit, unless the pattern has one of these.
  if (!/\\[pPbB]|\[\^?\]|\[\[/.test(pattern))
    fc.assert(fc.property(fc.stringMatching(native), agree), { numRuns: 50 });
});

test.each([
  ['(', /^is not a valid regular expression: Unterminated group$/],
  ['[', /^is not a valid regular expression/],
  ['a)|(?:b', /^is not a valid regular expression/],
  ['(?=a)a', /^looks ahead or behind with "\(\?="/],
  ['a(?<!b)', /^looks ahead or behind with "\(\?<!"/],
  ['(a)\\1', /^refers back to a group with "\\1"/],
  ['(?<n>a)\\k<n>', /^refers back to a group with "\\k"/],
  ['(?:a{1000}){1000}', /^repeats too often with "\{1000\}"/],
  ['a{1001}', /^repeats too often/],
  ['(?:abc){900}', /^is too large/],
  ['\\p{Letter}', /^has "\\p{Letter}", which is not supported/],
  ['x'.repeat(201), /^is longer than 200 characters/],
])('%s is refused', (pattern, message) => {
  expect(patternError(pattern)).toMatch(message);
});

test('a value longer than any real one never fits', () => {
  expect(fitsPattern('a*', 'a'.repeat(200))).toBe(true);
  expect(fitsPattern('a*', 'a'.repeat(201))).toBe(false);
});

describe('no pattern stops a run', () => {
  test.each([
    '(a|a)'.repeat(24),
    '.*.*.*.*.*.*x',
    '(?:-?a+)*x',
    '(?:-*a+)*x',
    '(a*)*b',
    '(?:(?:a?)*)*b',
    '(?:a?){900}a',
    '(?:.*a){90}x',
    `${'('.repeat(99)}a${')*'.repeat(50)}${')'.repeat(49)}x`,
    '(\\.[^ ]+)*',
    '(?:\\p{L}|\\p{Lu}|\\w)*!',
  ])('%s', (pattern) => {
    if (patternError(pattern) !== undefined) return;
    for (const unit of ['a', '-a', '.a', 'A']) {
      const value = unit.repeat(200 / unit.length);
      for (let round = 0; round < 10; round++) fitsPattern(pattern, value);
    }
  });

  test('nor do thousands of them', () => {
    for (let index = 0; index < 3000; index++)
      expect(fitsPattern(`(?:a|a){9}${index}`, 'a'.repeat(100))).toBe(false);
  });
});
