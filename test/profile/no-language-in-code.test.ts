import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { file } from '../../server/src/profile/fasttrack/index.ts';
import type { LanguagePack, Names } from '../../server/src/profile/types.ts';
import { root } from '../support/repo.ts';

/**
 * The profile is data: not a word of the built-in one is in code. Every word that its files know is looked for in every
 * source, comments and types left out.
 */

/** Words of the data that code has for reasons of its own: the source, or any, and why. */
const ALLOWED: readonly { readonly word: string; readonly in?: string; readonly why: string }[] = [
  { word: 'fasttrack', in: 'profile/builtin.ts', why: 'the folder that the data is imported from' },
  { word: '"enable"', in: 'lint/suppressions.ts', why: 'the comment that ends a suppression' },
  { word: '"optional"', in: 'rules/front-matter/value-empty.ts', why: 'the id of a message' },
  { word: '"status"', in: 'cli/reporters/html.ts', why: 'an ARIA role' },
  { word: '"tasks"', in: 'profile/schema.ts', why: 'the key of a task catalogue' },
];

/** Foreign words that are English ones as well, and stand in code as such. */
const ENGLISH_TOO = new Set(['data', 'start']);

/** Services whose names are words of every day. */
const ORDINARY = new Set(['Teams', 'Project', 'Edge', 'Windows', 'Exchange']);

interface Word {
  readonly word: string;
  /** Finds it in code. */
  readonly pattern: RegExp;
}

const words = [...foreignWords(), ...englishWords(), ...ids()];
/** Whether any word may be there: a pass for each set of flags is quicker than one for each word. */
const anyWord = ['u', 'iu'].map((flags) => {
  const some = words.filter(({ pattern }) => pattern.flags === flags);
  return new RegExp(some.map(({ pattern }) => pattern.source).join('|'), flags);
});
const sources = readSources();

describe('not a word of the profile stands in code', () => {
  test.each(sources)('%s', (path, code) => {
    const found = wordsIn(code);
    const allowed = ALLOWED.filter((one) => one.in === undefined || one.in === path).map(({ word }) => word);
    expect(found.filter((word) => !allowed.includes(word.toLowerCase()))).toEqual([]);
  });
});

