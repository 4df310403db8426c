import { describe, expect, test } from 'vitest';
import { finding, print, report } from '../report-builder.ts';
import { hostileReport, MESSAGES, PATHS } from './hostile.ts';

describe('compact', () => {
  test('writes a line for each finding, as problem matchers for ESLint read it, and a count', () => {
    const text = print('compact', report([finding({}), finding({ severity: 'info', line: 2 })], []));
    expect(text).toBe(
      'docs/0.md: line 1, col 3, Error - A message. (page/example)\n' +
        'docs/0.md: line 2, col 3, Info - A message. (page/example)\n' +
        '\n✖ 2 findings (1 error, 1 info) in 1 of 2 playbooks\n',
    );
  });

  test('stays one line each, whatever it is given', () => {
    const lines = print('compact', hostileReport(), { hints: true }).split('\n').slice(0, -3);
    const matcher = /^(.+):\sline\s(\d+),\scol\s(\d+),\s(Error|Warning|Info)\s-\s(.+)\s\((.+)\)$/u;
    expect(lines).toHaveLength(PATHS.length * MESSAGES.length);
    for (const line of lines) expect(line).toMatch(matcher);
  });
});

interface CodeQuality {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end: number };
  };
}

describe('gitlab', () => {
  test('is a code quality report', () => {
    const some = [
      finding({}),
      finding({ severity: 'warning', line: 3, endLine: 4 }),
      finding({ severity: 'hint' }),
    ];
    expect(JSON.parse(print('gitlab', report(some, [])))).toEqual([
      {
        description: 'A message.',
        check_name: 'page/example',
        fingerprint: '0123456789abcdef',
        severity: 'major',
        location: { path: 'docs/0.md', lines: { begin: 1, end: 1 } },
      },
      expect.objectContaining({
        severity: 'minor',
        location: { path: 'docs/0.md', lines: { begin: 3, end: 4 } },
      }),
    ]);
  });

  test('is an empty list without findings', () => {
    expect(JSON.parse(print('gitlab', report([])))).toEqual([]);
    expect(JSON.parse(print('gitlab', report()))).toEqual([]);
  });

  test('has what it is given, whatever that is', () => {
    const found = JSON.parse(print('gitlab', hostileReport(), { hints: true })) as CodeQuality[];
    expect([...new Set(found.map(({ location }) => location.path))]).toEqual(PATHS);
    expect(found.slice(0, MESSAGES.length).map(({ description }) => description)).toEqual(MESSAGES);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(found.length);
  });
});

describe('rdjson', () => {
  test('counts columns in bytes', () => {
    const place = { line: 3, column: 8, endLine: 3, endColumn: 10 };
    const fix = { title: 'Change it', edits: [{ ...place, newText: '担当' }] };
    const { diagnostics, source } = JSON.parse(
      print('rdjson', report([finding({ ...place, severity: 'warning', fixable: true, fix })])),
    ) as { diagnostics: unknown; source: unknown };
    const range = { start: { line: 3, column: 12 }, end: { line: 3, column: 18 } };
    expect(source).toEqual({ name: 'playbook' });
    expect(diagnostics).toEqual([
      {
        message: 'A message.',
        location: { path: 'docs/0.md', range },
        severity: 'WARNING',
        code: { value: 'page/example' },
        suggestions: [{ range, text: '担当' }],
      },
    ]);
  });

  test('suggests only what can be applied by itself', () => {
    const edit = { line: 3, column: 1, endLine: 3, endColumn: 1, newText: 'x' };
    const both = { title: 'Two', edits: [edit, { ...edit, column: 3, endColumn: 3 }] };
    const first = { title: 'In the first line', edits: [{ ...edit, line: 1, endLine: 1 }] };
    const text = print('rdjson', report([finding({ fix: both }), finding({ fix: first })]));
    expect(text).not.toContain('suggestions');
  });

  test('is whole without findings, and whatever it is given', () => {
    expect(JSON.parse(print('rdjson', report()))).toEqual({ source: { name: 'playbook' }, diagnostics: [] });
    const { diagnostics } = JSON.parse(print('rdjson', hostileReport(), { hints: true })) as {
      diagnostics: readonly { readonly message: string; readonly severity: string }[];
    };
    expect(diagnostics.slice(0, MESSAGES.length).map(({ message }) => message)).toEqual(MESSAGES);
    expect([...new Set(diagnostics.map(({ severity }) => severity))].sort()).toEqual([
      'ERROR',
      'INFO',
      'WARNING',
    ]);
  });
});
