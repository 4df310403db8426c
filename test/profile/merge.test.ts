import { describe, expect, test } from 'vitest';
import { merge, mergeProfiles } from '../../server/src/profile/merge.ts';

describe('merge', () => {
  test.each([
    ['objects merge', { a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
    ['lists replace', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['values replace', { a: 1 }, { a: 'b' }, { a: 'b' }],
    ['null takes away', { a: 1, b: { c: 2, d: 3 } }, { a: null, b: { c: null } }, { b: { d: 3 } }],
    ['null of nothing is nothing', {}, { a: null, b: { c: null } }, { b: {} }],
    ['an object over a value', { a: 1 }, { a: { b: 2 } }, { a: { b: 2 } }],
    ['a value over an object', { a: { b: 2 } }, { a: 1 }, { a: 1 }],
    ['nothing over something', { a: 1 }, undefined, { a: 1 }],
  ])('%s', (_name, base, over, expected) => {
    expect(merge(base, over)).toEqual(expected);
  });

  test('leaves both as they were, and shares nothing with them', () => {
    const base = { list: [{ a: 1 }], deep: { b: [2] } };
    const over = { more: { c: [3] } };
    const before = structuredClone({ base, over });
    const merged = merge(base, over) as typeof base & typeof over;
    merged.list.push({ a: 9 });
    merged.deep.b.push(9);
    merged.more.c.push(9);
    expect({ base, over }).toEqual(before);
  });

  test('keys of prototypes are keys like others', () => {
    const hostile = JSON.parse(
      '{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } } }',
    );
    const merged = merge({ a: {} }, hostile) as Record<string, unknown>;
    expect(Object.keys(merged)).toEqual(['a', '__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(merged)).toBeNull();
    expect(merged['toString']).toBeUndefined();
  });
});

describe('profiles', () => {
  test('overrides add up, with the upper rules between', () => {
    const base = { rules: { a: 'info' }, overrides: [{ languages: ['en'], rules: { a: 'hint' } }] } as const;
    const over = { rules: { a: 'error' }, overrides: [{ rules: { b: 'off' } }] } as const;
    expect(mergeProfiles(base, over)).toEqual({
      rules: { a: 'error' },
      overrides: [
        { languages: ['en'], rules: { a: 'hint' } },
        { rules: { a: 'error' } },
        { rules: { b: 'off' } },
      ],
    });
    expect(mergeProfiles({ rules: { a: 'info' } }, over).overrides).toEqual(over.overrides);
    expect(mergeProfiles(base, { overrides: null } as never).overrides).toBeUndefined();
  });

  test('new kinds come first, known ones keep their place', () => {
    const files = ['*.md'];
    const base = { kinds: { a: { files }, b: { files } } };
    const merged = mergeProfiles(base, { kinds: { b: { files: ['b.md'] }, c: { files } } });
    expect(Object.keys(merged.kinds ?? {})).toEqual(['c', 'a', 'b']);
    expect(merged.kinds?.['b']?.files).toEqual(['b.md']);
  });
});
