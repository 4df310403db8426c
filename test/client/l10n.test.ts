import { describe, expect, test } from 'vitest';
import { readRepositoryFile } from '../support/repo.ts';
import { clientSources, LOCALES, placeholders, readJson } from './manifest.ts';

type Texts = Readonly<Record<string, string>>;

describe('the manifest', () => {
  const english = readJson<Texts>('package.nls.json');

  test('has each text that it names, and no other', () => {
    const used = [...readRepositoryFile('package.json').matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key);
    expect([...new Set(used)].sort()).toEqual(Object.keys(english).sort());
  });

  test.each(LOCALES)('is translated: %s', (locale) => {
    const texts = readJson<Texts>(`package.nls.${locale}.json`);
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).not.toBe('');
      expect(marks(text), key).toEqual(marks(english[key] ?? ''));
    }
  });
});

describe('messages', () => {
  const used = [...new Set([...clientSources().values()].flatMap(messagesOf))].sort();

  test('are found in the sources', () => {
    expect(used).toContain('Restart');
    expect(used).toContain('{0} errors');
  });

  test('are written where they can be found: as one text', () => {
    const calls = [...clientSources()].flatMap(([path, text]) =>
      [...text.matchAll(/\bl10n\.t\((?!\s*')[^)]*\)/g)].map(([call]) => `${path}: ${call}`),
    );
    expect(calls).toEqual([]);
  });

  test.each(LOCALES)('are translated: %s', (locale) => {
    const texts = readJson<Texts>(`l10n/bundle.l10n.${locale}.json`);
    expect(Object.keys(texts).sort()).toEqual(used);
    for (const [message, text] of Object.entries(texts))
      expect(placeholders(text), text).toEqual(placeholders(message));
  });
});

/** The messages in a source: the first argument of `l10n.t` and `t`. */
function messagesOf(source: string): string[] {
  return [...source.matchAll(/\b(?:l10n\.)?t\(\s*'((?:[^'\\\n]|\\.)*)'/g)].map(([, text]) =>
    (text ?? '').replace(/\\'/g, "'"),
  );
}

/** What a translation must leave as it is: code, commands, names of files and settings. */
function marks(text: string): readonly string[] {
  return [
    ...text.matchAll(/`[^`]+`|\(command:[\w.]+\)|[\w-]+\.(?:ya?ml|json)\b|source\.fixAll\.\w+|--[\w-]+/g),
  ]
    .map(([found]) => found)
    .sort();
}
