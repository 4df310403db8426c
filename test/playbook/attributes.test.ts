import { describe, expect, test } from 'vitest';
import { at, read, texts } from './read.ts';

/** The attributes of a page in short: id, value, items. */
function attributes(text: string): unknown[] {
  return read(text).attributes.map(({ id, value, items }) => [id, value.text, texts(items)]);
}

describe('attributes', () => {
  test.each([
    ['Phase: **Assess**', ['phase', 'Assess', ['Assess']]],
    ['Phase:Assess', ['phase', 'Assess', ['Assess']]],
    ['Phase : Assess', ['phase', 'Assess', ['Assess']]],
    ['Phase： Assess', ['phase', 'Assess', ['Assess']]],
    ['**Phase:** Assess', ['phase', 'Assess', ['Assess']]],
    ['**Phase:** **Assess**', ['phase', 'Assess', ['Assess']]],
    ['**Phase**: Assess', ['phase', 'Assess', ['Assess']]],
    ['**Phase: Assess**', ['phase', 'Assess', ['Assess']]],
    ['*Phase*: _Assess_', ['phase', 'Assess', ['Assess']]],
    ['\u200bPHASE: **Assess\u200b**', ['phase', 'Assess', ['Assess']]],
    ['フェーズ：**調査**', ['phase', '調査', ['調査']]],
    ['Phase:', ['phase', '', []]],
    ['Phase: **-**', ['phase', '-', []]],
    ['Primary Role: -', ['primary', '-', []]],
    ['Primary Roles: **FE, FM** & SME', ['primary', 'FE, FM & SME', ['FE', 'FM', 'SME']]],
    [
      'Applies To: **Classroom/SDS / [Teams](t.md)**',
      ['applies', 'Classroom/SDS / Teams', ['Classroom/SDS', 'Teams']],
    ],
    ['Motions: **A / B**', ['motions', 'A / B', ['A / B']]],
  ])('%s', (line, expected) => expect(attributes(`# A\n\n${line}\n`)).toEqual([expected]));

  test.each([
    'Unknown: **x**',
    'Phase **Assess**',
    'The Phase: x',
    '> Phase: **Assess**',
    '- Phase: the first one',
    '    Phase: code',
    '# Phase: Assess',
    ': x',
    '**: x',
  ])('not %s', (line) => expect(attributes(`${line}\n`)).toEqual([]));

  test('stand in children of lists and below tables too', () => {
    expect(attributes('1. Step\n\n   Phase: **Assess**\n')).toHaveLength(1);
    expect(attributes('| a | b |\n| - | - |\n| c | d |\nPhase: **Assess**\nApplies To: x\n')).toHaveLength(2);
  });

  test('have exact spans', () => {
    const page = read('# A\n\nPhase: **Assess**  \nApplies To: **Exchange / Teams**\n');
    const [phase, applies] = page.attributes;
    expect(at(page, phase?.span)).toBe('Phase: **Assess**');
    expect(at(page, phase?.label.span)).toBe('Phase');
    expect(at(page, phase?.value.span)).toBe('Assess');
    expect(at(page, phase?.valueSource)).toBe('**Assess**');
    expect(applies?.items.map(({ span }) => at(page, span))).toEqual(['Exchange', 'Teams']);
    expect(page.attributes.map(({ section }) => section)).toEqual([0, 0]);
  });

  test('wrap on to the next line when their bold text does, or their list', () => {
    const bold = read('Applies To: **Exchange /\nTeams**\nPhase: **Assess**\n');
    expect(bold.attributes.map(({ value }) => value.text)).toEqual(['Exchange / Teams', 'Assess']);
    expect(texts(bold.attributes[0]?.items ?? [])).toEqual(['Exchange', 'Teams']);
    expect(bold.attributes[0]?.unbalanced).toBeUndefined();
    expect(attributes('Applies To: Exchange,\nTeams\n')).toEqual([
      ['applies', 'Exchange, Teams', ['Exchange', 'Teams']],
    ]);
    expect(attributes('Applies To: **Exchange /\nPhase: **Assess**\n')).toHaveLength(2);
  });
});

describe('a missing hard break', () => {
  /** The text before each place where a break is missing. */
  function missing(text: string): (string | undefined)[] {
    const page = read(text);
    return page.attributes.map(({ missingBreakAt }) =>
      missingBreakAt === undefined ? undefined : page.text.slice(0, missingBreakAt).split('\n').at(-1),
    );
  }

  test.each([
    ['Phase: **a**\nMotions: b\n', ['Phase: **a**', undefined]],
    ['Phase: **a** \nMotions: b\n', ['Phase: **a** ', undefined]],
    ['Phase: **a**\r\nMotions: b\r\n', ['Phase: **a**', undefined]],
    ['Phase: **a**\nprose goes on\n', ['Phase: **a**']],
    ['Phase: **a**  \nMotions: b\n', [undefined, undefined]],
    ['Phase: **a**\\\nMotions: b\n', [undefined, undefined]],
    ['Phase: **a**<br/>\nMotions: b\n', [undefined, undefined]],
    ['Phase: **a**\n\nMotions: b\n', [undefined, undefined]],
    ['Phase: **a\nb**\nMotions: b\n', ['b**', undefined]],
    ['Phase: **a**\n# Heading\n', [undefined]],
    ['Phase: **a**\n- list\n', [undefined]],
    ['| a | b |\n| - | - |\n| c | d |\nPhase: a\nMotions: b\n', [undefined, undefined]],
  ])('%j', (text, expected) => expect(missing(text)).toEqual(expected));
});

describe('what has no partner', () => {
  test.each([
    ['Applies To: **Modern (Windows, Teams**', '('],
    ['Applies To: **Modern Windows), Teams**', ')'],
    ['Applies To: **[Teams**', '['],
    ['Applies To: **Teams（a、b**', '（'],
    ['Applies To: **Teams', '**'],
    ['Applies To: Teams**', '**'],
    ['Applies To: ** Teams**', '**'],
    ['Applies To: **Teams **', '**'],
    ['**Applies To: Teams', '**'],
  ])('%s', (line, mark) => {
    const page = read(`${line}\n`);
    expect(page.attributes[0]?.unbalanced?.text).toBe(mark);
    expect(at(page, page.attributes[0]?.unbalanced?.span)).toBe(mark);
  });

  test.each([
    'Applies To: **Teams (a) [b](c)**',
    'Applies To: **Teams** and **Exchange**',
    'Applies To: ****',
    'Applies To: `(` **Teams** \\(',
    '**Applies To:** Teams',
    '**Applies To**: **Teams**',
    '**Applies To: Teams**',
    'Applies To: **Teams（a)**',
    'Applies To: ***Teams***',
  ])('nothing in %s', (line) => expect(read(`${line}\n`).attributes[0]?.unbalanced).toBeUndefined());
});
