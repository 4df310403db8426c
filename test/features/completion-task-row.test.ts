import { describe, expect, test } from 'vitest';
import { applied, completeAt, insertedAt, labelsAt } from './completion-support.ts';

const ENGLISH = 'english-playbook/assess-a.md';
const GERMAN = 'german-playbook/assess-a-de.md';

const HEADER =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - | - | - | - |\n';
const GERMAN_HEADER =
  '| Aufgaben-ID | Name der Aufgabe | (E) Erforderlich (O) Optional | FastTrack-Rolle | Dienste |\n| - | - | - | - | - |\n';

const files = {
  'english-playbook/assess-a.md': `${HEADER}| 9101 | Mail - Count the boxes | M | FastTrack Manager | Exchange |
| 9102 | Mail - Move the boxes | O | FastTrack Engineer | Exchange / Teams |
| 9103 | Mail - \\<Close\\> the old way | M | SME | All Services |
`,
  'german-playbook/enable-b-de.md': `${GERMAN_HEADER}| 9101 | E-Mail - Postfächer zählen | E | FastTrack Manager | Exchange |\n`,
};
const german = { path: GERMAN, files };
const english = { path: 'english-playbook/enable-c.md', files };

/** The line that was completed: the last one of the page. */
async function lastLine(
  markdown: string,
  label?: string,
  options: object = english,
): Promise<string | undefined> {
  return (await insertedAt(markdown, label, options)).trimEnd().split('\n').at(-1);
}

describe('a task ID completes the whole row', () => {
  const row = '| 9102 | Mail - Move the boxes | O | FastTrack Engineer | Exchange / Teams |';
  const label = '9102 Mail - Move the boxes';

  test.each([
    ['an empty line below the table', `${HEADER}‸`],
    ['a pipe', `${HEADER}|‸`],
    ['a pipe and a blank', `${HEADER}| ‸`],
    ['half an ID', `${HEADER}| 91‸`],
    ['half an ID without a pipe', `${HEADER}91‸`],
    ['an ID with its pipe', `${HEADER}| 91‸ |`],
    ['an ID in an empty row', `${HEADER}| 91‸ | | | | |`],
    ['a row of another task', `${HEADER}| 91‸99 | Another name | M | SME | Yammer |`],
    ['a wider cell', `${HEADER}|    ‸   |   |`],
  ])('from %s', async (_, markdown) => {
    expect(await lastLine(markdown, label)).toBe(row);
  });

  test('in the page’s language, by the letters of its legend', async () => {
    expect(await lastLine(`${GERMAN_HEADER}| 9101‸`, undefined, german)).toBe(
      '| 9101 | E-Mail - Postfächer zählen | E | FastTrack Manager | Exchange |',
    );
  });

  test('with the name of the default language, selected and called so, where there is none', async () => {
    const { context, items } = await completeAt(`${GERMAN_HEADER}‸`, german);
    const item = items.find((one) => one.label.startsWith('9102'));
    expect(item).toMatchObject({
      label: '9102 Mail - Move the boxes',
      detail: 'name in English · O · FastTrack Engineer · Exchange/Teams',
      snippet: true,
      edit: { newText: `| 9102 | \${1:Mail - Move the boxes} | O | FastTrack Engineer | Exchange/Teams |` },
    });
    expect(item && applied(context, item)).toContain('| 9102 | Mail - Move the boxes | O |');
  });

  test('by the letters of a legend unlike the language’s', async () => {
    const header = HEADER.replace('(M)andatory', '(m)andatory').replace('(O)ptional', '(o)ptional');
    expect(await lastLine(`${header}| 9102‸`)).toContain('| o |');
  });

  test('with the separator, names and abbreviations that the table uses', async () => {
    const rows = '| 9000 | A | M | FE | Teams, Yammer |\n';
    expect(await lastLine(`${HEADER}${rows}| 9102‸`)).toBe(
      '| 9102 | Mail - Move the boxes | O | FE | Exchange, Teams |',
    );
    expect(await lastLine(`${HEADER}${rows}| 9101‸`)).toContain('| FM | Exchange |');
  });

  test('in columns of another order, with cells before the ID', async () => {
    const header =
      '| Task Name | Task ID | FastTrack Role | Services | (M)andatory / (O)ptional |\n| - | - | - | - | - |\n';
    expect(await lastLine(`${header}| | 9102‸`)).toBe(
      '| Mail - Move the boxes | 9102 | FastTrack Engineer | Exchange / Teams | O |',
    );
  });

  test('in four columns', async () => {
    const header = '| Task ID | Title | (M)andatory / (O)ptional | FastTrack Role |\n| - | - | - | - |\n';
    expect(await lastLine(`${header}| 9102‸`)).toBe(
      '| 9102 | Mail - Move the boxes | O | FastTrack Engineer |',
    );
  });

  test('without pipes at the ends, where the table has none', async () => {
    const table =
      'Task ID|Task Name|(M)andatory / (O)ptional|FastTrack Role|Services\n-|-|-|-|-\n9000|A|M|SME|Teams\n';
    expect(await lastLine(`${table}91‸`, label)).toBe(
      '9102|Mail - Move the boxes|O|FastTrack Engineer|Exchange / Teams',
    );
  });

  test('in a quote, whose marks the empty line lacks', async () => {
    const quoted = HEADER.replace(/^/gm, '> ').replace(/> $/, '');
    expect(await lastLine(`${quoted}‸`, label)).toBe(`> ${row}`);
  });

  test('with what readers see of a name, and pipes and marks escaped', async () => {
    expect(await lastLine(`${HEADER}| 9103‸`)).toContain('| Mail - \\<Close> the old way |');
  });

  test('keeping a cell that says the same in another way', async () => {
    const link = '[Mail - Move the boxes](https://example.org)';
    expect(await lastLine(`${HEADER}| 91‸ | ${link} | M | | |`, label)).toBe(
      `| 9102 | ${link} | O | FastTrack Engineer | Exchange / Teams |`,
    );
  });

  test('but in a link the ID alone', async () => {
    expect(await lastLine(`${HEADER}| [91‸](https://example.org) | A | M | SME | Teams |`, label)).toBe(
      '| [9102](https://example.org) | A | M | SME | Teams |',
    );
  });

  test('and keeps the text below from becoming a row', async () => {
    const page = await insertedAt(`${HEADER}‸\nText below.\n`, label, english);
    expect(page).toBe(`${HEADER}${row}\n\nText below.\n`);
  });

  test('with the line ends of the page', async () => {
    const page = await insertedAt(`${HEADER}‸\nText below.\n`.replaceAll('\n', '\r\n'), label, english);
    expect(page).toBe(`${HEADER}${row}\n\nText below.\n`.replaceAll('\n', '\r\n'));
  });
});

