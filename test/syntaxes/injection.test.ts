import { describe, expect, test } from 'vitest';
import { annotate, tokenize } from './tokenize.ts';

describe('the injection grammar', () => {
  test('marks the parts of a page, whatever its language', async () => {
    expect(await annotate(page)).toMatchSnapshot();
  });

  test.each([
    ['a number at the start of a sentence', '4080 tasks are left'],
    ['a list of numbers', '| 12 | a | b |\n|---|---|---|\n| 7 | M | c |'],
    ['letters in other tables', '| Key | Yes |\n|---|---|\n| Tab | x |'],
    ['bold text within a sentence', 'Note: **never** do this'],
    ['a bold label', '**Note:** do this'],
    ['a date that is none', '| 10/018/2019 | Ada | All |'],
    ['a version', '| 1.2.3 | Ada | All |'],
    ['code', '```md\n| 4080 | Plan | M |\n<!-- playbook-disable -->\nPhase: **Plan**\n```'],
    ['indented code', '    | 4080 | Plan | M |'],
    ['another comment', '<!-- playbooks-disabled -->'],
    ['a comment about suppressions', '<!-- see playbook-disable -->'],
    ['an address', 'https://example.org: **x'],
  ])('leaves %s alone', async (_what, text) => {
    expect(await annotate(text)).toBe(text);
  });

  test('leaves the rest of a row to Markdown', async () => {
    const [row] = await tokenize('| 4080 | **Plan** the [day](a.md) | M | x |');
    const scopes = (text: string) => row?.find((token) => token.text === text)?.scopes ?? [];
    expect(scopes('Plan')).toContain('markup.bold.markdown');
    expect(scopes('day')).toContain('string.other.link.title.markdown');
    expect(scopes('a.md')).toContain('markup.underline.link.markdown');
  });

  test.each([
    ['brackets', '['.repeat(5000)],
    ['stars', `Label: ${'**a'.repeat(600)}`],
    ['cells', `| 4080 ${'| a '.repeat(3000)}`],
    ['a comment', `<!-- playbook-disable ${'a/b '.repeat(3000)}`],
    ['a label', `${'Ab '.repeat(3000)}:`],
  ])('stays quick on many %s', async (_what, text) => {
    await expect(tokenize(text)).resolves.toHaveLength(1);
  });
});

const page = `---
title: 4080
---
# Plan

Phase: **Plan**
対象： **Exchange / Teams**
Rôle principal: -

- Applies to: **Mail**

| Task | Name | (M) (O) | Role | Services |
| ---- | ---- | :-----: | ---- | -------- |
| 4080 | Plan the day | M | Engineer | Mail / Chat |
|4081|Plan the night|o|Engineer|Mail|
| **[4082](https://example.org/4082)** | A [link](a.md) | M | | |
| **4083** | Bold | E | Engineer | All |
| DB01 | Two letters and two digits | yes | Operator | |

<!-- playbook-disable-next-line task/role-unknown, task/id-malformed -- a role of the customer -->
| Task | Name | (M) (O) | Role | Services |
| ---- | ---- | ------- | ---- | -------- |
| 4090 | Another | M | Buyer | All |

Text <!-- playbook-disable-file --> goes on.

> | Task | Name | (M) (O) | Role | Services |
> | ---- | ---- | ------- | ---- | -------- |
> | 4091 | Quoted | M | Engineer | All |

## Changes

| Date | Who | What |
| ---- | --- | ---- |
| 3/14/2020 | Ada | All |
| 14.03.2020 | Ada | All |
| 2020-03-14 | Ada | All |
| 2020 年 3 月 14 日 | Ada | All |
| **2020/3/14** | Ada | All |
`;
