import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { complete } from '../../server/src/features/completion/completion.ts';
import type { FeatureContext } from '../../server/src/features/context.ts';
import { newPageText } from '../../server/src/features/writing/new-page.ts';
import { recordChange } from '../../server/src/features/writing/record-change.ts';
import { createPlaybookService } from '../../server/src/service.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { memoryHost } from '../support/memory-host.ts';
import { root } from '../support/repo.ts';
import { applied, isShown } from './completion-support.ts';

const FOLDER = join(root, 'examples/incident-runbooks');
const files = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
);
const today = { year: 2026, month: 2, day: 3 };

/** A page of a team whose profile has nothing of the built-in one. */
async function runbook(path: string, text: string): Promise<FeatureContext> {
  const service = createPlaybookService({
    host: memoryHost({ ...files, [path]: text }),
    today: () => today,
    author: () => 'Noor Visser',
  });
  await service.ready();
  await service.indexAll();
  const context = await service.context(path);
  if (!context) throw new Error(`No page ${path}.`);
  return context;
}

async function insertedAt(markdown: string, label: string): Promise<string> {
  const offset = markdown.indexOf('‸');
  const context = await runbook('schijf-vol.md', markdown.replace('‸', ''));
  const { items } = complete(context, offset);
  const item = items.find((one) => one.label === label && isShown(one, context.page.text, offset));
  if (!item) throw new Error(`No "${label}" among ${items.map((one) => one.label).join(', ')}.`);
  return applied(context, item);
}

test.each([
  [
    'a row',
    '| Stap | Handeling | Eigenaar | Verplicht |\n| - | - | - | - |\n| DB‸',
    'DB02 Volume vergroten',
    '| DB02 | Volume vergroten | Piket | ja |',
  ],
  ['a role', '# A\n\nWacht: **Piket, ‸**', 'Operator', 'Wacht: **Piket, Operator**'],
  ['a label', '# A\n\n## Symptomen\n\nWa‸', 'Wacht', 'Wacht: ****'],
  ['a heading', '# A\n\n## Symptomen\n\n## ‸', 'Stappen', '## Stappen'],
  ['a value', '---\ntitel: A\nernst: ‸\n---\n', 'hoog', 'ernst: hoog'],
  ['a date', '---\ntitel: A\nherzien: ‸\n---\n', '2026-02-03', 'herzien: 2026-02-03'],
  ['a next step', '# A\n\n## Zie ook\n\n- ‸', 'Database vol', '- [Database vol](database-vol.md)'],
  [
    'an update',
    '## Wijzigingen\n\n| Datum | Wie | Wat |\n| - | - | - |\n‸',
    '3-2-2026',
    '| 3-2-2026 | Noor Visser |  |',
  ],
])('%s of another team', async (_, markdown, label, line) => {
  expect(await insertedAt(markdown, label)).toContain(line);
});

test('a new page of another team has nothing to mend but what is to be filled in', async () => {
  const path = 'schijf-vol.md';
  const { profile } = await runbook(path, '');
  const options = {
    profile,
    path,
    kind: 'runbook',
    language: 'nl',
    today,
    author: 'Noor Visser',
    title: 'Schijf vol',
  };
  const text = newPageText(options);
  const service = createPlaybookService({ host: memoryHost({ ...files, [path]: text }), today: () => today });
  const { findings } = await service.check(path);
  expect(new Set(findings.map(({ rule }) => rule))).toEqual(
    new Set(['front-matter/value-empty', 'attribute/value-empty']),
  );
});

test('a change of another team', async () => {
  const context = await runbook('database-vol.md', files['database-vol.md'] ?? '');
  const after = applyEdits(context.page.text, recordChange(context, 'Stap DB04').edits);
  expect(after).toContain('herzien: 2026-02-03\n');
  expect(after).toMatch(/\| 3-2-2026 {2}\| Noor Visser +\| Stap DB04 +\|\n\| 3-11-2025 \|/);
});
