import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareRename, type Refusal, type Rename, rename } from '../../server/src/features/rename/rename.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { fuzz } from '../support/fuzz.ts';
import { ENGLISH, FILES, GERMAN, PATHS } from './pages.ts';
import { type ContextOptions, contextAt, textAt } from './support.ts';

type Texts = Readonly<Record<string, string>>;

async function renameAt(
  markdown: string,
  name: string,
  options: ContextOptions = {},
): Promise<Rename | Refusal> {
  const { context, offset } = await contextAt(markdown, options);
  return await rename(context, offset, name);
}

/** The files after a rename at the first place of a text, not counting the page's `‸`. */
async function filesAfter(files: Texts, path: string, offset: number, name: string): Promise<Texts> {
  const text = files[path] ?? '';
  const result = await renameAt(`${text.slice(0, offset)}‸${text.slice(offset)}`, name, { path, files });
  if ('refused' in result) throw new Error(result.refused);
  return Object.fromEntries(
    Object.entries(files).map(([each, before]) => [each, applyEdits(before, result.edits.get(each) ?? [])]),
  );
}

/** Path → the lines that a rename changes, as they become. */
async function changedLines(files: Texts, path: string, word: string, name: string): Promise<Texts> {
  const after = await filesAfter(files, path, (files[path] ?? '').indexOf(word), name);
  return Object.fromEntries(
    Object.entries(after).flatMap(([each, text]) => {
      const before = new Set((files[each] ?? '').split('\n'));
      const lines = text.split('\n').filter((line) => !before.has(line));
      return lines.length > 0 ? [[each, lines.join('\n')]] : [];
    }),
  );
}

describe('what can be renamed', () => {
  test.each([
    ['a task', '| 91‸01 |', '9101'],
    ['a role', '| F‸E |', 'FE'],
    ['a service', '/ Te‸ams**', 'Teams'],
    ['a heading', '## App‸roach', 'Approach'],
    ['prose', 'Phase: **Ass‸ess**', undefined],
  ])('%s', async (_name, place, expected) => {
    const { context, offset } = await contextAt(ENGLISH.replace(place.replace('‸', ''), place));
    const prepared = prepareRename(context, offset);
    expect(prepared?.text).toBe(expected);
    expect(prepared && textAt(context, prepared.span)).toBe(expected);
  });

  test('a heading that is a link', async () => {
    const { context, offset } = await contextAt('# [‸b](b.md)\n');
    expect(prepareRename(context, offset)?.text).toBe('[b](b.md)');
  });
});

describe('renaming a task', () => {
  test('changes its rows in every language', async () => {
    expect(await changedLines(FILES, PATHS.english, '9102', '9200')).toEqual({
      'english-playbook/assess-lines.md': '| 9200 | Measure lines | O | FE | Exchange / Teams |',
      'german-playbook/assess-lines-de.md': '| 9200 | Leitungen messen | O | FE | Exchange/Teams |',
      'japanese-playbook/assess-lines-jp.md': '| 9200 | 回線の測定 | O | FE | Exchange |',
    });
  });

  test('leaves the address of a linked ID alone', async () => {
    const files = {
      'english-playbook/assess-b.md': ENGLISH.replace('9101', '[9101](https://a.example/9101)'),
    };
    const after = await changedLines(files, 'english-playbook/assess-b.md', '9101', '9200');
    expect(Object.values(after)[0]).toContain('[9200](https://a.example/9101)');
  });

  test('sorts its changes by language, and asks before two tasks become one', async () => {
    const page = ENGLISH.replace('9102', '91‸02');
    const free = (await renameAt(page, '9200', { path: PATHS.english, files: FILES })) as Rename;
    expect(
      [...free.changes].map(([id, { label, needsConfirmation }]) => [id, label, needsConfirmation]),
    ).toEqual([
      ['row', 'ID in English', false],
      ['translation', 'ID in other languages', false],
    ]);
    const taken = (await renameAt(page, '9101', { path: PATHS.english, files: FILES })) as Rename;
    expect([...taken.changes.values()][0]).toMatchObject({
      needsConfirmation: true,
      description: 'Task 9101 already exists: List sites.',
    });
  });

  test('says that the catalogue has the old ID', async () => {
    const files = { 'tasks.yaml': 'tasks: { "9101": {} }' };
    const page = ENGLISH.replace('9101', '91‸01');
    const result = (await renameAt(page, '9200', {
      files,
      configuration: 'catalogue: tasks.yaml',
    })) as Rename;
    expect([...result.changes.values()][0]?.description).toContain('The catalogue still contains 9101');
  });

  test('refuses what is no ID', async () => {
    expect(await renameAt(ENGLISH.replace('9101', '91‸01'), 'abc')).toEqual({
      refused: 'A task ID must be a number of three or four digits.',
    });
  });
});

