import fc from 'fast-check';
import { describe, test } from 'vitest';
import { fuzz } from '../support/fuzz.ts';
import { nastyText, nastyTextWithDefinitions } from './markdown-texts.ts';
import { expectSame } from './same-as-remark.ts';

describe('a text read in chunks', () => {
  test('random documents', () => {
    fc.assert(
      fc.property(nastyText, (text) => expectSame(text, 0)),
      fuzz(250),
    );
  });

  test('random documents with definitions', () => {
    fc.assert(
      fc.property(nastyTextWithDefinitions, (text) => expectSame(text, 0)),
      fuzz(80),
    );
  });

  test('behind front matter or a BOM', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('\ufeff', '---\r\na: b\r\n---\r\n', 'x\n\ufeff'),
        nastyText,
        (before, text) =>
          expectSame(before + text, before.endsWith('\ufeff') ? before.length - 1 : before.length),
      ),
    );
  });

  test.each([
    '```\n# a\n```\n# b',
    '````\n```\n# a\n',
    '```\n> ```\n# a\n',
    '~~~ a ~~~\n# b',
    '``` `a`\n# b',
    '<!--\n\n# a\n\n-->\n# b',
    '<!-->\n# a',
    '<div>\n# a\n\n# b',
    '<div>\r\n# a',
    '<script>\n\n# a\n</SCRIPT>\n# b',
    '<?\n\n# a\n?>\n# b',
    '<a>\n# a',
    'a\n<a>\n# a',
    '- a\n# b\n- c',
    '- ```\n# a\n  ```',
    '1. ~~~\n1. ~~~\n# H\n',
    '> <!--\n# a\n-->',
    '- a\n\n  b\n\nc\n\n- d',
    '- a\n\n+ b\n\n1. c\n',
    '\ta\n\n\tb\n\nc',
    'a\n# b\n===\n',
    '[a]\n\n# b\n\n[a]: c',
    '# a\r# b\r\r\rc\r',
  ])('%j', (text) => expectSame(text, 0));
});
