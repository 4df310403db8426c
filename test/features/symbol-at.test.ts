import { describe, expect, test } from 'vitest';
import { symbolAt } from '../../server/src/features/cursor/symbol-at.ts';
import { contextAt, textAt } from './support.ts';

const TABLE = (row: string) => `# A

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
| --- | --- | --- | --- | --- |
${row}
`;

/** Kind and text of what is at the cursor. */
async function at(markdown: string): Promise<string | undefined> {
  const { context, offset } = await contextAt(markdown);
  const symbol = symbolAt(context, offset);
  return symbol && `${symbol.kind}: ${textAt(context, symbol.span)}`;
}

describe('what stands at a cursor', () => {
  test.each([
    ['a front-matter key', '---\nms.‸date: 1/2/2020\n---\n# A', 'key: ms.date'],
    ['a date in front matter', '---\nms.date: 1/‸2/2020\n---\n# A', 'date: 1/2/2020'],
    ['a heading', '# Fir‸st\n', 'heading: First'],
    ['a label', '# A\n\nPhas‸e: **Assess**\n', 'label: Phase'],
    ['a phase', '# A\n\nPhase: **‸Assess**\n', 'phase: Assess'],
    ['a role in a list', '# A\n\nPrimary Role: **FE, F‸M**\n', 'role: FM'],
    ['a service in a list', '# A\n\nApplies To: **Exchange / Team‸s**\n', 'service: Teams'],
    [
      'a service whose name holds a separator',
      '# A\n\nApplies To: **Classroom/S‸DS**\n',
      'service: Classroom/SDS',
    ],
    ['a task', TABLE('| ‸9101 | A | M | FE | Teams |'), 'task: 9101'],
    [
      'a task whose ID is a link',
      TABLE('| [9‸101](https://a.example/1) | A | M | FE | Teams |'),
      'task: 9101',
    ],
    [
      'the address of that link',
      TABLE('| [9101](https://a.exa‸mple/1) | A | M | FE | Teams |'),
      'link: https://a.example/1',
    ],
    ['a letter', TABLE('| 9101 | A | ‸M | FE | Teams |'), 'letter: M'],
    ['a role in a row', TABLE('| 9101 | A | M | FE‸ | Teams |'), 'role: FE'],
    ['one of two roles in a row', TABLE('| 9101 | A | M | FE / ‸FM | Teams |'), 'role: FM'],
    ['an emphasised role', TABLE('| 9101 | A | M | **F‸E** | Teams |'), 'role: FE'],
    ['a service in a row', TABLE('| 9101 | A | M | FE | Exchange / T‸eams |'), 'service: Teams'],
    ['a row with a lost pipe', TABLE('| 9101 | A | O F‸E | Teams |'), 'role: FE'],
    ['the address of a link', '# A\n\n[b](‸b.md)\n', 'link: b.md'],
    ['the text of a link', '# A\n\n[b‸](b.md)\n', 'link: [b](b.md)'],
    ['a rule', '# A\n\n<!-- playbook-disable task/‸role-unknown -->\n', 'rule: task/role-unknown'],
    ['the address of an include', '# A\n\n[!INCLUDE [x](in‸c/x.md)]\n', 'link: inc/x.md'],
    ['prose', '# A\n\nWords‸ here.\n', undefined],
    ['code', '# A\n\n```\n[b](‸b.md)\n```\n', undefined],
  ])('%s', async (_name, markdown, expected) => expect(await at(markdown)).toBe(expected));

  test('is the symbol whose first character follows, between two', async () => {
    expect(await at('# A\n\n[b](‸b.md)\n')).toBe('link: b.md');
    expect(await at('# ‸[b](b.md)\n')).toBe('link: [b](b.md)');
  });

  test('is only looked for among the kinds wanted', async () => {
    const { context, offset } = await contextAt('# [‸b](b.md)\n');
    expect(symbolAt(context, offset)?.kind).toBe('link');
    expect(symbolAt(context, offset, ['heading'])?.kind).toBe('heading');
  });
});
