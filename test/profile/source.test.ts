import { describe, expect, test } from 'vitest';
import { readSource } from '../../server/src/profile/source.ts';
import { errorsOf, load } from './support.ts';

/** As a constant, since the linter warns of the property of that name. */
const PROTOTYPE = '__proto__';

describe('places', () => {
  const source = readSource('p.yaml', '\ufeffa:\n  b: [1, {c: x}]\r\n  "d e": y\n');

  test.each([
    [['a', 'b'], 'key', 2, 3],
    [['a', 'b'], 'value', 2, 6],
    [['a', 'b', 0], 'value', 2, 7],
    [['a', 'b', 1, 'c'], 'value', 2, 14],
    [['a', 'd e'], 'key', 3, 3],
    [[], 'value', 1, 1],
    [['a', 'gone', 'x'], 'value', 1, 1],
    [['a', 'b', 7], 'value', 2, 3],
  ] as const)('%j %s', (at, part, line, column) => {
    expect(source.errorAt(at, part, '')).toMatchObject({ line, column });
  });

  test('says what it has', () => {
    expect(source.has(['a', 'b', 1])).toBe(true);
    expect(source.has(['a', 'b', 2])).toBe(false);
  });
});

describe('data', () => {
  test.each<[string, unknown]>([
    ['', {}],
    ['# only a comment', {}],
    ['a: off', { a: 'off' }],
    ['a: yes', { a: 'yes' }],
    ['a: 0x10', { a: 16 }],
    ['0042: x', { '0042': 'x' }],
    ['a:\nb: ~\nc: null', { b: null, c: null }],
    ['a: 2020-01-02', { a: '2020-01-02' }],
    ['a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['<<: 1', { '<<': 1 }],
  ])('%j', (text, data) => {
    const source = readSource('p.yaml', text);
    expect(source.errors).toEqual([]);
    expect(source.data).toEqual(data);
  });
});

describe('hostile texts', () => {
  const bomb =
    `${Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`).join('\n')}`.replaceAll(
      '*a-1',
      'x',
    );

  test.each<[name: string, text: string, message: RegExp]>([
    ['too large', `name: ${'x'.repeat(1_000_001)}`, /^The file is too large: it has 1000007 characters/],
    ['nested lists', '['.repeat(10_000), /nested too deeply/],
    ['nested keys', '{a: '.repeat(10_000), /nested too deeply/],
    ['nested dashes', '- '.repeat(10_000), /nested too deeply/],
    [
      'nested indentation',
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /nested too deeply/,
    ],
    ['a bomb of aliases', bomb, /More than 50 aliases/],
    ['an alias of what holds it', 'a: &a [*a]', /nested too deeply|no anchor|aliases/],
    ['an unknown alias', 'a: *gone', /There is no anchor "&gone"/],
    ['a tag', 'a: !!js/function "alert(1)"', /Tags .* are not supported/],
    ['a binary', 'a: !!binary aGVsbG8=', /Only text, numbers/],
    ['several documents', 'a: 1\n---\nb: 2', /more than one YAML document/],
    ['a key that is a list', '? [a, b]\n: 1', /A key must be text/],
    ['many values', `a: [${'1,'.repeat(51_000)}]`, /more than 50000 values/],
    ['a tab', 'a:\n\tb: 1', /tab/i],
  ])('%s', (_name, text, message) => {
    const started = performance.now();
    const source = readSource('p.yaml', text);
    expect(source.errors[0]?.message).toMatch(message);
    expect(source.errors.every(({ message: one }) => one.length < 250)).toBe(true);
    expect(source.data).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('many keys are read in a moment', () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join('\n');
    const started = performance.now();
    expect(Object.keys(readSource('p.yaml', keys).data as object)).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('keys of prototypes', async () => {
    expect(
      await errorsOf('__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }'),
    ).toEqual([
      expect.stringContaining('1:1 Unknown key "__proto__".'),
      expect.stringContaining('2:1 Unknown key "constructor".'),
    ]);
    const { profile, errors } = await load({
      'p.yaml':
        'frontMatter: { keys: { __proto__: { required: true }, toString: { required: true } } }\nroles: { constructor: [Builder] }',
    });
    expect(errors).toEqual([]);
    expect(profile?.frontMatter.keys[PROTOTYPE]).toEqual({ required: true });
    expect(profile?.frontMatter.keys['valueOf']).toBeUndefined();
    expect(profile?.roles.find('builder', 'en')?.id).toBe('constructor');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['required']).toBeUndefined();
  });
});