describe('the check itself', () => {
  const finds = (code: string) => wordsIn(strip(code));

  test.each([
    ['a foreign heading', "const a = 'Nächste Schritte';", 'Nächste Schritte'],
    ['of another case', "const a = 'nächste schritte';", 'Nächste Schritte'],
    ['in a template', 'const a = `die Dienste`;', 'Dienste'],
    ['in an identifier', 'const alleZiele = [];', 'Ziele'],
    ['in a regular expression', 'const a = /フェーズ/;', 'フェーズ'],
    ['any character of those scripts', "const a = '表';", '表'],
    ['a product', "const a = 'fasttrack';", 'FastTrack'],
    ['a part of a name', "const a = 'SharePoint';", 'SharePoint'],
    ['an abbreviation', "const a = 'SME';", 'SME'],
    ['an English heading', "const a = 'Key Inputs';", 'Key Inputs'],
    ['an English word', "const a = 'Overview';", 'Overview'],
    ['a service', "const a = 'the Yammer page';", 'Yammer'],
    ['an id', "const a = page.section('refresh');", '"refresh"'],
  ])('finds %s', (_name, code, word) => {
    expect(finds(code)).toContain(word);
  });

  test.each([
    ['a comment', '// Nächste Schritte\n/** FastTrack */\nexport const a = 1;'],
    ['a type', "export interface A { readonly ziele: 'Overview' }"],
    ['a word within another', "export const overviewing = 'Overviews dienstende';"],
    ['what both languages have', "export const data = 'Title of the phase';"],
  ])('lets %s pass', (_name, code) => {
    expect(finds(code)).toEqual([]);
  });

  test('what is allowed is still needed', () => {
    const used = ALLOWED.filter(({ word, in: path }) =>
      sources.some(([source, code]) => (path ?? source) === source && code.toLowerCase().includes(word)),
    );
    expect(used).toEqual(ALLOWED);
    const code = sources.map(([, text]) => text.toLowerCase()).join('\n');
    expect([...ENGLISH_TOO].filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
  });
});

function wordsIn(code: string): string[] {
  // Words within identifiers stand apart here.
  const divided = code.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const isIn = (pattern: RegExp) => pattern.test(code) || pattern.test(divided);
  return anyWord.some(isIn) ? words.filter(({ pattern }) => isIn(pattern)).map(({ word }) => word) : [];
}

function readSources(): [path: string, code: string][] {
  const folder = join(root, 'server/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('profile/fasttrack/'))
    .map((path) => [path, strip(readFileSync(join(folder, path), 'utf8'))]);
}

/** The code without types and comments; all strings in double quotes, template literals aside. */
function strip(code: string): string {
  return transformSync(code, { loader: 'ts', charset: 'utf8', target: 'esnext' }).code;
}

/** Every spelling of the other languages, in any case, also as part of an identifier. */
function foreignWords(): Word[] {
  const english = new Set(spellings(pack('en')).map((word) => word.toLowerCase()));
  const neutral = new Set([...names(file.roles), ...names(file.services)].map((word) => word.toLowerCase()));
  const latin = Object.keys(file.languages ?? {})
    .filter((language) => language !== 'en')
    .flatMap((language) => [
      ...spellings(pack(language)),
      pack(language).folder ?? '',
      pack(language).name ?? '',
    ])
    .filter((word) => word.length >= 4 && /\p{Script=Latin}/u.test(word))
    .filter((word) => ![english, neutral, ENGLISH_TOO].some((known) => known.has(word.toLowerCase())));
  const scripts: Word = { word: '表', pattern: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u };
  const others = Object.keys(file.languages ?? {})
    .flatMap((language) => spellings(pack(language)))
    .filter((word) => !/\p{Script=Latin}/u.test(word) && /\p{L}/u.test(word));
  return [
    scripts,
    ...[...new Set(others)].map((word) => ({ word, pattern: new RegExp(literal(word), 'u') })),
    ...[...new Set(latin)].map((word) => ({
      word,
      pattern: new RegExp(`(?<!\\p{L})${literal(word)}(?!\\p{L})`, 'iu'),
    })),
  ];
}

/** English spellings as they are written, and whatever looks like a brand or an abbreviation in them, in any case. */
function englishWords(): Word[] {
  const all = [...spellings(pack('en')), ...names(file.roles), ...names(file.services), 'Microsoft'];
  const parts = all.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u));
  const brands = parts.filter((word) => /\p{Ll}\p{Lu}/u.test(word) || word === 'Microsoft');
  const short = parts.filter((word) => /^\p{Lu}{2,}$/u.test(word) && word !== 'ID');
  const services = new Set(names(file.services).filter((word) => !ORDINARY.has(word)));
  const whole = all.filter((word) => word.includes(' ') || services.has(word));
  const single = all.filter((word) => /^\p{L}{4,}$/u.test(word) && !services.has(word));
  return [
    // Messages are English too: a word such as "Title" is out of place only as a string of its own.
    ...[...new Set(single)].map((word) => ({ word, pattern: new RegExp(`"${literal(word)}"`, 'u') })),
    ...[...new Set(brands)].map((word) => ({ word, pattern: new RegExp(literal(word), 'iu') })),
    ...[...new Set([...short, ...whole])].map((word) => ({
      word,
      pattern: new RegExp(`(?<![\\p{L}_])${literal(word)}(?![\\p{L}_])`, 'u'),
    })),
  ];
}

/** Ids of the data as whole strings: code that asks for one would know the profile. Those that are types too may stand. */
function ids(): Word[] {
  const types = ['phase', 'id', 'name', 'requirement', 'role', 'services', 'date', 'index'];
  const { en = {} } = (file.languages ?? {}) as Readonly<Record<string, LanguagePack>>;
  const sorts = [
    en.sections,
    en.attributes,
    en.phases,
    en.columns,
    en.updateColumns,
    en.requirements,
    file.kinds,
  ];
  const all = sorts.flatMap((sort) => Object.keys(sort ?? {})).filter((id) => !types.includes(id));
  return [...new Set(all)].map((id) => ({ word: `"${id}"`, pattern: new RegExp(`"${literal(id)}"`, 'u') }));
}

function pack(language: string): LanguagePack {
  return (file.languages?.[language] ?? {}) as LanguagePack;
}

function spellings(words: LanguagePack): string[] {
  const { sections, attributes, phases, roles, services, columns, updateColumns, alerts, home } = words;
  const sorts = [sections, attributes, phases, roles, services, columns, updateColumns, alerts];
  return [...sorts.flatMap(names), ...(home ? [home] : [])];
}

function names(of: Names | undefined): string[] {
  return Object.values(of ?? {}).flat();
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
