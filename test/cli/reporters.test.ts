import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { ReportedFinding } from '../../server/src/cli/reporters/report.ts';
import { root } from '../support/repo.ts';
import { finding, print, report } from './report-builder.ts';
import { checkReport } from './schema.ts';

describe('stylish', () => {
  test('shows findings by page, with the lines they stand in', () => {
    const text = print(
      'stylish',
      report(
        [
          finding({}),
          finding({ severity: 'warning', line: 3, column: 8, endLine: 3, endColumn: 10, fixable: true }),
          finding({ severity: 'info', line: 5, column: 5, endLine: 5, endColumn: 9 }),
        ],
        [],
      ),
    );
    expect(text).toMatchInlineSnapshot(`
      "docs/0.md
        1:3  error    A message.  page/example
           1 │ # Ablauf
             │   ^^^^^^
        3:8  warning  A message.  page/example  fixable
           3 │ | 番号 | 役割 |
             │          ^^^^
        5:5  info     A message.  page/example
           5 │ tab here
             │     ^^^^

      ✖ 3 findings (1 error, 1 warning, 1 info) in 1 of 2 playbooks; 1 fixable with "playbook fix"
      "
    `);
  });

  test('shows the first line of several', () => {
    const several = finding({ line: 3, column: 1, endLine: 4, endColumn: 6 });
    expect(print('stylish', report([several]))).toMatchInlineSnapshot(`
      "docs/0.md
        3:1  error  A message.  page/example
           3 │ | 番号 | 役割 |
             │ ^^^^^^^^^^^^^^^ to line 4

      ✖ 1 finding (1 error) in 1 of 1 playbook
      "
    `);
  });

  test('shows no blank line', () => {
    expect(
      print('stylish', report([finding({ line: 2, column: 1, endLine: 2, endColumn: 1 })])),
    ).not.toContain('│');
  });

  test('names related places', () => {
    const place = { line: 7, column: 2, endLine: 7, endColumn: 3 };
    const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
    const related = [
      { message: 'First used here.', path: '../other/a.md', ...place },
      { message: 'The original.', path: '../other/a.md', ...start },
      { message: 'And here.', path: 'docs/0.md', ...place },
    ];
    expect(print('stylish', report([finding({ related })]))).toContain(
      '       → ../other/a.md:7:2  First used here.\n       → ../other/a.md  The original.\n       → 7:2  And here.\n',
    );
  });

  test('leaves hints out, but says so', () => {
    const of = report([finding({ severity: 'hint' })]);
    expect(print('stylish', of)).toBe(
      '✔ No findings in 1 playbook; 1 hint hidden (use --verbose to show it)\n',
    );
    expect(print('stylish', of, { hints: true })).toContain('✖ 1 finding (1 hint) in 1 of 1 playbook\n');
  });

  test.each([
    [report([], []), 0, '✔ No findings in 2 playbooks'],
    [report([]), 1, '✖ No findings in 1 playbook; not all pages were checked (1 error above)'],
    [report(), 0, 'No playbooks checked'],
    [report([finding({})]), 0, '✖ 1 finding (1 error) in 1 of 1 playbook'],
    [
      report(
        [finding({ fixable: true }), finding({ severity: 'warning' })],
        [finding({ severity: 'warning', fixable: true })],
        [],
      ),
      0,
      '✖ 3 findings (1 error, 2 warnings) in 2 of 3 playbooks; 2 fixable with "playbook fix"',
    ],
  ])('counts %#', (of, errors, line) => {
    expect(print('stylish', of, {}, errors).split('\n').at(-2)).toBe(line);
  });

  test('wraps messages on a terminal only', () => {
    const long = report([finding({ message: 'word '.repeat(30).trim() })]);
    const lines = print('stylish', long, { columns: 60 }).split('\n');
    expect(lines[1]).toMatch(/^ {2}1:3 {2}error {2}word/);
    expect(lines[2]).toMatch(/^ {14}word/);
    expect(Math.max(...lines.slice(1, 4).map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(print('stylish', long).split('\n')[1]).toMatch(/word {2}page\/example$/);
  });

  test('writes nothing that a terminal would obey', () => {
    const text = print('stylish', report([finding({ message: 'bad \u001b[2J \u202e', related: [] })]));
    expect(text).toContain('bad <1B>[2J <202E>');
  });

  test('colors when it is told to', () => {
    const text = print('stylish', report([finding({})]), { colours: createColors(true) });
    expect(text).toContain('\u001b[31merror\u001b[39m');
    expect(text).toContain('\u001b[31m^^^^^^\u001b[39m');
  });
});

describe('advice', () => {
  const of = report([finding({ advice: 'Do this.' })]);
  test.each([
    'stylish',
    'compact',
    'unix',
    'github',
    'gitlab',
    'junit',
    'checkstyle',
    'rdjson',
    'sarif',
    'markdown',
  ] as const)('follows the message in one line: %s', (format) => {
    expect(print(format, of)).toMatch(/A message\. Do this\.(?!.*A message\.)/);
  });

  test('is a key of its own in JSON', () => {
    const text = print('json', of);
    expect(JSON.parse(text).files[0].findings[0]).toMatchObject({
      message: 'A message.',
      advice: 'Do this.',
    });
    expect(checkReport(JSON.parse(text))).toEqual([]);
    expect(print('json', report([finding()]))).not.toContain('advice');
  });
});

describe('unix', () => {
  test('writes a line for each finding, and nothing else', () => {
    const some = [finding({}), finding({ severity: 'hint', line: 2, column: 1, related: [] })];
    expect(print('unix', report(some, []))).toBe(
      'docs/0.md:1:3: error: A message. [page/example]\ndocs/0.md:2:1: hint: A message. [page/example]\n',
    );
  });
});

describe('json', () => {
  test('is the report itself, as the schema says', () => {
    const of = report(
      [finding({ related: [{ ...finding({}), message: 'm', path: 'b.md' }].map(related) })],
      [],
    );
    const text = print('json', of);
    expect(text).toBe(`${JSON.stringify(of, null, 2)}\n`);
    expect(print('json', report())).toBe(`${JSON.stringify(report(), null, 2)}\n`);
    expect(checkReport(JSON.parse(text))).toEqual([]);
  });

  test('the schema refuses other things', () => {
    expect(checkReport({ ...report([]), version: undefined })).not.toEqual([]);
    expect(checkReport(report([finding({ line: 0 })]))).not.toEqual([]);
    expect(checkReport({ ...report([]), more: root })).not.toEqual([]);
  });
});

function related({ message, path, line, column, endLine, endColumn }: ReportedFinding & { path: string }) {
  return { message, path, line, column, endLine, endColumn };
}
