import { describe, expect, test } from 'vitest';
import { at, read } from './read.ts';

describe('alerts', () => {
  test.each([
    ['> [!NOTE]\n> text', 'NOTE'],
    ['>[!HINWEIS]\n>text', 'HINWEIS'],
    ['> [!重要] text', '重要'],
    ['> [!ATENÇÃO]', 'ATENÇÃO'],
    ['> [! Note ]', 'Note'],
    ['> [！注意]', '注意'],
    ['- > [!TIP]\n  > text', 'TIP'],
    ['> text\n>\n> [!TIP]', 'TIP'],
  ])('%j', (text, keyword) => {
    const page = read(`${text}\n`);
    expect(page.alerts.map((alert) => at(page, alert.keyword.span))).toEqual([keyword]);
    expect(at(page, page.alerts[0]?.span)).toMatch(/^\[.*\]$/);
  });

  test.each([
    '[!NOTE]',
    '> text [!NOTE]',
    '> [NOTE]',
    '> ![NOTE](a.png)',
    '> [!INCLUDE [a](b)]',
    '> `[!NOTE]`',
    '> [!]',
  ])('not %s', (text) => expect(read(`${text}\n`).alerts).toEqual([]));
});

describe('suppressions', () => {
  test('say what they do, for which rules, and why', () => {
    const page = read(
      '<!-- playbook-disable-next-line task/a, task/b -- comes next month -->\n\ntext <!-- playbook-enable -->\n\n<!--playbook-disable link/c  link/d-->\n<!-- playbook-disable-file\nall/e -- a -- b -->\n',
    );
    expect(
      page.suppressions.map(({ action, rules, reason }) => [action, rules.map(({ text }) => text), reason]),
    ).toEqual([
      ['disable-next-line', ['task/a', 'task/b'], 'comes next month'],
      ['enable', [], undefined],
      ['disable', ['link/c', 'link/d'], undefined],
      ['disable-file', ['all/e'], 'a -- b'],
    ]);
    expect(page.suppressions.map(({ span }) => at(page, span)?.slice(0, 4))).toEqual([
      '<!--',
      '<!--',
      '<!--',
      '<!--',
    ]);
    expect(page.suppressions.map(({ rules }) => at(page, rules.at(-1)?.span))).toEqual([
      'task/b',
      undefined,
      'link/d',
      'all/e',
    ]);
  });

  test.each([
    '<!-- playbook-disable-line a -->',
    '<!-- playbook-disabled -->',
    '<!-- disable -->',
    '`<!-- playbook-disable -->`',
    '```\n<!-- playbook-disable -->\n```',
    'playbook-disable',
    '<!-- playbook-disable',
  ])('are not %j', (text) => expect(read(`${text}\n`).suppressions).toEqual([]));

  test('may stand in a table cell', () => {
    expect(read('| a |\n| - |\n| b <!-- playbook-disable x/y --> |\n').suppressions).toHaveLength(1);
  });
});

describe('conflict markers', () => {
  function markers(text: string): (string | undefined)[] {
    const page = read(text);
    return page.conflictMarkers.map((span) => at(page, span));
  }

  test('are found in text, in tables and in front matter', () => {
    const merge = '<<<<<<< HEAD\na: 1\n||||||| base\na: 0\n=======\na: 2\n>>>>>>> branch\n';
    const marks = ['<<<<<<< HEAD', '||||||| base', '=======', '>>>>>>> branch'];
    expect(markers(merge)).toEqual(marks);
    expect(markers(`---\n${merge}---\n# A\n`)).toEqual(marks);
    expect(markers(merge.replaceAll('\n', '\r\n'))).toEqual(marks);
  });

  test.each([
    ['Title\n=======\n', []],
    ['<<<<<<< HEAD\na\n', ['<<<<<<< HEAD']],
    ['<<<<<<< HEAD\n\nTitle\n=======\n', ['<<<<<<< HEAD']],
    ['a\n\n>>>>>>> branch\n', ['>>>>>>> branch']],
    ['```\n<<<<<<< HEAD\n>>>>>>> b\n```\n', []],
    ['    <<<<<<< HEAD\n', []],
    ['<<<<<<<<\n\n<<<<<<\n', []],
    ['```\ncode\n```\n<<<<<<< HEAD\n>>>>>>> b\n', ['<<<<<<< HEAD', '>>>>>>> b']],
  ])('%j', (text, expected) => expect(markers(text)).toEqual(expected));
});

describe('marks of a playbook', () => {
  test.each([
    ['two outline sections', '## Overview\n\n## Approach\n', true],
    ['one', '## Overview\n\n## Overview\n', false],
    ['two keys', '---\ntitle: a\nms.date: 1/2/2020\n---\n', true],
    ['one key', '---\ntitle: a\nother: b\n---\n', false],
    ['a task table', '| Task ID | Task Name | (M)andatory / (O)ptional |\n| - | - | - |\n', true],
    ['nothing', '# A\n\ntext\n', false],
    ['an object key', '---\ntoString: a\nconstructor: b\n---\n', false],
  ])('%s', (_name, text, expected) => expect(read(text).looksLikePlaybook).toBe(expected));
});
