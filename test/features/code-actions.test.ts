import { describe, expect, test } from 'vitest';
import { type CodeAction, codeActions, isFixable } from '../../server/src/features/code-actions.ts';
import { suppress } from '../../server/src/features/suppress.ts';
import type { Finding } from '../../server/src/lint/finding.ts';
import { createPlaybookReader } from '../../server/src/playbook/parse.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Span } from '../../server/src/text/span.ts';

const reader = createPlaybookReader();
const pageOf = (text: string) => reader.read('english-playbook/assess-a.md', text, builtinProfile());

function finding(rule: string, span: Span, fixes: Finding['fixes'] = []): Finding {
  return {
    rule,
    messageId: 'm',
    severity: 'error',
    message: 'm',
    span,
    fixes,
    related: [],
    tags: [],
  };
}

const fix = (title: string, safe: boolean, span: Span = { start: 0, end: 1 }) => ({
  title,
  safe,
  edits: [{ span, newText: 'x' }],
});
const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const HERE = { start: 3, end: 3 };

describe('what is offered', () => {
  const page = pageOf('# A\n\nOne two three.\n\nFour.\n');

  test('for the findings that the selection touches, the likeliest fix first', () => {
    const findings = [
      finding('page/a', { start: 5, end: 8 }, [fix('Likely', false), fix('Less likely', false)]),
      finding('page/b', { start: 8, end: 12 }, [fix('Other', false)]),
      finding('page/c', { start: 21, end: 25 }, [fix('Elsewhere', false)]),
    ];
    expect(titles(codeActions(page, findings, { start: 8, end: 8 }))).toEqual([
      'Likely',
      'Less likely',
      'Other',
      'Suppress page/a for this line',
      'Suppress page/a for the whole file',
      'Suppress page/b for this line',
      'Suppress page/b for the whole file',
      'Open the documentation of page/a',
      'Open the documentation of page/b',
    ]);
  });

  test.each<[string, Finding['fixes'], (boolean | undefined)[]]>([
    ['a fix that is certain', [fix('A', true)], [true]],
    ['the certain one before others', [fix('A', true), fix('B', false)], [true, false]],
    ['none of two that are certain', [fix('A', true), fix('B', true)], [false, false]],
    ['none that is a guess', [fix('A', false)], [false]],
  ])('prefers %s', (_, fixes, preferred) => {
    const actions = codeActions(page, [finding('page/a', HERE, fixes)], HERE);
    expect(actions.slice(0, fixes.length).map(({ isPreferred }) => isPreferred)).toEqual(preferred);
  });

  test('a fix for all findings of a rule, where there are several', () => {
    const findings = [1, 2, 3].map((start) =>
      finding('page/a', { start, end: start }, [fix('A', start < 3)]),
    );
    expect(titles(codeActions(page, findings, HERE))).toContain('Fix all 2 findings of page/a in this file');
    expect(isFixable(findings)).toBe(true);
    expect(isFixable(findings.slice(2))).toBe(false);
  });

  test('one comment for two findings of a rule on a line', () => {
    const findings = [finding('page/a', { start: 5, end: 8 }), finding('page/a', { start: 9, end: 12 })];
    const offered = titles(codeActions(page, findings, { start: 5, end: 12 }));
    expect(offered.filter((title) => title === 'Suppress page/a for this line')).toHaveLength(1);
  });
});

describe('where a comment goes', () => {
  /** The text with the comment that silences a finding at `¦`. */
  function silenced(marked: string, scope: 'line' | 'table' | 'file'): string | undefined {
    const start = marked.indexOf('¦');
    const text = marked.replace('¦', '');
    const edit = suppress(pageOf(text), finding('page/a', { start, end: start + 1 }), scope);
    return edit && applyEdits(text, [edit]);
  }

  const LINE = '<!-- playbook-disable-next-line page/a -->';
  const FILE = '<!-- playbook-disable-file page/a -->';

  test.each([
    ['above a paragraph', '# A\n\n¦One.\n', `# A\n\n${LINE}\nOne.\n`],
    ['in the line above within a paragraph', '# A\n\nOne  \n¦two.\n', `# A\n\nOne ${LINE}  \ntwo.\n`],
    ['before a hard break', '# A\n\nOne\\\n¦two.\n', `# A\n\nOne ${LINE}\\\ntwo.\n`],
    ['above an item', '# A\n\n- ¦One.\n', `# A\n\n${LINE}\n- One.\n`],
    [
      'with the indentation of its line',
      '# A\n\n- One.\n\n  ¦Two.\n',
      `# A\n\n- One.\n\n  ${LINE}\n  Two.\n`,
    ],
    ['in a quote', '# A\n\n> ¦One.\n', `# A\n\n> ${LINE}\n> One.\n`],
    ['above a heading', '# A\n## ¦B\n', `# A\n${LINE}\n## B\n`],
    [
      'into the comment that is there',
      `# A\n\n<!-- playbook-disable-next-line x/y -->\n¦One.\n`,
      '# A\n\n<!-- playbook-disable-next-line x/y, page/a -->\nOne.\n',
    ],
    ['with the line ends of the page', '# A\r\n\r\n¦One.\r\n', `# A\r\n\r\n${LINE}\r\nOne.\r\n`],
  ])('for a line: %s', (_, text, expected) => expect(silenced(text, 'line')).toBe(expected));

  test.each([
    [
      'above the table',
      '# A\n\n| a | b |\n| - | - |\n| ¦c | d |\n',
      `# A\n\n${LINE}\n| a | b |\n| - | - |\n| c | d |\n`,
    ],
    [
      'above a table behind text',
      '# A\n\nText\n\n| a |\n| - |\n| ¦c |\n',
      `# A\n\nText\n\n${LINE}\n| a |\n| - |\n| c |\n`,
    ],
  ])('for a table: %s', (_, text, expected) => expect(silenced(text, 'table')).toBe(expected));

  test.each([
    ['at the top', '# ¦A\n', `${FILE}\n\n# A\n`],
    ['behind a byte order mark', '\ufeff# ¦A\n', `\ufeff${FILE}\n\n# A\n`],
    ['below front matter', '---\ntitle: ¦A\n---\n\n# A\n', `---\ntitle: A\n---\n\n${FILE}\n\n# A\n`],
    ['below front matter alone', '---\ntitle: ¦A\n---', `---\ntitle: A\n---\n\n${FILE}`],
    [
      'into the comment that is there',
      '<!-- playbook-disable-file x/y -->\n\n# ¦A\n',
      '<!-- playbook-disable-file x/y, page/a -->\n\n# A\n',
    ],
  ])('for the file: %s', (_, text, expected) => expect(silenced(text, 'file')).toBe(expected));

  test.each([
    ['a line of front matter', '---\ntitle: ¦A\n---\n\n# A\n', 'line'],
    ['a row of a table', '# A\n\n| a |\n| - |\n| ¦c |\n', 'line'],
    ['a table where there is none', '# A\n\n¦One.\n', 'table'],
    ['the beginning of the page, which stands for all of it', '¦# A\n', 'line'],
  ] as const)('nowhere for %s', (_, text, scope) => expect(silenced(text, scope)).toBeUndefined());
});
