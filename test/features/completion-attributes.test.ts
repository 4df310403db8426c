import { describe, expect, test } from 'vitest';
import { completeAt, insertedAt, labelsAt } from './completion-support.ts';

const HEAD = '# A\n\nPhase: **Assess**\n\n## Approach\n\n';

describe('labels', () => {
  test('below the title: those of the page’s kind, the phase from the file’s name', async () => {
    expect((await labelsAt('# A\n\n‸'))[0]).toBe('Phase');
    expect(await insertedAt('# A\n\nPh‸')).toBe('# A\n\nPhase: **Assess**');
  });

  test('below a step: all others that it has not yet, those used elsewhere on the page first', async () => {
    const used = `${HEAD}### One\n\nApplies To: **Teams**\n\n### Two\n\nPrimary Role: **SME**  \n‸`;
    expect((await labelsAt(used)).slice(0, 4)).toEqual([
      'Applies To',
      'Motions',
      'Secondary Roles',
      'Program Manager',
    ]);
  });

  test('end the lines around with hard breaks', async () => {
    expect(await insertedAt(`${HEAD}### One\n\nPrimary Role: **SME**\nApp‸\nMotions: **x**\n`)).toBe(
      `${HEAD}### One\n\nPrimary Role: **SME**  \nApplies To: ****  \nMotions: **x**\n`,
    );
  });

  test('are written as on the rest of the page', async () => {
    expect(await insertedAt('# A\n\n**Phase:** Assess\n\n## Approach\n\n### One\n\nApp‸')).toMatch(
      /\*\*Applies To:\*\* $/,
    );
  });

  test('of the page’s language, full-width colons too', async () => {
    const page = '# A\n\n阶段：**评估**\n\n## 方法\n\n### 一\n\n‸';
    const path = 'simplified-chineses-playbook/assess-a-sc.md';
    const { items } = await completeAt(page, { path });
    expect(items[0]?.edit.newText).toMatch(/^\p{Script=Han}+：\*\*\$1\*\*$/u);
  });

  test('do not disturb running text', async () => {
    const labels = await labelsAt(`${HEAD}### One\n\nSome text\n‸`);
    expect(labels).not.toContain('Applies To');
    expect(await labelsAt(`${HEAD}### One\n\nSome text that ‸`, {}, ' ')).toEqual([]);
    expect(await labelsAt(`${HEAD}### One\n\nSome text, or a - ‸ b`)).toEqual([]);
  });
});

describe('values', () => {
  test('a phase, the one of the file’s name first', async () => {
    const { items } = await completeAt('# A\n\nPhase: ‸');
    expect(items.map(({ label }) => label).slice(0, 3)).toEqual(['Assess', 'Initiate', 'Remediate']);
    expect(items[0]).toMatchObject({ preselect: true, detail: 'as in the file name, "assess-"' });
  });

  test.each([
    ['bold, with the blank behind the colon', 'Phase:‸', 'Phase: **Assess**'],
    ['between the marks that are there', 'Phase: **‸**', 'Phase: **Assess**'],
    ['in place of the old one', 'Phase: **As‸igned**  ', 'Phase: **Assess**  '],
    [
      'with a hard break before the next line',
      'Phase: ‸\nMotions: **x**',
      'Phase: **Assess**  \nMotions: **x**',
    ],
    ['with it behind the marks', 'Phase: **‸**\nMotions: **x**', 'Phase: **Assess**  \nMotions: **x**'],
  ])('are inserted %s', async (_, before, after) => {
    expect(await insertedAt(`# A\n\n${before}`)).toBe(`# A\n\n${after}`);
  });

  const step = `${HEAD}### One\n\n`;

  test('roles, in the page’s language', async () => {
    const path = 'german-playbook/assess-a-de.md';
    const labels = await labelsAt('# A\n\n## Methode\n\nPrimäre Rolle: ‸', { path });
    expect(labels).toContain('Geschwindigkeitsmigrationsmanager');
    expect(await insertedAt(`${step}Primary Role: **SME‸**`, 'SME')).toBe(`${step}Primary Role: **SME**`);
    expect(await insertedAt(`${step}Primary Role: **SME, Fast‸**`)).toMatch(
      /: \*\*SME, FastTrack Engineer\*\*$/,
    );
  });

  test('services, several with the page’s separator, none twice', async () => {
    const page = `${step}Applies To: **Teams; Yammer**\n\n### Two\n\nApplies To: **Exchange ‸**`;
    expect(await labelsAt(page)).not.toContain('Exchange');
    expect(await insertedAt(page, 'Teams')).toMatch(/\*\*Exchange; Teams\*\*$/);
    expect(await insertedAt(`${step}Applies To: Exchange / ‸`, 'Teams')).toMatch(/: Exchange \/ Teams$/);
  });

  test('on the second line of a value', async () => {
    expect(await insertedAt(`${step}Applies To: **Teams/\nExc‸**`, 'Exchange')).toMatch(
      /\*\*Teams\/\nExchange\*\*$/,
    );
  });

  test('none for text, and none before the colon', async () => {
    expect(await labelsAt(`${step}Motions: ‸`)).toEqual([]);
    expect(await labelsAt(`${step}App‸lies To: **Teams**`)).toEqual([]);
  });
});
