import type { CheckReport } from '../../../server/src/cli/reporters/report.ts';
import { finding, reportOf } from '../report-builder.ts';

/** Whatever may stand in a message, since pages are quoted there. */
export const MESSAGES = [
  'Quotes "double", \'single\', `code` and 「角」',
  'a | pipe || and \\ backslash \\| both',
  'line\nend\r\nand\ttab',
  'markup <script>alert(1)</script> <!-- x --> ]]> &amp; </script',
  'control \u0000\u0007\u001b[31mred\u001b[0m\u007f\u0085 and \ufffe',
  'half \ud83d a pair, whole 😀, mark \u202e turned',
  '100% of ::error file=a.md::forged, a:b',
  '@team see #12 and [link](http://example.com) *bold* _it_ $x$',
  '日本語の説明、表のセルが足りません。',
];

/** Whatever may stand in a path. */
export const PATHS = [
  'docs/a b.md',
  'docs/50%.md',
  'docs/😀 日本.md',
  'docs/"quoted" & <b>.md',
  'docs/pi|pe,co:lon.md',
  'docs/new\nline.md',
  '../outside/x.md',
  'docs/##`tick`[1](2).md',
];

/** Every message on every page, in every severity. */
export function hostileReport(): CheckReport {
  const severities = ['error', 'warning', 'info', 'hint'] as const;
  return reportOf(
    PATHS.map((path, page) => ({
      path,
      language: 'ja',
      findings: MESSAGES.map((message, index) =>
        finding({
          message,
          severity: severities[(index + page) % 4] ?? 'error',
          rule: index % 2 === 0 ? 'task/role-unknown' : 'link/target-missing',
          about: [message.slice(0, 40)],
          fingerprint: (page * 100 + index).toString(16).padStart(16, '0'),
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 5,
          ...(index % 3 === 0 && {
            fixable: true,
            fix: {
              title: message,
              edits: [{ line: 3, column: 3, endLine: 3, endColumn: 5, newText: message }],
            },
          }),
          related: [{ message, path, line: 1, column: 1, endLine: 1, endColumn: 1 }],
        }),
      ),
    })),
  );
}
