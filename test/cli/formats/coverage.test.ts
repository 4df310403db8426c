import { describe, expect, test } from 'vitest';
import { coverageOfPages, type PageToCover } from '../../../server/src/cli/reporters/coverage.ts';
import type { Language } from '../../../server/src/profile/profile.ts';

function language(id: string, suffix = ''): Language {
  const none = { dateFormats: [], home: undefined, serviceSeparators: [], roleSeparators: [], alerts: {} };
  return { id, name: id, suffix, folder: id, ...none };
}

const languages = [language('de', '-de'), language('en'), language('ja', '-ja'), language('fr')];
const profile = { defaultLanguage: 'en', languages: new Map(languages.map((one) => [one.id, one])) };

function page(folder: string, name: string, code: string, values: Partial<PageToCover> = {}): PageToCover {
  return {
    path: `${folder}/${code}/${name}`,
    folder: `${folder}/*`,
    name,
    language: code,
    untranslated: false,
    updated: undefined,
    checked: true,
    profile,
    ...values,
  };
}

/** Folder → its languages, then page → language and state. */
function coverage(...pages: readonly PageToCover[]) {
  return Object.fromEntries(
    coverageOfPages(pages, '2024-05-17').map((set) => [
      `${set.folder}: ${set.languages.map(({ name }) => name).join(', ')}`,
      Object.fromEntries(
        set.pages.map(({ name, versions }) => [
          name,
          [...versions].map(([code, { state }]) => `${code} ${state}`).join(', '),
        ]),
      ),
    ]),
  );
}

describe('coverage', () => {
  test('says which pages there are in which language', () => {
    expect(
      coverage(
        page('x', 'b.md', 'en'),
        page('x', 'b.md', 'ja'),
        page('x', 'a.md', 'en'),
        page('x', 'a.md', 'de'),
        page('x', 'c.md', 'ja'),
      ),
    ).toEqual({
      'x: English, German, Japanese': {
        'a.md': 'en current, de current',
        'b.md': 'en current, ja current',
        'c.md': 'ja current',
      },
    });
  });

  test('folders whose pages are in one language have none', () => {
    expect(coverage(page('x', 'a.md', 'en'), page('y', 'a.md', 'de'), page('', 'a.md', 'en'))).toEqual({});
  });

  test('a translation is out of date when its original was updated after it', () => {
    const original = page('x', 'a.md', 'en', { updated: '2024-03-01' });
    const states = (own: string | undefined, ofOriginal: PageToCover = original) =>
      coverageOfPages(
        [ofOriginal, page('x', 'a.md', 'de', { updated: own })],
        '2024-05-17',
      )[0]?.pages[0]?.versions.get('de')?.state;
    expect(states('2024-02-29')).toBe('stale');
    expect(states('2024-03-01')).toBe('current');
    expect(states(undefined)).toBe('current');
    expect(states('2024-02-29', { ...original, updated: undefined })).toBe('current');
    // A date that is yet to come is a typo.
    expect(states('2024-02-29', { ...original, updated: '2042-03-01' })).toBe('current');
  });

  test('a copy in another language is not translated, and gives way to one whose name has its language', () => {
    const copy = page('x', 'a.md', 'de', { untranslated: true });
    const real = page('x', 'a.md', 'de', { path: 'x/de/a-de.md' });
    const en = page('x', 'a.md', 'en');
    expect(coverage(en, copy)).toEqual({ 'x: English, German': { 'a.md': 'en current, de untranslated' } });
    expect(coverage(en, copy, real)).toEqual(coverage(en, real, copy));
    expect(coverage(en, copy, real)).toEqual({ 'x: English, German': { 'a.md': 'en current, de current' } });
  });

  test('only pages that were checked, and their translations, have a row', () => {
    const others = { checked: false };
    expect(
      coverage(
        page('x', 'a.md', 'de'),
        page('x', 'a.md', 'en', others),
        page('x', 'b.md', 'en', others),
        page('y', 'a.md', 'en', others),
        page('y', 'a.md', 'de', others),
      ),
    ).toEqual({ 'x: English, German': { 'a.md': 'de current, en current' } });
  });
});
