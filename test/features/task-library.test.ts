import { expect, test } from 'vitest';
import { nameFor, taskLibrary } from '../../server/src/features/task-library.ts';
import { contextAt } from './support.ts';

const HEADER =
  '| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n| - | - | - | - | - |\n';
const page = (...rows: string[]): string => HEADER + rows.map((row) => `| ${row} |\n`).join('');

test('what most pages say is right', async () => {
  const { context } = await contextAt(page('9101 | Own | M | SME | Teams'), {
    files: {
      'a.md': page(
        '9101 | Count | M | FE | Exchange',
        '9102 | Move | O | SME | Mxchange',
        '91o3 | Half | M | FE | Teams',
      ),
      'b.md': page('9101 | Count them | O | FastTrack Engineer | Exchange / Teams'),
      'c.md': page('9101 | Count them | O | FM | Teams / Exchange'),
      'd.md': page('9101 | Count them | M | FE | Exchange / Teams'),
    },
    configuration: 'defaultLanguage: en',
  });
  const library = taskLibrary(context);
  expect([...library.keys()]).toEqual(['9101', '9102']);
  expect(library.get('9101')).toMatchObject({
    requirement: 'mandatory',
    role: 'FE',
    services: ['Exchange', 'Teams'],
    pages: ['a.md', 'b.md', 'c.md', 'd.md'],
  });
  expect(library.get('9101')?.names).toEqual(new Map([['en', 'Count them']]));
  expect(library.get('9102')).toMatchObject({ role: 'SME', services: undefined });
});

test('the catalogue goes before the pages, and knows tasks that are on none', async () => {
  const tasks = `tasks:
  9101: { name: { de: Zählen }, requirement: optional, role: SME, services: [Teams] }
  9200: { name: { en: New } }
`;
  const { context } = await contextAt('# A\n', {
    files: { 'tasks.yaml': tasks, 'b.md': page('9101 | Count | M | FE | Exchange') },
    configuration: 'catalogue: tasks.yaml',
  });
  const library = taskLibrary(context);
  const known = library.get('9101');
  expect(known).toMatchObject({ requirement: 'optional', role: 'SME', services: ['Teams'] });
  expect(known && nameFor(known, 'de', context.profile)).toMatchObject({ name: 'Zählen', language: 'de' });
  expect(known && nameFor(known, 'ja', context.profile)).toMatchObject({
    name: 'Count',
    language: 'en',
    isAllowed: true,
  });
  expect(library.get('9200')?.pages).toEqual([]);
});

test('is made anew when the facts of another page change, and only then', async () => {
  const { context } = await contextAt(page('9101 | Own | M | SME | Teams'), {
    files: { 'b.md': page('9102 | Move | M | FE | Exchange') },
    configuration: 'defaultLanguage: en',
  });
  const first = taskLibrary(context);
  const facts = context.allFacts.get('b.md');
  const own = context.allFacts.get(context.page.path);
  if (!facts || !own) throw new Error('Not all pages are known.');
  const typed = new Map([...context.allFacts, [context.page.path, { ...own }] as const]);
  expect(taskLibrary({ ...context, allFacts: typed })).toBe(first);
  const other = new Map([...typed, ['b.md', { ...facts, tasks: [] }] as const]);
  expect([...taskLibrary({ ...context, allFacts: other }).keys()]).toEqual([]);
  other.delete('b.md');
  other.set('c.md', facts);
  expect(taskLibrary({ ...context, allFacts: other }).get('9102')?.pages).toEqual(['c.md']);
});