describe('rows keep the table’s shape', () => {
  test('aligned, with centred cells', async () => {
    const table = `| Task ID | Task Name                  | (M)andatory / (O)ptional |   FastTrack Role   | Services                |
| ------- | -------------------------- | :----------------------: | :----------------: | ----------------------- |
| 9000    | Something else             |            M             | FastTrack Manager  | All Services            |
| 9001    | Another                    |            O             |        SME         | Yammer                  |
`;
    expect(await lastLine(`${table}| 9102‸`)).toBe(
      '| 9102    | Mail - Move the boxes      |            O             | FastTrack Engineer | Exchange / Teams        |',
    );
  });

  test('aligned by East Asian widths', async () => {
    const japanese = `| タスク ID | タスク名                     | (M) 必須 (O) オプション | FastTrack の役割 | サービス |
| --------- | ---------------------------- | ----------------------- | ---------------- | -------- |
| 9000      | メールボックスを数える       | M                       | SME              | Exchange |
| 9001      | メール                       | O                       | SME              | Teams    |
`;
    const path = 'japanese-playbook/assess-a-jp.md';
    const names = { [ENGLISH]: `${HEADER}| 9105 | Collect | M | SME | Teams |\n` };
    expect(await lastLine(`${japanese}| 9105‸`, undefined, { path, files: names })).toBe(
      '| 9105      | Collect                      | M                       | SME              | Teams    |',
    );
  });

  test('without blanks', async () => {
    const table = HEADER.replaceAll('| ', '|').replaceAll(' |', '|');
    expect(await lastLine(`${table}|9000|A|M|SME|Teams|\n|9102‸`)).toBe(
      '|9102|Mail - Move the boxes|O|FastTrack Engineer|Exchange / Teams|',
    );
  });
});

describe('the order of tasks', () => {
  test('begins with those that the original has and the page lacks, from the row above on', async () => {
    const above = `${GERMAN_HEADER}| 9102 | x | E | SME | Teams |\n`;
    const { items } = await completeAt(`${above}‸`, german);
    expect(items.map(({ label, preselect }) => [label.slice(0, 4), preselect])).toEqual([
      ['9103', true],
      ['9101', undefined],
      ['9102', undefined],
    ]);
    expect(items.at(-1)?.detail).toBe('already on this page, on line 3');
  });

  test('says which tasks are retired', async () => {
    const configuration = 'catalogue: tasks.yaml';
    const catalogue = 'tasks:\n  9200:\n    name: { en: Old task }\n    deprecated: true\n';
    const { items } = await completeAt(`${HEADER}‸`, { files: { 'tasks.yaml': catalogue }, configuration });
    expect(items).toMatchObject([{ label: '9200 Old task', deprecated: true }]);
  });

  test('shows names as they are, whatever is written in them', async () => {
    const configuration = 'catalogue: tasks.yaml';
    const catalogue = 'tasks:\n  9200:\n    name: { en: "![x](command:y) <b>" }\n';
    const { items } = await completeAt(`${HEADER}‸`, { files: { 'tasks.yaml': catalogue }, configuration });
    expect(items[0]?.documentation?.()).toContain('English: \\!\\[x\\](command:y) \\<b\\>');
  });

  test('is found by ID and by name', async () => {
    const { items } = await completeAt(`${HEADER}| 91‸`, english);
    expect(items.map(({ label, filterText }) => filterText ?? label)).toContain('9102 Mail - Move the boxes');
  });

  test('documents a task by its names and pages', async () => {
    const { items } = await completeAt(`${GERMAN_HEADER}‸`, german);
    const documentation = items.find(({ label }) => label.startsWith('9101'))?.documentation?.();
    expect(documentation).toContain('- English: Mail - Count the boxes');
    expect(documentation).toContain('- Deutsch: E-Mail - Postfächer zählen');
    expect(documentation).toContain('On 2 other pages:');
  });
});

