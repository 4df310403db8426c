import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { describe, expect, test } from 'vitest';
import { inlineCode, plain } from '../../../server/src/cli/reporters/markdown-text.ts';
import { repositoryOf } from '../../../server/src/cli/targets/repository.ts';
import { finding, print, report } from '../report-builder.ts';
import { hostileReport, MESSAGES, PATHS } from './hostile.ts';

function parse(text: string) {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** The text that a reader sees. */
function textOf(node: object): string {
  if ('value' in node) return 'type' in node && node.type === 'html' ? '' : String(node.value);
  return 'children' in node ? (node.children as object[]).map(textOf).join('') : '';
}

describe('markdown', () => {
  test('has totals, rules, pages and findings, the gravest first', () => {
    const text = print(
      'markdown',
      report(
        [finding({ severity: 'warning', rule: 'link/empty' })],
        [
          finding({ fixable: true }),
          finding({ severity: 'warning', rule: 'link/empty' }),
          finding({ severity: 'hint' }),
        ],
        [],
      ),
      {},
      1,
    );
    expect(text).toMatchInlineSnapshot(`
      "## ❌ Playbooks: 1 error, 2 warnings

      ⚠️ Not all pages were checked. The log contains 1 error.

      2 of 3 pages have findings. \`playbook fix\` can fix 1 of them.

      | Rule | Errors | Warnings | Fixable | Pages |
      | --- | ---: | ---: | ---: | ---: |
      | \`page/example\` | 1 |  | 1 | 1 |
      | \`link/empty\` |  | 2 |  | 2 |

      | Page | Errors | Warnings |
      | --- | ---: | ---: |
      | \`docs/1.md\` | 1 | 1 |
      | \`docs/0.md\` |  | 1 |

      <details>
      <summary>Most severe findings</summary>

      - error \`docs/1.md:1:3\` A message. \`page/example\`
      - warning \`docs/0.md:1:3\` A message. \`link/empty\`
      - warning \`docs/1.md:1:3\` A message. \`link/empty\`

      </details>
      "
    `);
  });

  test('is short when there is nothing to say', () => {
    expect(print('markdown', report([], []))).toBe('## ✅ Playbooks: no findings in 2 pages\n');
    expect(print('markdown', report())).toBe('## Playbooks: no pages checked\n');
  });

  test('leads to the lines where the job says where they are', () => {
    const github = {
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'team/docs',
      GITHUB_SHA: 'abc123',
    };
    const at = (env: Readonly<Record<string, string>>) =>
      print('markdown', report([finding()]), { repository: repositoryOf(['/work'], { cwd: '/work', env }) });
    expect(at(github)).toContain(
      '[`docs/0.md:1:3`](https://github.example/team/docs/blob/abc123/docs/0.md?plain=1#L1)',
    );
    const gitlab = { CI_PROJECT_URL: 'https://gitlab.example/team/docs', CI_COMMIT_SHA: 'abc123' };
    expect(at(gitlab)).toContain('(https://gitlab.example/team/docs/-/blob/abc123/docs/0.md)');
    expect(at({ ...gitlab, CI_PROJECT_URL: 'javascript:alert(1)' })).not.toContain('](');
  });

  test('stays within what a comment may have, and says how much is left out', () => {
    const many = report(
      ...Array.from({ length: 2000 }, (_, page) =>
        Array.from({ length: 5 }, (_, index) =>
          finding({ rule: `link/rule-${(page * 5 + index) % 200}`, message: 'word '.repeat(300) }),
        ),
      ),
    );
    const text = print('markdown', many);
    expect(text.length).toBeLessThan(65_000);
    expect(text).toContain('… and 170 more rules.');
    expect(text).toContain('… and 1970 more pages.');
    expect(text).toContain('… and 9950 more findings.');
  });

  test('keeps its shape whatever it is given', () => {
    const tree = parse(print('markdown', hostileReport(), { hints: true }));
    const tables = tree.children.filter((node) => node.type === 'table');
    expect(tables.map(({ children }) => children.length)).toEqual([3, PATHS.length + 1]);
    for (const { children } of tables)
      for (const row of children) expect(row.children).toHaveLength(children[0]?.children.length ?? 0);
    const list = tree.children.find((node) => node.type === 'list');
    expect(list?.children).toHaveLength(50);
    for (const item of list?.children ?? []) expect(item.children).toHaveLength(1);
    const html = JSON.stringify(tree).match(/"type":"html","value":"[^"]*"/g) ?? [];
    expect([...new Set(html)].sort()).toEqual(
      ['<!-- -->', '</details>', '<details>\\n<summary>Most severe findings</summary>'].map(
        (value) => `"type":"html","value":"${value}"`,
      ),
    );
  });
});

test('text is shown as it stands', () => {
  for (const message of MESSAGES.slice(1)) {
    const tree = parse(`- ${plain(message, 400)}`);
    const shown = textOf(tree);
    expect(shown).not.toBe('');
    if (/^[\w\s\p{P}\p{S}\p{L}]+$/u.test(message) && !/\s{2}|\n/.test(message)) expect(shown).toBe(message);
  }
  expect(plain('@team see #12 a@b', 99)).toBe('@<!-- -->team see #<!-- -->12 a@<!-- -->b');
  expect(plain('too long', 4)).toBe('too…');
});

test('code is shown as it stands', () => {
  for (const path of PATHS.filter((one) => !one.includes('\n') && !one.includes('|')))
    expect(textOf(parse(inlineCode(path, 99)))).toBe(path);
  expect(inlineCode('a`b|c', 99)).toBe('`` a`b\\|c ``');
});
