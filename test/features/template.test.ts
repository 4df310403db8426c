import { expect, test } from 'vitest';
import {
  choice,
  field,
  toPlain,
  toSnippet,
  withLineEnds,
} from '../../server/src/features/writing/template.ts';
import { expand } from './completion-support.ts';

test('snippets escape what has a meaning in them', () => {
  expect(toSnippet(['a $1 } \\ ', field('b } $'), field(), choice(['c, d', 'e|f\\'])])).toBe(
    `a \\$1 \\} \\\\ \${1:b \\} \\$}$2\${3|c\\, d,e\\|f\\\\|}`,
  );
});

test('of one choice there is nothing to choose, of none something to fill in', () => {
  expect(toSnippet([choice(['a']), choice([])])).toBe('a$1');
});

test('a snippet as it is at first is the plain text', () => {
  const pieces = ['x $1 ', field('b } $'), choice(['c, d', 'e']), '\n', field()];
  expect(expand(toSnippet(pieces))).toBe(toPlain(pieces));
  expect(toPlain(withLineEnds(pieces, '\r\n'))).toBe('x $1 b } $c, d\r\n');
});
