import { describe, expect, test } from 'vitest';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { read, texts } from './read.ts';

const profile = builtinProfile();
const languages = [...profile.languages.values()];

/** A page in the preferred words of a language. */
function pageIn(code: string): string {
  const word = (
    vocabulary: 'sections' | 'attributes' | 'roles' | 'services' | 'columns' | 'updateColumns',
    id: string,
  ) => profile[vocabulary].preferred(id, code) ?? id;
  const [layout = []] = profile.taskTable.layouts;
  const letters = ['mandatory', 'optional'].map((id) => profile.requirements.preferred(id, code) ?? '');
  const rows = letters.map(
    (letter, index) =>
      `| 100${index} | Aaa ${index} | ${letter} | ${word('roles', 'FE')} | ${word('services', 'All Services')} |`,
  );
  return `# Aaa

${word('attributes', 'phase')}: **${profile.phases.preferred('assess', code)}**

## ${word('sections', 'overview')}

## ${word('sections', 'approach')}

${word('attributes', 'primary')}: **${word('roles', 'FE')}, ${word('roles', 'FM')}**${'  '}
${word('attributes', 'applies')}: **${word('services', 'Core Onboarding')} / Classroom/SDS**

| ${layout.map((id) => word('columns', id)).join(' | ')} |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

## ${word('sections', 'refresh')}

| ${['date', 'who', 'what'].map((id) => word('updateColumns', id)).join(' | ')} |
| --- | --- | --- |
| 3/25/2020 | A. Writer | Bbb |
`;
}

describe.each(languages)('a page in $name', ({ id }) => {
  const page = read(pageIn(id), 'somewhere/assess-a.md');

  test('is known by its words', () => expect(page.language).toBe(id));

  test('has its outline', () => {
    expect(page.sections.map((section) => section.id)).toEqual([
      undefined,
      'overview',
      'approach',
      'refresh',
    ]);
  });

  test('has its attributes', () => {
    expect(page.attributes.map((attribute) => attribute.id)).toEqual(['phase', 'primary', 'applies']);
    expect(page.attributes.map(({ items }) => items.length)).toEqual([1, 2, 2]);
    expect(
      page.attributes.every(({ missingBreakAt, unbalanced }) => missingBreakAt === undefined && !unbalanced),
    ).toBe(true);
  });

  test('has its task table', () => {
    const [table] = page.taskTables;
    expect(table?.columns.map(({ id: column, match }) => `${column} ${match}`)).toEqual(
      profile.taskTable.layouts[0]?.map((column) => `${column} name`),
    );
    expect([...texts(table?.legend?.letters ?? [])].sort()).toEqual(
      texts(table?.tasks.flatMap(({ requirement }) => requirement ?? []) ?? []).sort(),
    );
    expect(table?.tasks.map(({ defect: error }) => error)).toEqual([undefined, undefined]);
  });

  test('has its update summary', () => {
    expect(page.updateSummaries).toMatchObject([
      { columns: ['date', 'who', 'what'], dateFormat: 'M/D/YYYY', headingSection: 3 },
    ]);
  });
});

describe('the language of a page', () => {
  test.each([
    ['its words before its file name', '## Übersicht\n\n## Ziele\n', 'spanish-playbook/a-es.md', 'de'],
    ['the suffix when its words tie', 'Phase: x\n', 'a/b-de.md', 'de'],
    ['a suffix that is none of those in the tie counts for nothing', 'Phase: x\n', 'a/b-es.md', 'en'],
    ['the folder when no word tells', '# A\n', 'x/german-playbook/sub/a.md', 'de'],
    ['the nearest folder', '# A\n', 'german-playbook/japanese-playbook/a.md', 'ja'],
    ['the suffix before the folder', '# A\n', 'german-playbook/a-jp.md', 'ja'],
    ['the default', '# A\n', 'a.md', 'en'],
    ['each word once', '## Overview\n\n## Overview\n\n## Ziele\n\n## Ansatz\n', 'a.md', 'de'],
  ])('%s', (_name, text, path, expected) => expect(read(text, path).language).toBe(expected));
});

test.each([
  ['a/assess-x.md', 'process'],
  ['assess-x.md', 'process'],
  ['a/approach-x.md', 'approach'],
  ['a/other.md', undefined],
])('the kind of %s is %s', (path, kind) => expect(read('# A\n', path).kind).toBe(kind));
