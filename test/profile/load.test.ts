import { describe, expect, test } from 'vitest';
import { builtinProfile, loadProfile } from '../../server/src/profile/load.ts';
import { errorsOf, load, small } from './support.ts';

describe('faults and their places', () => {
  test.each<[name: string, text: string, faults: string[]]>([
    [
      'an unknown key',
      'files: []\nfrontMater:\n  required: true',
      ['2:1 Unknown key "frontMater". Did you mean "frontMatter"?'],
    ],
    [
      'a key of another case',
      'frontmatter: {}',
      ['1:1 Unknown key "frontmatter". Did you mean "frontMatter"?'],
    ],
    [
      'an unknown key below',
      'frontMatter:\n  keys:\n    title: { requird: true }',
      ['3:14 Unknown key "requird". Did you mean "required"?'],
    ],
    ['text for a list', 'files: docs/*.md', ['1:8 "files" must be a list. Write it as ["docs/*.md"].']],
    ['a number for text', 'name: 2020', ['1:7 "name" must be text. Put it in quotes: "2020".']],
    ['text for a flag', 'frontMatter: { required: "yes" }', ['1:26 "required" must be true or false.']],
    ['a list for keys', 'kinds: [a]', ['1:8 "kinds" must be an object.']],
    ['the wrong type for one of two', 'extends: 3', ['1:10 "extends" must be text or a list.']],
    [
      'a number out of range',
      'updateSummary: { levels: [2, 7] }',
      ['1:30 Item 2 of "levels" must be a whole number from 1 to 6.'],
    ],
    [
      'an empty list',
      'languages: { de: { dateFormats: [] } }\nextends: fasttrack',
      ['1:33 "dateFormats" is empty. Add at least one item.'],
    ],
    ['an empty text', 'none: [""]', ['1:8 Item 1 of "none" is empty. Enter text or delete the item.']],
    ['a list at the top', '- a', ['1:1 The file must be an object.']],
    [
      'an unknown value',
      'attributes: { watch: { type: role } }',
      ['1:30 "role" is not a valid value of "type". Did you mean "roles"?'],
    ],
    [
      'an unknown severity',
      'rules:\n  task/role-unknown: warn',
      ['2:22 Unknown severity "warn". Did you mean "warning"?'],
    ],
    [
      'an unknown severity beside options',
      'rules:\n  task/role-unknown: [loud, {}]',
      ['2:23 Unknown severity "loud". Known: error, warning, info, hint, off.'],
    ],
    [
      'a severity that is none',
      'rules: { task/role-unknown: true }',
      ['1:29 A severity must be text. Known: error, warning, info, hint, off.'],
    ],
    [
      'an unknown rule',
      'rules:\n  task/rol-unknown: error',
      ['2:3 Unknown rule "task/rol-unknown". Did you mean "task/role-unknown"?'],
    ],
    [
      'an unknown rule of remark',
      'rules:\n  remark/no-tab: error',
      ['2:3 Unknown rule "remark/no-tab". Did you mean "remark/no-tabs"?'],
    ],
    [
      'a rule that is like no other',
      'rules: { x: off }',
      ['1:10 Unknown rule "x". Run "playbook rules" for the list of rules.'],
    ],
    [
      'an unknown option',
      'rules: { task/service-unknown: [error, { limt: 2 }] }',
      ['1:42 Unknown option "limt" of task/service-unknown. Did you mean "limit"?'],
    ],
    [
      'an option of a rule without any',
      'rules: { task/role-unknown: [error, { limit: 2 }] }',
      ['1:39 Unknown option "limit" of task/role-unknown. The rule has no options.'],
    ],
    [
      'options of the wrong types',
      'rules: { task/service-unknown: [error, { limit: 1.5, words: [1], loud: 1, prefix: 1 }] }',
      [
        '1:49 The option "limit" of task/service-unknown must be a whole number.',
        '1:61 The option "words" of task/service-unknown must be a list of text values.',
        '1:72 The option "loud" of task/service-unknown must be true or false.',
        '1:83 The option "prefix" of task/service-unknown must be text.',
      ],
    ],
    [
      'a setting too long',
      'rules: { task/role-unknown: [error, {}, 1] }',
      ['1:29 A rule setting must be a severity, or a list of a severity and options.'],
    ],
    [
      'an override without rules',
      'overrides:\n  - languages: [en]',
      ['2:5 Item 1 of "overrides" has no "rules", which is required. Add it.'],
    ],
    [
      'a rule in an override',
      'overrides:\n  - rules: { task/x: error }',
      ['2:14 Unknown rule "task/x". Run "playbook rules" for the list of rules.'],
    ],
    ['a bad glob', 'files: ["a[b"]', ['1:9 The glob "a[b" has no matching "]".']],
    [
      'a glob that leads out',
      'ignore: ["../x/*.md"]',
      ['1:10 The glob "../x/*.md" leads out of its folder.'],
    ],
    [
      'a bad pattern',
      'frontMatter: { keys: { x: { pattern: "a(" } } }',
      ['1:38 The pattern "a(" is not a valid regular expression: Unterminated group.'],
    ],
    [
      'a pattern that could take for ever on other engines and is not worth refusing',
      'frontMatter: { keys: { x: { pattern: "(?:-?a+)*x" } } }',
      [],
    ],
    [
      'a pattern that looks ahead',
      'frontMatter: { keys: { x: { pattern: "(?=a)b" } } }',
      ['1:38 The pattern "(?=a)b" looks ahead or behind with "(?=": describe the value itself.'],
    ],
    [
      'regular expressions in the options of remark-lint',
      'rules:\n  remark/no-heading-punctuation: [warning, { source: "(a+)+b" }]\n' +
        '  remark/no-undefined-references: [warning, { allow: [x, { source: "(a+)+b" }] }]\n' +
        '  remark/no-file-name-irregular-characters: [warning, { value: "a](b+)+[" }]',
      [
        '2:46 remark/no-heading-punctuation cannot take a regular expression here. List the texts instead.',
        '3:60 remark/no-undefined-references cannot take a regular expression here. List the texts instead.',
        '4:64 "value" of remark/no-file-name-irregular-characters has a "]". Write it as "\\]".',
      ],
    ],
    [
      'a bad date format',
      'frontMatter: { keys: { x: { formats: [MM/YYYY] } } }',
      [
        '1:39 "MM/YYYY" is not a date format. Use a day (D or DD), a month (M or MM), and a year (YYYY), such as "DD.MM.YYYY".',
      ],
    ],
    [
      'a bad language code',
      'extends: fasttrack\nlanguages: { german: {} }',
      ['2:14 "german" must be a language code such as "de" or "pt-BR".'],
    ],
    [
      'broken YAML',
      'a: [1, 2\nb: 3',
      [expect.stringMatching(/^2:\d This is not valid YAML: /) as unknown as string],
    ],
    [
      'two keys alike',
      'name: a\nname: b',
      ['2:1 The key "name" occurs twice. Merge the two entries or delete one.'],
    ],
  ])('%s', async (_name, text, errors) => {
    const found = await errorsOf(text);
    expect(found.map((error) => error.replace('playbook.config.yaml:', ''))).toEqual(errors);
  });

  test('all of a file at once, and no profile', async () => {
    const { errors, profile } = await load({ 'p.yaml': 'nam: a\nfiles: 3\nrules: { x: 1 }\n' });
    expect(errors.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(profile).toBeUndefined();
  });

  test('more globs and patterns than 2,000, in all files together', async () => {
    const globs = (from: number, to: number) =>
      JSON.stringify(Array.from({ length: to - from }, (_, index) => `${from + index}/*.md`));
    const files = (count: number) => ({
      'playbook.config.yaml': `extends: [fasttrack, below.yaml]\nignore: ${globs(2000, 2000 + count)}`,
      'below.yaml': `files: ${globs(0, 1500)}`,
    });
    expect(await errorsOf(files(500))).toEqual([]);
    expect(await errorsOf(files(3000))).toEqual([
      expect.stringContaining('A configuration can have at most 2,000 globs and patterns in all its files.'),
    ]);
  });

  test('JSON, tabs included', async () => {
    expect(await errorsOf({ 'playbook.config.json': '{\n\t"name": "x",\n\t"fils": []\n}\n' })).toEqual([
      'playbook.config.json:3:2 Unknown key "fils". Did you mean "files"?',
    ]);
    expect(await errorsOf({ 'a.json': '{ "name": }' })).toEqual([
      'a.json:1:9 JSON requires a value after the colon.',
    ]);
    expect(await errorsOf({ 'a.json': '{ "name" "x" }' })).toEqual([
      expect.stringContaining('This is not valid JSON'),
    ]);
    expect(await errorsOf({ 'a.json': '\ufeff{ "name": "x", "none": ["\\u00e4", "\x7f"] }\r\n' })).toEqual(
      [],
    );
  });

  test.each([
    [
      'a comma behind the last item of a list',
      '{ "files": ["a.md",\n] }',
      '1:19 JSON does not allow a comma',
    ],
    ['a comma behind the last key', '{\n  "name": "x",\n}\n', '2:14 JSON does not allow a comma'],
    ['a comment at its beginning', '// x\n{ "name": "x" }', '1:1 JSON does not allow comments'],
    ['a comment behind a value', '{ "name": "x" /* y */ }', '1:15 JSON does not allow comments'],
    ['a comment as in YAML', '{ "name": "x" } # y\n', '1:17 JSON does not allow comments'],
    ['single quotes', "{ 'name': 'x' }", '1:3 JSON requires double quotes'],
    ['no quotes', '{ name: "x" }', '1:3 JSON requires double quotes'],
    ['an escape of YAML alone', '{ "name": "\\x41" }', '1:11 This text has no closing quote, or'],
    ['a number of YAML alone', '{ "name": +1 }', '1:11 This is not valid JSON'],
    ['a block of YAML', '"name": "x"\n', '1:1 This is not valid JSON'],
    ['nothing', '', '1:1 This is not valid JSON'],
    ['the same key twice', '{ "name": "x",\n"name": "y" }', '2:1 The key "name" occurs twice'],
  ])('JSON that only YAML is lenient about: %s', async (_name, text, error) => {
    expect(await errorsOf({ 'a.json': text })).toEqual([expect.stringContaining(`a.json:${error}`)]);
    expect(await errorsOf({ 'a.yaml': 'extends: ./b.JSON', 'b.JSON': text })).toEqual([
      expect.stringContaining(`b.JSON:${error}`),
    ]);
  });
});

describe('references', () => {
  test.each<[name: string, text: string, fault: string]>([
    [
      'a section of a kind',
      'kinds: { k: { files: ["*.md"], sections: [strat] } }',
      'Unknown section "strat". Did you mean "start"?',
    ],
    [
      'an attribute of a kind',
      'kinds: { k: { files: ["*.md"], attributes: [sytem] } }',
      'Unknown attribute "sytem". Did you mean "system"?',
    ],
    ['the default language', 'defaultLanguage: yy', 'Unknown language "yy". Known: xx.'],
    [
      'the language of an override',
      'overrides: [{ languages: [yy], rules: {} }]',
      'Unknown language "yy". Known: xx.',
    ],
    [
      'the section of the summary',
      'updateSummary: { section: ennd }',
      'Unknown section "ennd". Did you mean "end"?',
    ],
    [
      'the section of next steps',
      'nextSteps: { section: next }',
      'Unknown section "next". Known: start, end.',
    ],
  ])('%s', async (_name, text, error) => {
    const found = await errorsOf(`${text}\n${small}`);
    expect(found).toEqual([expect.stringMatching(/^playbook\.config\.yaml:1:\d+ /)]);
    expect(found[0]).toContain(error);
  });

  test('ids in language packs and layouts', async () => {
    const text = `
languages:
  xx:
    attributes: { sytem: [System] }
    columns: { stp: [Step] }
    phases: { one: [One] }
    updateColumns: { day: [Day] }
    alerts: { NOTA: [Nota] }
attributes: { system: {} }
alerts: [NOTE]
taskTable:
  columns: { step: { type: id } }
  layouts: [[step, role]]
`;
    expect(await errorsOf(text)).toEqual([
      'playbook.config.yaml:4:19 Unknown attribute "sytem". Did you mean "system"?',
      'playbook.config.yaml:5:16 Unknown column "stp". Did you mean "step"?',
      'playbook.config.yaml:6:15 Unknown phase "one". There are none.',
      'playbook.config.yaml:7:22 Unknown update column "day". There are none.',
      'playbook.config.yaml:8:15 Unknown alert "NOTA". Did you mean "NOTE"?',
      'playbook.config.yaml:13:20 Unknown column "role". Known: step.',
    ]);
  });

  test('what a merged profile still lacks', async () => {
    expect(await errorsOf(`${small}kinds:\n  k: { title: a page }\n`)).toEqual([
      'playbook.config.yaml:12:3 "k" has no "files", which is required. Add it.',
    ]);
    expect(await errorsOf(`${small}updateSummary: { required: true }\n`)).toEqual([
      'playbook.config.yaml:11:1 "updateSummary" has no "section", which is required. Add it.',
    ]);
    expect(await errorsOf('kinds: { process: { title: page } }')).toEqual([]);
  });

  test('names that the default language lacks are warned of, and the profile applies', async () => {
    const { errors, profile } = await load({
      'p.yaml': 'extends: fasttrack\nlanguages:\n  de: { sections: { overveiw: [Überblick] } }\n',
    });
    expect(errors).toEqual([
      {
        path: 'p.yaml',
        line: 3,
        column: 21,
        severity: 'warning',
        message:
          '"overveiw" of "sections" has no name in the default language "en". Did you mean "overview"?',
      },
    ]);
    expect(profile?.sections.find('Überblick', 'de')?.id).toBe('overveiw');
  });

  test('optional sections that are no sections are warned of', async () => {
    const kinds = 'kinds: { k: { files: ["*.md"], sections: [start], optionalSections: [end] } }\n';
    const { errors } = await load({ 'p.yaml': kinds + small });
    expect(errors).toMatchObject([{ severity: 'warning', line: 1, column: 70 }]);
  });
});

describe('globs', () => {
  const pack = (id: string, place: string) => `  ${id}: { name: ${id}, ${place} }\n`;
  const globsOf = async (packs: string, glob: string) => {
    const { profile } = await load({
      'p.yaml': `extends: []\nfiles: ["${glob}"]\nkinds: { k: { files: ["${glob}"] } }\nlanguages:\n${packs}`,
    });
    return [profile?.files[0], profile?.kinds.get('k')?.files[0]];
  };
  const both = (glob: string) => [glob, glob];

  test.each([
    ['folders', 'docs/{folder}/*.md', 'docs/{english,dutch}/*.md'],
    ['suffixes', 'a*{suffix}.md', 'a*{,-nl}.md'],
    ['suffixes of translations', 'a*{translationSuffix}.md', 'a*-nl.md'],
    ['other braces', '{a,b}/{folders}/*.md', '{a,b}/{folders}/*.md'],
  ])('may name the %s of all languages', async (_, glob, expanded) => {
    const packs = pack('en', 'folder: english') + pack('nl', 'folder: dutch, suffix: -nl');
    expect(await globsOf(packs, glob)).toEqual(both(expanded));
  });

  test('stay as they are where no language has a folder', async () => {
    expect(await globsOf(pack('en', 'suffix: _en'), '{folder}/*{suffix}.md')).toEqual(
      both('{folder}/*_en.md'),
    );
  });

  test('take special characters of a folder literally', async () => {
    expect(await globsOf(pack('en', 'folder: "a,b*"'), '{folder}/*.md')).toEqual(both('a\\,b\\*/*.md'));
  });
});

describe('extends', () => {
  test('a file without it, and without languages, builds on the built-in profile', async () => {
    const { profile, errors } = await load({ 'p.yaml': 'rules: { task/role-unknown: off }' });
    expect(errors).toEqual([]);
    expect([...(profile?.languages.keys() ?? [])]).toEqual([...builtinProfile().languages.keys()]);
    expect(profile?.languages.has('de')).toBe(true);
    expect(profile?.rules).toEqual({ ...builtinProfile().rules, 'task/role-unknown': 'off' });
    expect(profile?.files).toEqual(builtinProfile().files);
  });

  test('an empty file changes nothing', async () => {
    for (const text of ['', '# nothing yet\n', 'rules:\nfiles:\n']) {
      const { profile, errors } = await load({ 'p.yaml': text });
      expect(errors).toEqual([]);
      expect(profile).toEqual(builtinProfile());
    }
  });

  test('a file with languages of its own stands alone', async () => {
    const { profile } = await load({ 'p.yaml': small });
    expect([...(profile?.languages.keys() ?? [])]).toEqual(['xx']);
    expect(profile?.kinds.size).toBe(0);
    expect(profile?.defaultLanguage).toBe('xx');
    expect(profile?.files).toEqual(['**/*.md']);
    expect(profile?.taskTable.layouts).toEqual([['step', 'what']]);
  });

  test('[] stands alone, and then needs languages', async () => {
    expect(await errorsOf('extends: []')).toEqual([
      'playbook.config.yaml:1:1 The profile has no languages. Add "languages", or extend the built-in profile: extends: fasttrack.',
    ]);
  });

  test('files by path, the later over the earlier, the file itself over all', async () => {
    const { profile, errors, dependsOn } = await load({
      'docs/p.yaml': 'extends: [../base/a.yaml, ./b.yaml]\nnone: [p]',
      'base/a.yaml': `name: a\nnone: [a]\nalerts: [A]\n${small}`,
      'docs/b.yaml': 'name: b\nnone: [b]',
    });
    expect(errors).toEqual([]);
    expect(profile).toMatchObject({ name: 'b', none: ['p'], alerts: ['A'] });
    expect(dependsOn).toEqual(['docs/p.yaml', 'base/a.yaml', 'docs/b.yaml']);
  });

  test('a file that two others extend counts once', async () => {
    const { profile, errors } = await load({
      'p.yaml': 'extends: [a.yaml, b.yaml]',
      'a.yaml': 'extends: c.yaml\nname: a',
      'b.yaml': 'extends: c.yaml',
      'c.yaml': `name: c\n${small}`,
    });
    expect(errors).toEqual([]);
    expect(profile?.name).toBe('a');
  });

  test('a circle is told where it closes', async () => {
    const files = {
      'p.yaml': 'name: p\nextends: x/a.yaml',
      'x/a.yaml': 'extends: [b.yaml]',
      'x/b.yaml': 'extends: ../p.yaml',
    };
    expect(await errorsOf(files)).toEqual([
      'x/b.yaml:1:10 The files extend each other in a cycle: "p.yaml" → "x/a.yaml" → "x/b.yaml" → "p.yaml". Remove one of the references.',
    ]);
    expect(await errorsOf({ 'p.yaml': 'extends: ./p.yaml' })).toEqual([
      'p.yaml:1:10 The files extend each other in a cycle: "p.yaml" → "p.yaml". Remove one of the references.',
    ]);
  });

  test('levels and files are limited', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${i}.yaml`, `extends: ${i + 1}.yaml`]),
    );
    expect(await errorsOf(chain)).toEqual([expect.stringContaining('more than 10 levels')]);
    const many = `extends: [${Array.from({ length: 300 }, (_, i) => `${i}.yaml`).join(', ')}]`;
    const found = await errorsOf(many);
    expect(found).toHaveLength(100);
    expect(found.filter((error) => error.includes('more than 100 files'))).toHaveLength(1);
  });

  test.each([
    [
      'fasttrak',
      'There is no built-in profile "fasttrak". Did you mean "fasttrack"? To extend a file, enter its path with the file extension.',
    ],
    ['./gone.yaml', 'The file "./gone.yaml" does not exist ("docs/gone.yaml" in the workspace).'],
    [
      '../../gone.yaml',
      '"../../gone.yaml" is outside of the workspace. Enter the path of a file in the workspace, relative to this file.',
    ],
    [
      '/etc/gone.yaml',
      '"/etc/gone.yaml" is not a relative path. Enter the path of a file in the workspace, relative to this file.',
    ],
    [
      'https://example.com/a.yaml',
      '"https://example.com/a.yaml" is not a relative path. Enter the path of a file in the workspace, relative to this file.',
    ],
    [
      'C:\\a.yaml',
      '"C:\\a.yaml" is not a relative path. Enter the path of a file in the workspace, relative to this file.',
    ],
  ])('%s', async (name, message) => {
    expect(await errorsOf({ 'docs/p.yaml': `extends: '${name}'` })).toEqual([`docs/p.yaml:1:10 ${message}`]);
  });

  test('faults of an extended file are told in that file, and the extending one is not applied', async () => {
    const { errors, profile } = await load({ 'p.yaml': 'extends: a.yaml', 'a.yaml': 'fils: []' });
    expect(errors).toMatchObject([{ path: 'a.yaml', line: 1, column: 1 }]);
    expect(profile).toBeUndefined();
  });

  test('a missing or unreadable configuration', async () => {
    expect((await loadProfile('p.yaml', async () => undefined, { rules: [] })).errors).toMatchObject([
      { path: 'p.yaml', message: 'The file does not exist.' },
    ]);
    const refuse = () => Promise.reject(new Error('it is not text'));
    expect((await loadProfile('p.yaml', refuse, { rules: [] })).errors).toMatchObject([
      { path: 'p.yaml', message: 'The file cannot be read: it is not text' },
    ]);
  });
});

describe('other files', () => {
  test('language packs, which merge with those of the profile below', async () => {
    const { profile, errors, dependsOn } = await load({
      'conf/p.yaml': 'extends: fasttrack\nlanguages: { de: packs/de.yaml, fr: packs/fr.yaml }',
      'conf/packs/de.yaml': 'sections: { next: [Wie es weitergeht] }',
      'conf/packs/fr.yaml': 'name: Français\nsections: { next: [Étapes suivantes] }',
    });
    expect(errors).toEqual([]);
    expect(dependsOn).toEqual(['conf/p.yaml', 'conf/packs/de.yaml', 'conf/packs/fr.yaml']);
    expect(profile?.sections.preferred('next', 'de')).toBe('Wie es weitergeht');
    expect(profile?.sections.preferred('overview', 'de')).toBe('Übersicht');
    expect(profile?.sections.preferred('next', 'fr')).toBe('Étapes suivantes');
    expect(profile?.languages.get('fr')).toMatchObject({ name: 'Français', suffix: '' });
  });

  test('faults in packs are told in the pack', async () => {
    const files = { 'p.yaml': 'extends: fasttrack\nlanguages: { de: de.yaml }', 'de.yaml': '\nsection: {}' };
    expect(await errorsOf(files)).toEqual(['de.yaml:2:1 Unknown key "section". Did you mean "sections"?']);
    expect(await errorsOf({ ...files, 'de.yaml': 'columns: { nme: [Name] }' })).toEqual([
      'de.yaml:1:12 Unknown column "nme". Did you mean "name"?',
    ]);
    expect(await errorsOf({ 'p.yaml': 'extends: fasttrack\nlanguages: { de: d.yaml }' })).toEqual([
      'p.yaml:2:18 The file "d.yaml" does not exist ("d.yaml" in the workspace).',
    ]);
  });

  test('a task catalogue', async () => {
    const files = (tasks: string) => ({ 'p.yaml': 'catalogue: tasks.json', 'tasks.json': tasks });
    const good =
      '{ "tasks": { "0042": { "name": { "en": "One" }, "requirement": "mandatory", "role": "FE", "services": ["AIP"] } } }';
    const { profile, errors } = await load(files(good));
    expect(errors).toEqual([]);
    expect(profile?.catalogue?.tasks['0042']?.role).toBe('FE');
    expect(await errorsOf(files('{}'))).toEqual([
      'tasks.json:1:1 The file has no "tasks", which is required. Add it.',
    ]);
    const bad =
      '{ "tasks": { "1": { "name": { "xx": "One" }, "role": "FX", "services": ["AIPP"], "requirement": "must" } } }';
    expect((await errorsOf(files(bad))).map((error) => error.slice(error.indexOf(' ') + 1))).toEqual([
      `Unknown language "xx". Known: ${[...builtinProfile().languages.keys()].join(', ')}.`,
      expect.stringMatching(/^Unknown role "FX"/),
      'Unknown service "AIPP". Did you mean "AIP"?',
      'Unknown requirement "must". Known: mandatory, optional.',
    ]);
  });
});

describe('globs', () => {
  test('of a file are relative to its folder, or to the one asked for', async () => {
    const files = {
      'team [a]/p.yaml': `extends: ../base.yaml\nfiles: [./docs/*.md]\nkinds: { k: { files: ['**/k-*.md'] } }\noverrides: [{ files: [x.md], rules: {} }]`,
      'base.yaml': `ignore: [draft.md]\n${small}`,
    };
    const here = (await load(files)).profile;
    expect(here?.files).toEqual(['team \\[a\\]/docs/*.md']);
    expect(here?.ignore).toEqual(['team \\[a\\]/draft.md']);
    expect(here?.kinds.get('k')?.files).toEqual(['team \\[a\\]/**/k-*.md']);
    expect(here?.overrides[0]?.files).toEqual(['team \\[a\\]/x.md']);
    expect((await load(files, '')).profile?.files).toEqual(['docs/*.md']);
  });

  test('of the built-in profile stay relative to the root', async () => {
    const { profile } = await load({ 'a/b/p.yaml': 'none: [x]' });
    expect(profile?.files).toEqual(builtinProfile().files);
  });
});
