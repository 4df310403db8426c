import { describe, expect, test } from 'vitest';
import { diagnosticOf, Places } from '../../server/src/lsp/convert.ts';
import { settingsOf } from '../../server/src/lsp/settings.ts';
import { documentationOf, ruleUrl } from '../../server/src/rules/documentation.ts';

describe('places', () => {
  const text = '# Ä😀\r\nb\rc';

  test.each([
    [0, 0, 0],
    [5, 0, 5],
    [7, 1, 0],
    [9, 2, 0],
    [10, 2, 1],
  ])('offset %d is line %d, character %d, and back', (offset, line, character) => {
    const places = new Places(text);
    expect(places.position(offset)).toEqual({ line, character });
    expect(places.offset({ line, character })).toBe(offset);
  });

  test('a byte order mark takes up no character', () => {
    const places = new Places('\ufeff# A\nb');
    expect(places.position(0)).toEqual({ line: 0, character: 0 });
    expect(places.position(1)).toEqual({ line: 0, character: 0 });
    expect(places.position(3)).toEqual({ line: 0, character: 2 });
    expect(places.position(5)).toEqual({ line: 1, character: 0 });
    expect(places.offset({ line: 0, character: 0 })).toBe(1);
    expect(places.offset({ line: 0, character: 2 })).toBe(3);
    expect(places.offset({ line: 1, character: 1 })).toBe(6);
  });

  test.each([
    [{ line: 99, character: 0 }, 10],
    [{ line: 0, character: 99 }, 5],
    [{ line: -1, character: -1 }, 0],
    [{ line: Number.NaN, character: 2 }, 2],
    [{ line: '1', character: null }, 0],
    [{}, 0],
  ])('a position that is none, %j, is the nearest one', (position, offset) => {
    expect(new Places(text).offset(position as never)).toBe(offset);
  });

  test('a range that is turned round is a span all the same', () => {
    const [start, end] = [
      { line: 1, character: 1 },
      { line: 0, character: 2 },
    ];
    expect(new Places(text).span({ start, end })).toEqual({ start: 2, end: 8 });
  });
});

test('a diagnostic carries its fixes, unless they are long', () => {
  const finding = {
    rule: 'page/a',
    messageId: 'm',
    severity: 'hint',
    message: 'M',
    span: { start: 0, end: 1 },
    related: [],
    tags: ['unnecessary'],
  } as const;
  const fix = (newText: string) => ({
    title: 'T',
    safe: true,
    edits: [{ span: { start: 0, end: 1 }, newText }],
  });
  const places = new Places('abc');
  const short = diagnosticOf({ ...finding, fixes: [fix('x')] }, places);
  expect(short).toMatchObject({ severity: 4, tags: [1], code: 'page/a', source: 'playbook', message: 'M' });
  expect(short.data).toMatchObject({ fixes: [{ title: 'T', safe: true, edits: [{ newText: 'x' }] }] });
  expect(diagnosticOf({ ...finding, fixes: [fix('x'.repeat(3000))] }, places).data).toBeUndefined();
});

test('a diagnostic has the advice on a line of its own', () => {
  const finding = {
    rule: 'page/a',
    messageId: 'm',
    severity: 'error',
    message: 'What is wrong.',
    advice: 'What to do.',
    span: { start: 0, end: 1 },
    fixes: [],
    related: [],
    tags: [],
  } as const;
  expect(diagnosticOf(finding, new Places('abc')).message).toBe('What is wrong.\nWhat to do.');
});

test('documentation has an address where the package has a home', () => {
  expect(documentationOf({})).toBeUndefined();
  expect(documentationOf({ homepage: 'javascript:x' })).toBeUndefined();
  const base = documentationOf({ repository: { url: 'git+https://example.org/a/b.git' } });
  expect(base).toBe('https://example.org/a/b/blob/main');
  expect(documentationOf({ homepage: 'https://example.org/a/#readme' })).toBe(
    'https://example.org/a/blob/main',
  );
  expect(ruleUrl('link/empty', base)).toBe('https://example.org/a/b/blob/main/docs/rules/link/empty.md');
  expect(ruleUrl('remark/no-html', base)).toBe('https://example.org/a/b/blob/main/docs/rules/remark.md');
  expect(ruleUrl('link/empty', undefined)).toBeUndefined();
});

test('settings are whole, whatever a client sends', () => {
  const standard = settingsOf(undefined);
  expect(standard).toMatchObject({ enable: true, config: '', inlayHints: { taskNames: false } });
  expect(settingsOf({ enable: 'no', config: 7, inlayHints: null, more: 1 })).toEqual(standard);
  expect(settingsOf({ enable: false, inlayHints: { taskNames: true } })).toEqual({
    ...standard,
    enable: false,
    inlayHints: { taskNames: true },
  });
});
