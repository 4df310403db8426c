import { describe, expect, test } from 'vitest';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { selectionRanges } from '../../server/src/features/selection-ranges.ts';
import { semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import { ENGLISH, FILES, GERMAN, PATHS } from './pages.ts';
import { type ContextOptions, contextAt, textAt } from './support.ts';

describe('inlay hints', () => {
  async function hints(text: string, options: ContextOptions): Promise<string[]> {
    const { context } = await contextAt(text, options);
    const all = { start: 0, end: text.length };
    return inlayHints(context, all).map(
      ({ offset, text: hint }) => `${textAt(context, { start: offset - 6, end: offset })} → ${hint}`,
    );
  }

  test('show the name in the default language behind that of a row', async () => {
    expect(await hints(GERMAN, { path: PATHS.german, files: FILES })).toEqual([
      'listen → List sites',
      'messen → Measure lines',
    ]);
  });

  test('take the name of the catalogue, or of another page, where there is no original', async () => {
    const path = 'german-playbook/success-z-de.md';
    expect(await hints(GERMAN, { path, files: FILES })).toEqual([
      'listen → List sites',
      'messen → Measure lines',
    ]);
    const files = { 'tasks.yaml': 'tasks: { "9102": { name: { en: Gauge } } }' };
    expect(await hints(GERMAN, { path, files, configuration: 'catalogue: tasks.yaml' })).toEqual([
      'messen → Gauge',
    ]);
  });

  test('are none on pages in the default language, and none for rows that are not seen', async () => {
    expect(await hints(ENGLISH, { path: PATHS.english, files: FILES })).toEqual([]);
    const { context } = await contextAt(GERMAN, { path: PATHS.german, files: FILES });
    const row = context.page.taskTables[0]?.tasks[1]?.row.span ?? { start: 0, end: 0 };
    expect(inlayHints(context, row).map(({ text }) => text)).toEqual(['Measure lines']);
    expect(inlayHints(context, { start: 0, end: 5 })).toEqual([]);
  });
});

describe('code lenses', () => {
  test('show the translations of a page and the pages that link to it', async () => {
    const files = { ...FILES, 'english-playbook/assess-b.md': '# B\n\n[x](assess-lines.md)\n' };
    const { context } = await contextAt(ENGLISH, { path: PATHS.english, files });
    const [counterparts, linked] = codeLenses(context);
    expect(counterparts).toMatchObject({
      title: 'Also in: de, ja',
      action: {
        kind: 'pages',
        pages: [
          { path: PATHS.german, label: 'Deutsch' },
          { path: PATHS.japanese, label: '日本語' },
        ],
      },
    });
    expect(linked).toMatchObject({ title: 'Linked from 1 page', action: { kind: 'references', offset: 2 } });
  });

  test('show the tasks that stand on other pages of the language', async () => {
    const files = { ...FILES, 'english-playbook/assess-b.md': ENGLISH.replace('9102', '9103') };
    const { context } = await contextAt(ENGLISH, { path: PATHS.english, files });
    const lenses = codeLenses(context).slice(1);
    expect(lenses.map(({ title }) => title)).toEqual(['9101 is used on 2 pages']);
    expect(lenses[0]?.action).toEqual({ kind: 'references', offset: ENGLISH.indexOf('9101') });
  });

  test('are none where there is nothing to show', async () => {
    expect(codeLenses((await contextAt('Phase: **Assess**\n')).context)).toEqual([]);
    expect(codeLenses((await contextAt(ENGLISH)).context)).toEqual([]);
  });
});

describe('semantic tokens', () => {
  test('are IDs, letters, roles, services, phases, dates and labels, in order', async () => {
    const text = `---\nms.date: 1/2/2020\n---\n${ENGLISH.replace('| FE |', '| Someone |')}
### Refresh Summary

| Date | Who Changed | What Changed |
| --- | --- | --- |
| 5/1/2020 | Ada | All |
`;
    const { context } = await contextAt(text);
    const shown = semanticTokens(context).map(
      ({ type, span, modifiers }) => `${[type, ...modifiers].join('.')} ${textAt(context, span)}`,
    );
    expect(shown).toEqual([
      'date 1/2/2020',
      'label Phase',
      'phase Assess',
      'label Primary Role',
      'role FastTrack Engineer',
      'label Applies To',
      'service Exchange',
      'service Teams',
      'letter M',
      'letter O',
      'task 9101',
      'letter M',
      'role FastTrack Manager',
      'service Exchange',
      'task 9102',
      'letter O',
      'role.unknown Someone',
      'service Exchange',
      'service Teams',
      'date 5/1/2020',
    ]);
  });

  test('mark retired tasks, and keep to a range and to lines', async () => {
    const files = { 'tasks.yaml': 'tasks: { "9101": { deprecated: true } }' };
    const options = { files, configuration: 'catalogue: tasks.yaml' };
    const { context } = await contextAt(ENGLISH, options);
    const start = ENGLISH.indexOf('9101');
    expect(semanticTokens(context, { start, end: start + 4 })).toEqual([
      { span: { start, end: start + 4 }, type: 'task', modifiers: ['deprecated'] },
    ]);
    const wrapped = await contextAt('# A\n\nApplies To: **Windows\n10 / Teams**\n');
    const texts = semanticTokens(wrapped.context).map(({ span }) => textAt(wrapped.context, span));
    expect(texts).toEqual(['Applies To', 'Windows', '10', 'Teams']);
  });
});

describe('selection ranges', () => {
  async function expand(text: string): Promise<string[]> {
    const { context, offset } = await contextAt(text);
    return selectionRanges(context, offset).map((span) => textAt(context, span));
  }

  test('in a table: word, cell, row, table, section, page', async () => {
    const table = '| a | b |\n| - | - |\n| two wo‸rds | c |\n';
    const plain = table.replace('‸', '');
    expect(await expand(`# A\n\n${table}\n# B\n`)).toEqual([
      'words',
      'two words',
      ' two words ',
      '| two words | c |',
      plain.trimEnd(),
      `# A\n\n${plain.trimEnd()}`,
      `# A\n\n${plain}\n`,
      `# A\n\n${plain}\n# B\n`,
    ]);
  });

  test('in a key/value line: item, value, with its marks, line', async () => {
    const line = 'Applies To: **Exchange / Te‸ams**';
    expect((await expand(`# A\n\n${line}\n`)).slice(0, 4)).toEqual([
      'Teams',
      'Exchange / Teams',
      '**Exchange / Teams**',
      line.replace('‸', ''),
    ]);
  });

  test('in front matter: item, value, entry, all entries', async () => {
    expect((await expand('---\nms.topic: [o‸ne, two]\ntitle: A\n---\n# A\n')).slice(0, 5)).toEqual([
      'one',
      '[one, two]',
      'ms.topic: [one, two]',
      'ms.topic: [one, two]\ntitle: A\n',
      '---\nms.topic: [one, two]\ntitle: A\n---',
    ]);
  });

  test('in a link: word, address, link', async () => {
    expect((await expand('# A\n\nSee [b c](b/‸d.md).\n')).slice(0, 3)).toEqual([
      'd',
      'b/d.md',
      '[b c](b/d.md)',
    ]);
  });

  test('in sections: each in the one above', async () => {
    expect(await expand('# A\n\n## B\n\nx‸\n\n## C\n')).toEqual([
      'x',
      '## B\n\nx',
      '## B\n\nx\n\n',
      '# A\n\n## B\n\nx\n\n## C',
      '# A\n\n## B\n\nx\n\n## C\n',
    ]);
  });

  test('in an empty page there is nothing to select', async () => {
    expect(await expand('‸')).toEqual([]);
  });
});
