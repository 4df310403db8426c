import { describe, expect, test } from 'vitest';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { completeAt, insertedAt, labelsAt } from './completion-support.ts';

const TOP = '# A\n\nPhase: **Assess**\n\n## Overview\n\nText.\n\n';

describe('headings', () => {
  test('that are missing here come first, in order; then those missing elsewhere; then those present', async () => {
    const page = `# A\n\nPhase: **Assess**\n\n## Objectives\n\n## ‸\n\n## Key Outputs\n`;
    expect((await labelsAt(page)).slice(0, 7)).toEqual([
      ...['Approach', 'Key Inputs', 'Overview', 'Next Steps', 'Refresh Summary', 'Objectives', 'Key Outputs'],
    ]);
  });

  test.each([
    ['behind the marks', '## ‸', '## Objectives'],
    ['with the blank that is missing', '##‸', '## Objectives'],
    ['in place of what is there', '## Obj‸ectifs', '## Objectives'],
  ])('are inserted %s', async (_, before, after) => {
    expect(await insertedAt(TOP + before)).toBe(TOP + after);
  });

  test('are found by any of their names', async () => {
    const { items } = await completeAt(`${TOP}## ‸`);
    expect(items.find(({ label }) => label === 'Objectives')?.filterText).toBe('Objectives Objective');
  });

  test('at a deeper level: the update summary and those that no outline has', async () => {
    expect((await labelsAt(`${TOP}### ‸`)).slice(0, 2).sort()).toEqual(['FTOP Tasks', 'Refresh Summary']);
  });

  test('not for the title', async () => {
    expect(await labelsAt('# ‸')).toEqual([]);
  });

  test('as whole headings on an empty line', async () => {
    expect(await labelsAt(`${TOP}‸`)).toContain('## Objectives');
    expect(await insertedAt(`${TOP}Obj‸`)).toBe(`${TOP}## Objectives`);
    expect(await labelsAt(`${TOP}‸`)).not.toContain('## Overview');
  });
});

describe('snippets', () => {
  test('a task table, below its heading', async () => {
    expect(await insertedAt(`${TOP}### One\n\ntask‸`, 'Task table')).toBe(
      `${TOP}### One

#### FTOP Tasks

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
| --- | --- | --- | --- | --- |
|  |  | M |  |  |`,
    );
    expect(await insertedAt(`${TOP}#### FTOP Tasks\n\n‸`, 'Task table')).not.toContain('##### FTOP Tasks');
  });

  test('a step with its lines', async () => {
    expect(await insertedAt(`${TOP}‸`, 'Step')).toBe(
      `${TOP}### \n\nPrimary Role: ****  \nApplies To: ****\n\n`,
    );
  });

  test('next steps and an update summary, where there are none', async () => {
    expect(await insertedAt(`${TOP}‸`, 'Next steps')).toBe(`${TOP}## Next Steps\n\n- `);
    const summary = await insertedAt(`${TOP}‸`, 'Update summary', { author: 'Ada Winter' });
    expect(summary.slice(TOP.length)).toBe(
      '### Refresh Summary\n\n| Date | Who Changed | What Changed |\n| --- | --- | --- |\n| 6/30/2020 | Ada Winter |  |',
    );
    expect(await labelsAt(`${summary}\n\n‸`)).not.toContain('Update summary');
  });

  test('below a blank line, with the line ends of the page', async () => {
    const page = await insertedAt('# A\r\n\r\nText.\r\n‸', 'Next steps');
    expect(page).toBe('# A\r\n\r\nText.\r\n\r\n## Next Steps\r\n\r\n- ');
  });

  test('whole pages, on an empty page only', async () => {
    const { items } = await completeAt('‸', { path: 'german-playbook/assess-a-de.md' });
    expect(items[0]).toMatchObject({
      label: 'New process page',
      detail: 'a whole page, Deutsch',
      snippet: true,
    });
    expect(items[0]?.edit.newText).toContain('Phase: **Analyse**');
    expect(items.map(({ label }) => label)).toContain('New approach page');
    expect(items.some(({ kind }) => kind !== 'snippet')).toBe(false);
    const processPages = (await labelsAt('‸', {})).filter((label) => label === 'New process page');
    expect(processPages).toHaveLength(builtinProfile().languages.size);
    expect((await labelsAt('# A\n\n‸')).some((label) => label.startsWith('New'))).toBe(false);
  });

  test('front matter, behind its first hyphens too', async () => {
    const page = await insertedAt('---‸', 'Front matter');
    expect(page).toMatch(/^---\ntitle: \n[\s\S]*\nft\.owner: \n---\n$/);
  });
});
