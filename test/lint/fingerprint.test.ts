import { describe, expect, test } from 'vitest';
import { fingerprints, subjectsOf } from '../../server/src/lint/fingerprint.ts';
import { createPlaybookService } from '../../server/src/service.ts';
import { memoryHost } from '../support/memory-host.ts';

const TODAY = { year: 2024, month: 6, day: 30 };
const page = [
  '---',
  'title: A page',
  'ms.author: Jane Doe',
  'ms.date: 13/45/2020',
  '---',
  '# A page',
  '',
  'Primary Role: **FastTrack Enginer**',
  '',
  'See [one](gone.md), [two](gone.md) and [three](lost.md).',
  '',
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |',
  '| --- | --- | --- | --- | --- |',
  '| 1204 | Plan | M | Nobody | Exchange |',
  '| 1204 | Plan | M | Nobody | Exchange |',
  '',
].join('\n');

async function check(text: string) {
  const files = { 'playbook.config.yaml': 'files: ["**/*.md"]\n', 'a.md': text, 'b.md': '# B\n' };
  const service = createPlaybookService({ host: memoryHost(files), today: () => TODAY });
  const { playbook, findings } = await service.check('a.md');
  if (!playbook) throw new Error('no playbook');
  const about = subjectsOf(playbook, findings);
  return findings.map(({ rule }, index) => ({ rule, about: about[index] ?? [] }));
}

describe('what a finding is about', () => {
  test('is the task, the key, the address, the name of what is missing', async () => {
    const of = new Map<string, string[]>();
    for (const { rule, about } of await check(page))
      of.set(rule, [...(of.get(rule) ?? []), about.join(' + ')]);
    expect(Object.fromEntries(of)).toMatchInlineSnapshot(`
      {
        "attribute/role-mistyped": [
          "Primary Role: FastTrack Enginer",
        ],
        "front-matter/date-invalid": [
          "ms.date: 13/45/2020",
        ],
        "front-matter/key-missing": [
          "description + manager + ms.topic + ms.prod + ms.custom + ft.audience + ft.owner",
        ],
        "front-matter/value-invalid": [
          "ms.author: Jane Doe",
        ],
        "link/target-missing": [
          "gone.md",
          "gone.md",
          "lost.md",
        ],
        "task/id-duplicate": [
          "1204",
        ],
        "task/role-unknown": [
          "1204: Nobody",
          "1204: Nobody",
        ],
        "update-summary/missing": [
          "Refresh Summary",
        ],
      }
    `);
  });

  test('does not change with the lines around it, nor with their ends', async () => {
    const before = await check(page);
    expect(await check(page.replace('# A page\n', '# A page\n\nMore.\n\nAnd more.\n'))).toEqual(before);
    expect(await check(page.replaceAll('\n', '\r\n'))).toEqual(before);
  });

  test('is cut where it is long, and still tells apart', async () => {
    const long = (end: string) => `See [x](${'a/'.repeat(200)}${end}.md).`;
    const keys = (await check(`${page}\n${long('b')}\n${long('c')}\n`))
      .filter(({ about }) => about[0]?.startsWith('a/a/'))
      .map(({ about }) => about[0] ?? '');
    expect(keys.every((key) => key.length <= 120)).toBe(true);
    expect(new Set(keys).size).toBe(2);
  });
});

test('fingerprints tell every finding of a page from the others', async () => {
  const findings = await check(page);
  const prints = fingerprints('a.md', findings);
  expect(new Set(prints).size).toBe(findings.length);
  expect(prints.every((print) => /^[0-9a-f]{16}$/.test(print))).toBe(true);
  expect(fingerprints('a.md', findings)).toEqual(prints);
  expect(fingerprints('c.md', findings).some((print) => prints.includes(print))).toBe(false);
});
