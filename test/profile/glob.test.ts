import fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { globError, globMatcher, rebaseGlob } from '../../server/src/profile/glob.ts';

test.each([
  ['**/*.md', 'a.md', true],
  ['**/*.md', 'a/b/c.md', true],
  ['*.md', 'a/b.md', false],
  ['*.md', '.md', false],
  ['**/*.md', '.hidden/a.md', false],
  ['**/.hidden/*.md', 'x/.hidden/a.md', true],
  ['{.a,b}/*', '.a/x', true],
  ['{,a}.md', '.md', true],
  ['[.]a', '.a', false],
  ['[!x]a', '.a', false],
  ['?a', '.a', false],
  ['{*,x}.md', '.md', false],
  ['a/**', 'a/b/c.md', true],
  ['a/**', 'a/.b/c.md', false],
  ['a/**', 'a', false],
  ['a**b', 'a/b', false],
  ['{**/,}x', 'a/b/x', true],
  ['**/{x,y}-*.md', 'a/y-1.md', true],
  ['{x,y}{,-de}.md', 'x-de.md', true],
  ['{a}.md', '{a}.md', true],
  ['[ab].md', 'a.md', true],
  ['[!ab].md', 'a.md', false],
  ['[!ab].md', 'c.md', true],
  ['[!a]b', '/b', false],
  ['?.md', 'a.md', true],
  ['?.md', 'é.md', true],
  ['*.MD', 'a.md', false],
  ['./a.md', 'a.md', true],
  ['a(b)+|!@$^.md', 'a(b)+|!@$^.md', true],
  ['{a,aa}+.md', 'aaa.md', false],
  ['a\\*.md', 'a*.md', true],
  ['a\\*.md', 'ab.md', false],
  [rebaseGlob('*.md', 'x [y] {z} *'), 'x [y] {z} */a.md', true],
])('%s %s', (glob, path, fits) => {
  expect(globError(glob)).toBeUndefined();
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
  ['a}', /no matching "{"/],
  ['a[', /no matching "\]"/],
  ['a]', /no matching "\["/],
  ['[b-a]', /character class/],
  ['a{1..1000000}', /the range "\{1\.\.1000000\}": list/],
  ['x'.repeat(301), /too long/],
])('%s', (glob, message) => {
  expect(globError(glob)).toMatch(message);
});

test('ordinary globs fit what picomatch says they fit', () => {
  const glob = fc
    .array(
      fc.constantFrom('*', '**', 'a*', '*.md', '?b', '[ab]', '[!a]', '{a,b}', '{a,.b}.md', '.a', 'b.md'),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((names) => names.join('/'));
  const path = fc
    .array(fc.constantFrom('a', 'b', 'ab', 'a.md', '.a', '.b.md', 'b.md', 'cb'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((names) => names.join('/'));
  const options = { dot: false, windows: false, nonegate: true, noextglob: true };
  fc.assert(
    fc.property(glob, path, (given, name) => {
      // picomatch takes `a/**` for `a` itself, but not `*/**`.
      const library = picomatch(given.replaceAll('[!', '[^').replace(/\/\*\*$/, '/**/*'), options);
      expect([given, name, globMatcher([given])(name)]).toEqual([given, name, library(name)]);
    }),
    { numRuns: 1000 },
  );
});

test.each<[string, string]>([
  ['24 brace groups', '{a,a}'.repeat(24)],
  ['nested brace groups in a row', '{a,{a,{a,a}}}'.repeat(12)],
  ['deep brace groups', `${'{'.repeat(100)}a,a${'}'.repeat(100)}`],
  ['many stars in a name', '*a*a*a*a*a*a*a*b'],
  ['many globstars', `${'**/'.repeat(60)}x`],
  ['globstars and stars', `${'**/a*/'.repeat(20)}x`],
  ['a choice of wildcards', `${'{*,**/,?}'.repeat(20)}x`],
  ['what other tools take for groups', '+(a|a)*(*(a))@(a|a)'],
])('%s cannot stop a run', (_name, glob) => {
  expect(globError(glob)).toBeUndefined();
  const paths = ['a'.repeat(4096), `${'a/'.repeat(2000)}a`, 'a'.repeat(24), 'a'.repeat(100_000)];
  for (const path of paths) globMatcher([glob])(path);
});
