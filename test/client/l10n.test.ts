import { describe, expect, test } from 'vitest';
import { readRepositoryFile } from '../support/repo.ts';
import { clientSources, editorSources, LOCALES, placeholders, readJson } from './manifest.ts';

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
  const sources = [...clientSources(), ...editorSources()];
  const used = [...new Set(sources.flatMap(([, text]) => messagesOf(text)))].sort();

  test('are found in the sources of client and server', () => {
    expect(used).toContain('Restart');
    expect(used).toContain('{0} errors');
    expect(used).toContain('Linked from {0} pages');
    expect(used).toContain("This table's header says: {0}");
  });

  test('are written where they can be found: as one text', () => {
    expect(foundIn(sources, /(?<![.\w$])(?:l10n\.)?t\((?!\s*['"])[^)]*\)/g)).toEqual([]);
  });

  test('are asked for when they are shown, not before the language is known', () => {
    const constant = /^(?:export )?const\b(?:(?!=>|\bfunction\b|\n\S)[\s\S])*?\bt\(\s*['"]/gm;
    expect(foundIn(sources, constant)).toEqual([]);
    expect("const A = {\n  b: t('b'),\n};".match(constant)).toHaveLength(1);
  });

  test.each(LOCALES)('are translated: %s', (locale) => {
    const texts = readJson<Texts>(`l10n/bundle.l10n.${locale}.json`);
    expect(Object.keys(texts).sort()).toEqual(used);
    for (const [message, text] of Object.entries(texts)) {
      expect(text.trim(), message).not.toBe('');
      expect(placeholders(text), text).toEqual(placeholders(message));
    }
  });
});

/** The messages in a source: the first argument of `l10n.t` and `t`. */
function messagesOf(source: string): string[] {
  const calls = source.matchAll(/\b(?:l10n\.)?t\(\s*(['"])((?:(?!\1)[^\\\n]|\\.)*)\1/g);
  return [...calls].map(([, , text = '']) => text.replace(/\\(['"])/g, '$1'));
}

function foundIn(sources: readonly (readonly [path: string, text: string])[], pattern: RegExp): string[] {
  return sources.flatMap(([path, text]) => [...text.matchAll(pattern)].map(([found]) => `${path}: ${found}`));
}

/** What a translation must leave as it is: code, commands, names of files and settings. */
function marks(text: string): readonly string[] {
  return [
    ...text.matchAll(/`[^`]+`|\(command:[\w.]+\)|[\w-]+\.(?:ya?ml|json)\b|source\.fixAll\.\w+|--[\w-]+/g),
  ]
    .map(([found]) => found)
    .sort();
}