describe('other cells', () => {
  test('a name completes the row of its task', async () => {
    expect(await lastLine(`${HEADER}| | Mail - M‸`, 'Mail - Move the boxes (9102)')).toBe(
      '| 9102 | Mail - Move the boxes | O | FastTrack Engineer | Exchange / Teams |',
    );
  });

  test('a name of the task whose ID is there', async () => {
    expect(await labelsAt(`${HEADER}| 9102 | ‸ | M |`, english)).toEqual(['Mail - Move the boxes']);
    expect(await labelsAt(`${HEADER}| 9999 | ‸ | M |`, english)).toEqual([]);
  });

  test('the letters of the legend, that of the task chosen', async () => {
    const { items } = await completeAt(`${HEADER}| 9102 | x | ‸ |`, english);
    expect(items.map(({ label, detail, preselect }) => [label, detail, preselect])).toEqual([
      ['M', 'mandatory', undefined],
      ['O', 'optional', true],
    ]);
    expect(await lastLine(`${HEADER}| 9102 | x |‸|`, 'O')).toBe('| 9102 | x | O |');
  });

  test('roles in the page’s language, that of the task first, abbreviations too', async () => {
    const labels = await labelsAt(`${GERMAN_HEADER}| 9102 | x | E | ‸ |`, german);
    expect(labels.slice(0, 3)).toEqual(['FastTrack Engineer', 'FE', 'FastTrack Manager']);
    expect(labels).toContain('Geschwindigkeitsmigrationsmanager');
    expect(labels).not.toContain('Migration Velocity Manager');
  });

  test('services that the cell has not yet, with the page’s separator', async () => {
    const labels = await labelsAt(`${HEADER}| 9102 | x | O | SME | Exchange / ‸ |`, english);
    expect(labels[0]).toBe('Teams');
    expect(labels).not.toContain('Exchange');
    const cells = '| 9102 | x | O | SME |';
    expect(await lastLine(`${HEADER}${cells} Exchange /‸ |`, 'Teams')).toBe(`${cells} Exchange / Teams |`);
    expect(await lastLine(`${HEADER}${cells} Exchange ‸ |`, 'Teams')).toBe(`${cells} Exchange / Teams |`);
    expect(await lastLine(`${HEADER}${cells} Ex‸, Yammer |`, 'Exchange')).toBe(`${cells} Exchange, Yammer |`);
    expect(await lastLine(`${HEADER}${cells} Skype for ‸`, 'Skype for Business')).toBe(
      `${cells} Skype for Business`,
    );
    expect(await lastLine(`${HEADER}${cells} ‸ Exchange |`, 'Teams')).toBe(`${cells} Teams / Exchange |`);
    expect(await lastLine(`${HEADER}${cells} -‸ |`, 'Teams')).toBe(`${cells} Teams |`);
  });

  test('in an aligned table, the pipes stay where they are', async () => {
    const table = `| Task ID | Task Name   | (M)andatory / (O)ptional | FastTrack Role     | Services   |
| ------- | ----------- | ------------------------ | ------------------ | ---------- |
| 9000    | Some        | M                        | SME                | Exchange   |
`;
    expect(
      await lastLine(
        `${table}| 9001    | Other       | O                        | FastTr‸            | Teams      |`,
        'FastTrack Manager',
      ),
    ).toBe('| 9001    | Other       | O                        | FastTrack Manager  | Teams      |');
  });

  test('nothing in the header, beyond the last column and before the first pipe', async () => {
    expect(await labelsAt(HEADER.replace('Task Name', 'Task ‸Name'), english)).toEqual([]);
    expect(await labelsAt(`${HEADER}| 1 | 2 | 3 | 4 | 5 | ‸`, english)).toEqual([]);
    expect(await labelsAt(`${HEADER}‸| 1 | 2 | 3 | 4 | 5 |`, english)).toEqual([]);
  });

  test('nothing in code', async () => {
    expect(await labelsAt(`\`\`\`\n${HEADER}| ‸\n\`\`\`\n`, english)).toEqual([]);
  });
});