describe('renaming a role or service', () => {
  test('changes one spelling on the pages of one language', async () => {
    expect(await changedLines(FILES, PATHS.german, 'FE ', 'FTA')).toEqual({
      'german-playbook/assess-lines-de.md': '| 9102 | Leitungen messen | O | FTA | Exchange/Teams |',
    });
    expect(await changedLines(FILES, PATHS.english, 'Teams', 'Microsoft Teams')).toEqual({
      'english-playbook/assess-lines.md':
        'Applies To: **Exchange / Microsoft Teams**\n| 9102 | Measure lines | O | FE | Exchange / Microsoft Teams |',
    });
  });

  test('reaches other pages by their key/value lines too', async () => {
    const files = { ...FILES, 'english-playbook/assess-b.md': '# B\n\nApplies To: **Fax / Teams**\n' };
    expect(await changedLines(files, PATHS.english, 'Teams', 'Fax')).toMatchObject({
      'english-playbook/assess-b.md': 'Applies To: **Fax / Fax**',
    });
  });

  test('asks before two become one, and says what the profile does not know', async () => {
    const page = ENGLISH.replace('| FE |', '| F‸E |');
    const taken = (await renameAt(page, 'FM')) as Rename;
    expect([...taken.changes.values()][0]).toMatchObject({
      label: 'The role in task tables',
      needsConfirmation: true,
      description: '"FM" is already the name of another role',
    });
    const unknown = (await renameAt(page, 'Surveyor')) as Rename;
    expect([...unknown.changes.values()][0]).toMatchObject({
      needsConfirmation: false,
      description: '"Surveyor" is not in the profile: add it to the roles for English',
    });
  });

  test.each([
    ['a | b', 'A name must not contain "|", which separates table cells.'],
    ['a, b', '"a, b" would be read as 2 names.'],
    ['*a*', 'A name must not contain Markdown, such as "*" or "<".'],
    ['-', '"-" means "none".'],
    [' ', 'The new name is empty.'],
    ['a\nb', 'A name must be on one line.'],
  ])('refuses "%s"', async (name, refused) => {
    expect(await renameAt(ENGLISH.replace('| FE |', '| F‸E |'), name)).toEqual({ refused });
  });

  test('takes a known name although a separator is in it', async () => {
    expect(await renameAt(ENGLISH.replace('/ Teams**', '/ T‸eams**'), 'Classroom/SDS')).toHaveProperty(
      'edits',
    );
  });
});

describe('renaming a heading', () => {
  test('changes the anchors of links, here and on other pages', async () => {
    const files = {
      'english-playbook/assess-a.md': '# A\n\n## Old Name\n\n[x](#old-name) [y](assess-a.md#old-name)\n',
      'english-playbook/assess-b.md':
        '# B\n\n[x](./assess-a.md?a=1#old-name "t") [y](assess-a.md) [z](#old-name)\n',
      'german-playbook/assess-b-de.md': '# B\n\n[x](<../english-playbook/assess-a.md#old-name>)\n',
    };
    expect(await changedLines(files, 'english-playbook/assess-a.md', 'Old Name', 'New, Über Name')).toEqual({
      'english-playbook/assess-a.md': '## New, Über Name\n[x](#new-über-name) [y](assess-a.md#new-über-name)',
      'english-playbook/assess-b.md':
        '[x](./assess-a.md?a=1#new-über-name "t") [y](assess-a.md) [z](#old-name)',
      'german-playbook/assess-b-de.md': '[x](<../english-playbook/assess-a.md#new-über-name>)',
    });
  });

  test('keeps percent signs in an anchor', async () => {
    const files = { 'english-playbook/assess-a.md': '# A\n\n## Übung\n\n[x](#%C3%BCbung)\n' };
    expect(await changedLines(files, 'english-playbook/assess-a.md', 'Übung', 'Öl')).toEqual({
      'english-playbook/assess-a.md': '## Öl\n[x](#%C3%B6l)',
    });
  });

  test('renumbers headings of one name', async () => {
    const files = {
      'english-playbook/assess-a.md':
        '# A\n\n## Notes\n\n## Notes\n\n> ## Notes\n\n[1](#notes) [2](#notes-1) [3](#notes-2)\n',
    };
    expect(await changedLines(files, 'english-playbook/assess-a.md', 'Notes', 'Hints')).toEqual({
      'english-playbook/assess-a.md': '## Hints\n[1](#hints) [2](#notes) [3](#notes-1)',
    });
  });

  test('refuses what would be no heading', async () => {
    expect(await renameAt('# A\n\n## B‸\n', '```')).toHaveProperty('edits');
    expect(await renameAt('A‸\n===\n\n# B\n', '- x')).toEqual({
      refused: '"- x" would not be recognized as this heading.',
    });
  });
});

describe('renaming there and back', () => {
  const paths = Object.keys(FILES);
  const ids = fc.integer({ min: 100, max: 9999 }).map(String);
  const words = fc
    .stringMatching(/^[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8})?$/)
    .filter((word) => !/^(?:Teams|Exchange)/.test(word));

  test('restores tasks', async () => {
    await fc.assert(
      fc.asyncProperty(ids, fc.constantFrom(...paths), async (id, path) => {
        fc.pre(!['9101', '9102'].includes(id));
        const offset = (FILES[path as keyof typeof FILES] ?? '').indexOf('9102') + 2;
        const there = await filesAfter(FILES, path, offset, id);
        expect(there).not.toEqual(FILES);
        expect(await filesAfter(there, path, offset, '9102')).toEqual(FILES);
      }),
      fuzz(6),
    );
  });

  test('restores roles, services and headings', async () => {
    const files = {
      ...FILES,
      [PATHS.german]: `${GERMAN}\n[x](#methode) [y](../english-playbook/assess-lines.md#approach)\n`,
    };
    const places = fc.constantFrom('FE', 'Exchange', 'Approach', 'Measure');
    await fc.assert(
      fc.asyncProperty(words, places, async (word, name) => {
        const offset = ENGLISH.indexOf(name);
        const there = await filesAfter(files, PATHS.english, offset, word);
        expect(there).not.toEqual(files);
        expect(await filesAfter(there, PATHS.english, offset, name)).toEqual(files);
      }),
      fuzz(12),
    );
  });
});
