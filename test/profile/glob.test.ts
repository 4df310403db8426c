import { describe, expect, test } from 'vitest';
import { globFault, globMatcher, rebaseGlob } from '../../server/src/profile/glob.ts';
import { fitsPattern, patternFault } from '../../server/src/profile/pattern.ts';

describe('globs', () => {
  test.each([
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'a/b/c.md', true],
    ['*.md', 'a/b.md', false],
    ['**/*.md', '.hidden/a.md', false],
    ['a/**', 'a/b/c.md', true],
    ['**/{x,y}-*.md', 'a/y-1.md', true],
    ['{x,y}{,-de}.md', 'x-de.md', true],
    ['[ab].md', 'a.md', true],
    ['[!ab].md', 'a.md', false],
    ['[!ab].md', 'c.md', true],
    ['?.md', 'a.md', true],
    ['*.MD', 'a.md', false],
    ['./a.md', 'a.md', true],
    ['a(b)+|!@$^.md', 'a(b)+|!@$^.md', true],
    ['{a,aa}+.md', 'aaa.md', false],
    ['a\\*.md', 'a*.md', true],
    ['a\\*.md', 'ab.md', false],
    [rebaseGlob('*.md', 'x [y] {z} *'), 'x [y] {z} */a.md', true],
  ])('%s %s', (glob, path, fits) => {
    expect(globFault(glob)).toBeUndefined();
    expect(globMatcher([glob])(path)).toBe(fits);
  });

  test('any of several, none of none', () => {
    expect(globMatcher(['a.md', 'b.md'])('b.md')).toBe(true);
    expect(globMatcher([])('b.md')).toBe(false);
  });

  test.each([
    ['', /empty/],
    ['!a.md', /"ignore"/],
    ['/a.md', /relative/],
    ['a\\b.md', /backslash/],
    ['a/../../b', /leads out/],
    ['{a,b', /no matching "}"/],
    ['a]', /no matching "\["/],
    ['*a*a*a*b', /more than three/],
    ['**/*a*/**/*a*/**/*', /more than five/],
    ['x'.repeat(301), /too long/],
  ])('%s', (glob, message) => {
    expect(globFault(glob)).toMatch(message);
  });

  test('the slowest that is let through is fast enough', () => {
    const started = performance.now();
    for (const glob of ['**/*a*a*a/**/b', '**/a/**/a/**/*b', '**/*a*/**/*ab']) {
      expect(globFault(glob)).toBeUndefined();
      for (const path of ['a'.repeat(400), `${'a/'.repeat(200)}a`, 'a'.repeat(100_000)])
        globMatcher([glob])(path);
    }
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('patterns', () => {
  test.each([
    ['[a-z][a-z0-9._-]*', 'v-name', true],
    ['\\d{3,4}', '12345', false],
    ['[a-z]+(-[a-z]+)*', 'a-b-c', true],
    ['a|b', 'bc', false],
    ['(?:\\.\\w+)*', '.a.b', true],
    ['\\p{L}+(?: \\p{L}+)*', 'Ünal Öz', true],
    ['(ab){2}', 'abab', true],
  ])('%s %s', (pattern, value, fits) => {
    expect(patternFault(pattern)).toBeUndefined();
    expect(fitsPattern(pattern, value)).toBe(fits);
  });

  test.each([
    '(a+)+',
    '(a|aa)+',
    '(a*)*b',
    '((a)b)+',
    '(.a+)*',
    '(\\.[^ ]+)*',
    '(a{1,9}){1,9}',
    '(?=a)a',
    '(a)\\1',
    '(',
    'a*'.repeat(7),
    '[',
    'x'.repeat(201),
  ])('%s is refused', (pattern) => {
    expect(patternFault(pattern)).toBeDefined();
  });

  test('a value longer than any real one never fits', () => {
    expect(fitsPattern('a*', 'a'.repeat(200))).toBe(true);
    expect(fitsPattern('a*', 'a'.repeat(201))).toBe(false);
  });
});
