import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../server/src/playbook/front-matter/front-matter.ts';
import type { FrontMatter, Part } from '../../server/src/playbook/model.ts';
import { type Span, slice } from '../../server/src/text/span.ts';
import { fuzz } from '../support/fuzz.ts';

/** The front matter of a text with the given body. */
function read(body: string, before = '---\n', after = '\n---\n'): FrontMatter | undefined {
  return readFrontMatter(before + body + after).frontMatter;
}

/** The entries of a body in short: key, value. */
function entries(body: string): unknown[] {
  return (read(body)?.entries ?? []).map(({ key, value }) => [key.text, value.text]);
}

describe('where it stands', () => {
  test.each([
    ['plain', '---\na: b\n---\n# c', '---\na: b\n---', 'a: b\n', '# c'],
    ['blanks behind the delimiters', '---  \na: b\n--- \t\n# c', '---  \na: b\n--- \t', 'a: b\n', '# c'],
    ['BOM and CRLF', '\ufeff---\r\na: b\r\n---\r\n# c', '---\r\na: b\r\n---', 'a: b\r\n', '# c'],
    ['lone CR', '---\ra: b\r---\r# c', '---\ra: b\r---', 'a: b\r', '# c'],
    ['nothing behind it', '---\na: b\n---', '---\na: b\n---', 'a: b\n', ''],
    ['empty', '---\n---\n# c', '---\n---', '', '# c'],
    ['blank', '---\n\n---\n# c', '---\n\n---', '\n', '# c'],
    ['a comment first', '---\n# about\na: b\n---\n# c', undefined, '# about\na: b\n', '# c'],
    ['blank lines inside', '---\n\na: b\n\n# more\n\nc: d\n---\n# e', undefined, undefined, '# e'],
    [
      'lines that only begin like a delimiter',
      '---\na: b\n---- c\n--- d\n---\n# e',
      undefined,
      undefined,
      '# e',
    ],
    ['a language that is YAML', '---yaml\na: b\n---\n# c', undefined, 'a: b\n', '# c'],
    ['a stray line', '---\na: b\n\nstray\n---\n# c', undefined, undefined, '# c'],
  ])('%s', (_name, text, source, body, markdown) => {
    const found = readFrontMatter(text);
    expect(text.slice(found.body)).toBe(markdown);
    if (source !== undefined) expect(slice(text, found.frontMatter?.span ?? NOWHERE)).toBe(source);
    if (body !== undefined) expect(slice(text, found.frontMatter?.body ?? NOWHERE)).toBe(body);
    expect(found.frontMatter).toBeDefined();
  });

  test.each([
    ['no front matter', '# a\n---\nb: c\n---\n'],
    ['nothing', ''],
    ['a blank line above', '\n---\na: b\n---\n'],
    ['a thematic break', '---\n\nSome text.\n\n---\n\nMore: text\n'],
    ['an underlined heading', '---\nSome text\n---\n'],
    ['a thematic break and a sentence', '---\nNote: some text\n\n# a\n'],
    ['four hyphens', '----\na: b\n----\n'],
    ['a delimiter with text', '--- a b\nc: d\n---\n'],
    ['another language without an end', '---js\na: b\n'],
    ['a comment alone', '---\n# a\n---\n'],
  ])('%s is none', (_name, text) => {
    expect(readFrontMatter(text)).toEqual({ frontMatter: undefined, body: 0 });
    expect(readFrontMatter(`\ufeff${text}`)).toEqual({ frontMatter: undefined, body: 1 });
  });

  test.each([
    ['a blank line', '---\na: b\nc: d\n\n# e\n\nf: g\n\nh\n\n---\n\ni', '\n# e\n\nf: g\n\nh\n\n---\n\ni'],
    ['a heading', '---\na: b\n# comment\nc: d\n# e\n\nf', '# e\n\nf'],
    ['the end', '---\na: b\nc: d', ''],
    ['the end and a line end', '---\na: b\nc: d\n', ''],
  ])('without a last delimiter it ends before %s', (_name, text, markdown) => {
    const { frontMatter, body } = readFrontMatter(text);
    expect(text.slice(body)).toBe(markdown);
    expect(frontMatter?.error?.message).toContain('not closed');
    expect(slice(text, frontMatter?.error?.span ?? NOWHERE)).toBe('---');
    expect(slice(text, frontMatter?.span ?? NOWHERE)).toMatch(/^---\na: b\n(# comment\n)?c: d$/);
    expect(frontMatter?.entries.map(({ key }) => key.text)).toEqual(['a', 'c']);
  });
});

describe('entries', () => {
  test.each([
    ['a: b', ['b', 'b', ['b'], 'a: b']],
    ['a: b  ', ['b', 'b', ['b'], 'a: b  ']],
    ['a : b # c', ['b', 'b', ['b'], 'a : b # c']],
    ['a: "b: \\"c\\"" # d', ['b: \\"c\\"', 'b: "c"', ['b: "c"'], 'a: "b: \\"c\\"" # d']],
    ["'a': 'b''c'", ["b''c", "b'c", ["b'c"], "'a': 'b''c'"]],
    ['a:', ['', '', [], 'a:']],
    ['a:   # c', ['', '', [], 'a:   # c']],
    ['a: \u00a0', ['', '', [], 'a: \u00a0']],
    ['a: ""', ['', '', [], 'a: ""']],
    ['a: 01/02/2020', ['01/02/2020', '01/02/2020', ['01/02/2020'], undefined]],
    ['a: null', ['null', 'null', ['null'], undefined]],
    ['a: b\n  c', ['b\n  c', 'b c', ['b c'], 'a: b\n  c']],
    ['a: >-\n  b\n  c', ['>-\n  b\n  c', 'b c', ['b c'], 'a: >-\n  b\n  c']],
    ['a: |\n  b\n  c\n', ['|\n  b\n  c', 'b\nc', ['b\nc'], undefined]],
    ['a: [b, "c, d"]', ['[b, "c, d"]', '[b, "c, d"]', ['b', 'c, d'], undefined]],
    ['a:\n- b # c\n- "d"', ['- b # c\n- "d"', undefined, ['b', 'd'], 'a:\n- b # c\n- "d"']],
    ['a:\n  b: c', ['b: c', 'b: c', ['b: c'], 'a:\n  b: c']],
    ['a: &b c', ['c', 'c', ['c'], 'a: &b c']],
    ['{a: b}', ['b', 'b', ['b'], undefined]],
  ])('%j', (body, [source, value, items, whole]) => {
    const text = `---\n${body}\n---\n`;
    const { frontMatter } = readFrontMatter(text);
    const [entry] = frontMatter?.entries ?? [];
    expect(frontMatter?.error).toBeUndefined();
    expect(entry?.key.text).toBe('a');
    expect(slice(text, entry?.key.span ?? NOWHERE)).toBe('a');
    expect(slice(text, entry?.value.span ?? NOWHERE)).toBe(source);
    if (value !== undefined) expect(entry?.value.text).toBe(value);
    expect(entry?.items.map((item) => item.text)).toEqual(items);
    if (whole !== undefined) expect(slice(text, entry?.span ?? NOWHERE)).toBe(whole);
  });

  test('an empty value is right behind the colon', () => {
    const [entry] = read('key:  # why')?.entries ?? [];
    expect(entry?.value.span).toEqual({ start: 8, end: 8 });
  });

  test('duplicates and keys that objects have are kept in order', () => {
    expect(entries('a: 1\n__proto__: 2\na: 3\nconstructor: 4')).toEqual([
      ['a', '1'],
      ['__proto__', '2'],
      ['a', '3'],
      ['constructor', '4'],
    ]);
    expect(read('a: 1\na: 2')?.error).toBeUndefined();
  });

  test('an alias has the text of what it names', () => {
    expect(entries('a: &x b\nc: *x\nd: [*x]')).toEqual([
      ['a', 'b'],
      ['c', 'b'],
      ['d', '[*x]'],
    ]);
    expect(read('a: &x b\nd: [*x]')?.entries[1]?.items.map(({ text }) => text)).toEqual(['b']);
    expect(read('a:\n  - b: &x c\nd: *x')?.error).toBeUndefined();
  });
});

describe('what is no YAML', () => {
  test.each([
    ['a: b: c', 'colon', 'b: c'],
    ['a: Appendix: c # d', 'colon', 'Appendix: c'],
    ['a: @b', '"@"', '@b'],
    ['a: *b', '"*"', '*b'],
    ['a: !b c', '"!"', '!b c'],
    ['a: > b', '">"', '> b'],
    ['a: - b', '"-"', '- b'],
    ['a: "b', 'counterpart', '"b'],
    ["a: 'b\nc: d\ne: f", 'counterpart', "'b"],
    ['a: [b\nc: d', 'counterpart', '[b'],
    ['a: "b" c', 'after the end', 'c'],
    ['a: [b] c', 'after the end', 'c'],
    ['x: y\na', 'no key', 'a'],
    ['x: y\na:b\nc: d', 'no key', 'a:b'],
    ['x: y\na： b\nc: d', 'no key', 'a： b'],
    [' a: b\nc: d', 'same column', 'c: d'],
    ['a: b\n  c: d', 'indented', 'a: b'],
    ['a: b\n\tc: d', 'tab', '\t'],
    ['a: b\n...\nc: d', 'line above', 'c: d'],
    ['a: "\\q"', 'escape', '\\'],
  ])('%j', (body, message, source) => {
    for (const eol of ['\n', '\r\n']) {
      const text = `---\n${body}\n---\n# e`.replaceAll('\n', eol);
      const { frontMatter, body: start } = readFrontMatter(text);
      expect(text.slice(start)).toBe('# e');
      expect(frontMatter?.error?.message).toMatch(/^[A-Z].*\.$/);
      expect(frontMatter?.error?.message).toContain(message);
      expect(slice(text, frontMatter?.error?.span ?? NOWHERE)).toBe(source);
    }
  });

  test('is read line by line', () => {
    const text =
      '---\n# x\na: b: c\n"d": "e" \nf: g # h\ni: [j, "k", ]\nl:\n- m # n\n- "o"\np: q\n  r\nlost\ns:t\nu：v\n---\n';
    const found = readFrontMatter(text).frontMatter?.entries ?? [];
    const parts = (all: readonly Part[]) => all.map(({ span }) => slice(text, span));
    expect(found.map(({ key, value, items }) => [...parts([key, value]), parts(items)])).toEqual([
      ['a', 'b: c', ['b: c']],
      ['d', 'e', ['e']],
      ['f', 'g', ['g']],
      ['i', '[j, "k", ]', ['j', 'k']],
      ['l', '- m # n\n- "o"', ['m', 'o']],
      ['p', 'q\n  r', ['q\n  r']],
      ['s', 't', ['t']],
      ['u', 'v', ['v']],
    ]);
    expect(found.map(({ span }) => slice(text, span))).toContain('"d": "e" ');
    expect(found.map(({ span }) => slice(text, span))).toContain('l:\n- m # n\n- "o"');
  });

  test.each(['js', 'javascript', 'JS', 'json', 'coffee', 'toml', 'constructor'])(
    '%s is not run',
    (language) => {
      const text = `---${language}\n{ "a": globalThis.ran = true }\n---\n# b`;
      const { frontMatter, body } = readFrontMatter(text);
      expect(text.slice(body)).toBe('# b');
      expect(frontMatter?.entries).toEqual([]);
      expect(frontMatter?.error?.message).toContain('must be YAML');
      expect(slice(text, frontMatter?.error?.span ?? NOWHERE)).toBe(language);
      expect(globalThis).not.toHaveProperty('ran');
    },
  );

  test('tags do not make objects', () => {
    expect(entries('a: !!js/function "function () {}"')).toEqual([['a', '!!js/function "function () {}"']]);
  });
});

const of = (unit: string, count: number) => unit.repeat(count);

describe.each([15_000, 100_000])('survives %d', (n) => {
  test.each([
    ['brackets', `a: ${of('[', n)}`],
    ['braces', `a: ${of('{', n)}`],
    ['lists in lists', `${of('- ', n)}\na: b`],
    ['keys in keys', `a: b\n${of('? ', n)}`],
    ['keys in values', of('a: ', n / 3)],
    ['tags', `a: ${of('!x ', n / 3)}`],
    ['anchors', `a: ${of('&x ', n / 3)}`],
    ['keys', Array.from({ length: n / 5 }, (_, i) => `k${i}: v`).join('\n')],
    ['a long key', `${of('k', n)}: v`],
    ['tabs', `a: b\n${of('\t', n)}`],
    ['an open text', `a: "${of('\n', n)}`],
    ['comments', `a: b\nc: d\n${of('# x\n\n', n / 5)}`],
    ['commas', `a: [${of(',', n)}`],
    ['aliases', `a: &y b\nc: [${of('*y,', n / 3)}*x]`],
    ['lines without a key', `a: b\n${of('xxx\n', n / 4)}`],
    ['colons', `a: b\n${of(':', n)}`],
    ['blanks', `a: b\n${of(' ', n)}x`],
  ])('%s', (_name, body) => {
    for (const text of [`---\n${body}\n---\n`, `---\n${body}\n\n# a\n`, `---${of(' ', n)}${body}`]) {
      expect(readFrontMatter(text).body).toBeLessThanOrEqual(text.length);
    }
  });
});

test('survives aliases of aliases of aliases', () => {
  const lists = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]`);
  expect(read(`a0: &a0 x\n${lists.join('\n')}`)?.entries).toHaveLength(31);
});

test('a key that is a map, without a value, ends with its line', () => {
  const [entry] = readFrontMatter('---\n?  a: b\n---\n').frontMatter?.entries ?? [];
  expect(entry?.span.end).toBe(11);
});

test('spans lie in the front matter, whatever it is', () => {
  const piece = fc.constantFrom(
    ...[
      'a: b',
      'key',
      ': ',
      '- ',
      '# c',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      '&x ',
      '*x',
      '!t ',
      '|',
      '>',
      '%',
      '@',
      '?',
    ],
    ...[
      '\n',
      '\n',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '  ',
      '\t',
      '\u00a0',
      '\u200b',
      '\ufeff',
      '\0',
      '---',
      '...',
      '：',
      '\\',
    ],
  );
  const text = fc
    .tuple(
      fc.constantFrom('---\n', '\ufeff---  \r\n'),
      fc.array(piece, { maxLength: 20 }),
      fc.constantFrom('\n---\n', '\n\n# h'),
    )
    .map(([before, pieces, after]) => before + pieces.join('') + after);
  fc.assert(
    fc.property(text, (page) => {
      const { frontMatter, body } = readFrontMatter(page);
      expect(body).toBeLessThanOrEqual(page.length);
      if (!frontMatter) return;
      expect(frontMatter.span.end).toBeLessThanOrEqual(body);
      expect(within(frontMatter.body, { start: frontMatter.span.start, end: body })).toBe(true);
      if (frontMatter.error) expect(within(frontMatter.error.span, { start: 0, end: body })).toBe(true);
      let end = frontMatter.body.start;
      for (const { key, value, items, span } of frontMatter.entries) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        end = span.end;
        for (const part of [key, value, ...items]) expect(within(part.span, span)).toBe(true);
      }
      expect(end).toBeLessThanOrEqual(frontMatter.body.end);
    }),
    fuzz(500),
  );
});

const NOWHERE: Span = { start: 0, end: 0 };

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}
