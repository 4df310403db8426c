import { describe, expect, test } from 'vitest';
import { newPage, newPageText } from '../../server/src/features/writing/new-page.ts';
import { toPlain, toSnippet } from '../../server/src/features/writing/template.ts';
import { createPlaybookReader } from '../../server/src/playbook/parse.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { createPlaybookService } from '../../server/src/service.ts';
import { memoryHost } from '../support/memory-host.ts';

const profile = builtinProfile();
const today = { year: 2020, month: 6, day: 30 };
const options = { profile, today, author: 'Ada Winter', title: 'A title' };

/** A file name of each kind, without the suffix of a language. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['process', 'assess-x'],
  ['multiple-phases', 'multiple-phases-x'],
  ['continuum', 'adoption-continuum-x'],
  ['approach', 'approach-x'],
  ['guidance', 'guidance-x'],
  ['status', 'status-guidance-x'],
  ['phase', 'phase-x'],
  ['resources', 'resources-x'],
  ['index', 'x-landing-page'],
]);

describe('a new page of each kind and language', () => {
  test('names every kind', () => {
    expect([...NAMES.keys()]).toEqual([...profile.kinds.keys()]);
  });

  test.each([...profile.languages.values()].map(({ id }) => id))(
    'has nothing to mend but what is to be filled in: %s',
    async (language) => {
      const { folder, suffix } = profile.languages.get(language) ?? {};
      const files = Object.fromEntries(
        [...NAMES].map(([kind, name]) => {
          const path = `${folder}/${name}${suffix}.md`;
          return [path, newPageText({ ...options, kind, language, path })];
        }),
      );
      const service = createPlaybookService({ host: memoryHost(files), today: () => today });
      const kinds: (string | undefined)[] = [];
      for (const path of Object.keys(files)) {
        const { playbook, findings } = await service.check(path);
        kinds.push(playbook?.kind);
        expect(playbook?.language).toBe(language);
        const toBeFilled = ['front-matter/value-empty', 'attribute/value-empty', 'task/cell-empty'];
        expect(findings.map(({ rule }) => rule).filter((rule) => !toBeFilled.includes(rule))).toEqual([]);
      }
      expect(kinds).toEqual([...NAMES.keys()]);
    },
  );
});

test('a process page knows its phase, today and its writer', () => {
  const text = newPageText({
    ...options,
    kind: 'process',
    language: 'en',
    path: 'english-playbook/enable-x.md',
  });
  expect(text).toContain('\n# A title\n\nPhase: **Enable**\n\n## Overview\n\n## Objectives\n\n');
  expect(text).toContain('\nauthor: Ada Winter\n');
  expect(text).toContain('\nms.date: 6/30/2020\n');
  expect(text).toContain('| 6/30/2020 | Ada Winter |  |\n\n[Home](');
  expect(text).not.toMatch(/\n{3}/);
});

test('a process page begins with a step and its task table', () => {
  const path = 'german-playbook/enable-x-de.md';
  const text = newPageText({ ...options, kind: 'process', language: 'de', path });
  const table = ['#### FTOP-Aufgaben', '', '| Aufgaben-ID | '].join('\n');
  expect(text).toContain(table);
  const { taskTables, attributes, sections } = createPlaybookReader().read(path, text, profile);
  expect(taskTables).toHaveLength(1);
  expect(attributes.map(({ id, section }) => [id, sections[section]?.level])).toEqual([
    ['phase', 1],
    ['primary', 3],
    ['applies', 3],
  ]);
});

test('where the file does not tell the phase, there is a choice', () => {
  const pieces = newPage({ ...options, kind: 'process', language: 'en', path: 'english-playbook/x.md' });
  expect(toSnippet(pieces)).toMatch(/Phase: \*\*\$\{\d+\|Initiate,Assess,/);
  expect(toPlain(pieces)).toContain('Phase: **Initiate**');
});

test('what is known of keys goes in', () => {
  const piecesFor = (key: string) => (key === 'ft.owner' ? ['lkeller'] : ['']);
  const text = newPageText({ ...options, kind: undefined, language: 'en', path: 'x.md', piecesFor });
  expect(text).toContain('\nft.owner: lkeller\n');
  expect(text).not.toContain('author: Ada');
});
