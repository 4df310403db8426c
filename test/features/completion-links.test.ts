import { describe, expect, test } from 'vitest';
import { completeAt, insertedAt, labelsAt } from './completion-support.ts';

const page = (title: string, phase: string, rest = ''): string =>
  `# ${title}\n\nPhase: **${phase}**\n\n${rest}`;

const files = {
  'english-playbook/enable-mail.md': page('Enable mail', 'Enable', '## Who & what\n\n## Overview\n'),
  'english-playbook/assess-lines.md': page('Assess the lines', 'Assess'),
  'english-playbook/migrate (old) x.md': page('Migrate [it]', 'Migrate'),
  'english-playbook/more/success.md': page('Success', 'Success'),
  'german-playbook/assess-a-de.md': page('Analyse', 'Analyse'),
  'english-playbook/media/plan.png': '',
  'english-playbook/chart.svg': '',
};
const inNextSteps = (line: string): string => `${page('A', 'Assess')}## Next Steps\n\n${line}`;

describe('next steps', () => {
  test('are the pages of the language, from the page’s own phase on, with their titles', async () => {
    const { items } = await completeAt(inNextSteps('- ‸'), { files });
    expect(items.map(({ label }) => label)).toEqual([
      'Assess the lines',
      'Enable mail',
      'Migrate [it]',
      'Success',
    ]);
    expect(items.map(({ detail }) => detail)).toContain('more/success.md');
    expect(await insertedAt(inNextSteps('- Go to mig‸'), undefined, { files })).toContain(
      '- Go to [Migrate \\[it\\]](migrate%20%28old%29%20x.md)',
    );
  });

  test('leave those linked to already for the end', async () => {
    const labels = await labelsAt(inNextSteps('- [x](assess-lines.md)\n- ‸'), { files });
    expect(labels.at(-1)).toBe('Assess the lines');
  });

  test('begin with those of the page in the default language', async () => {
    const german = {
      ...files,
      'english-playbook/assess-a.md': inNextSteps('- [m](enable-mail.md)'),
      'german-playbook/enable-mail-de.md': page('E-Mail', 'Aktivierung'),
      'german-playbook/assess-b-de.md': page('Anderes', 'Analyse'),
    };
    const text = '# A\n\nPhase: **Analyse**\n\n## Nächste Schritte\n\n- ‸';
    expect(await labelsAt(text, { files: german, path: 'german-playbook/assess-a-de.md' })).toEqual([
      'E-Mail',
      'Anderes',
    ]);
  });

  test('only right behind the list’s mark without being asked', async () => {
    expect(await labelsAt(inNextSteps('- ‸'), { files }, ' ')).toHaveLength(4);
    expect(await labelsAt(inNextSteps('1. ‸'), { files }, ' ')).toHaveLength(4);
    expect(await labelsAt(inNextSteps('- Go to ‸'), { files }, ' ')).toEqual([]);
    expect(await labelsAt(inNextSteps('- Go there. ‸'), { files }, ' ')).toEqual([]);
  });
});

describe('links', () => {
  test.each([
    ['[‸', '[Enable mail](enable-mail.md)'],
    ['[ena‸]', '[Enable mail](enable-mail.md)'],
    ['[x](‸', '[x](enable-mail.md)'],
    ['[x](ena‸)', '[x](enable-mail.md)'],
    ['[x](ena‸ble-x.md "title")', '[x](enable-mail.md "title")'],
    ['[x]: ena‸', '[x]: enable-mail.md'],
    ['[![i](i.png)](‸)', '[![i](i.png)](enable-mail.md)'],
  ])('%s', async (before, after) => {
    expect(await insertedAt(`# A\n\n${before}`, 'Enable mail', { files })).toBe(`# A\n\n${after}`);
  });

  test('are left alone where they are complete, in code and outside', async () => {
    expect(await labelsAt('# A\n\n[x‸](b.md)', { files })).toEqual([]);
    expect(await labelsAt('# A\n\n[x](b.md) ‸', { files })).toEqual([]);
    expect(await labelsAt('# A\n\n- [ ‸]', { files })).toEqual([]);
    expect(await labelsAt('# A\n\n```\n[‸\n```', { files })).toEqual([]);
  });

  test('anchors, of the page itself and of another', async () => {
    const own = '# A\n\n## Overview\n\n## Who & what\n\n[x](#‸)';
    const { items } = await completeAt(own, { files });
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['a', '# A'],
      ['overview', '## Overview'],
      ['who--what', '## Who & what'],
    ]);
    expect(await insertedAt('# A\n\n[x](enable-mail.md#wh‸', undefined, { files })).toMatch(
      /\(enable-mail\.md#who--what\)$/,
    );
    expect(await labelsAt('# A\n\n[x](missing.md#‸)', { files })).toEqual([]);
  });

  test('images of the folders that are known', async () => {
    expect(await labelsAt('# A\n\n![x](media/plan.png)\n\n![x](‸)', { files })).toEqual([
      'media/plan.png',
      'chart.svg',
    ]);
    expect(await insertedAt('# A\n\n![x](ch‸', undefined, { files })).toMatch(/!\[x\]\(chart\.svg\)$/);
  });

  test('in a table cell', async () => {
    const table = '| a | b |\n| - | - |\n| [x](ena‸) | c |\n';
    expect(await insertedAt(`# A\n\n${table}`, 'Enable mail', { files })).toContain(
      '| [x](enable-mail.md) | c |',
    );
  });
});
