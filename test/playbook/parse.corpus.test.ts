import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Playbook } from '../../server/src/playbook/model.ts';
import { CORPUS, hasCorpus } from '../support/corpus.ts';
import { read } from './read.ts';

/** Numbers that a change must explain: how much the model sees, and how much of it is at defect. */
describe.skipIf(!hasCorpus)('the corpus', () => {
  const pages = hasCorpus ? readCorpus() : [];
  const count = (of: (page: Playbook) => number): number => pages.reduce((sum, page) => sum + of(page), 0);

  test('is read as a whole', () => {
    expect({
      pages: pages.length,
      sections: count(({ sections }) => sections.length),
      attributes: count(({ attributes }) => attributes.length),
      tables: count(({ tables }) => tables.length),
      taskTables: count(({ taskTables }) => taskTables.length),
      tasks: count(({ taskTables }) => taskTables.flatMap(({ tasks }) => tasks).length),
      updateSummaries: count(({ updateSummaries }) => updateSummaries.length),
      updates: count(({ updateSummaries }) => updateSummaries.flatMap(({ updates }) => updates).length),
    }).toMatchInlineSnapshot(`
      {
        "attributes": 1198,
        "pages": 508,
        "sections": 3876,
        "tables": 1055,
        "taskTables": 259,
        "tasks": 1270,
        "updateSummaries": 471,
        "updates": 1152,
      }
    `);
  });

  test('has the defects that were counted on it', () => {
    expect({
      missingBreaks: count(
        ({ attributes }) => attributes.filter(({ missingBreakAt }) => missingBreakAt !== undefined).length,
      ),
      unbalanced: count(({ attributes }) => attributes.filter(({ unbalanced }) => unbalanced).length),
      rowDefects: count(
        ({ taskTables }) =>
          taskTables.flatMap(({ tasks }) => tasks.filter(({ defect: error }) => error)).length,
      ),
      hiddenTables: count(({ tables }) => tables.filter(({ rendered }) => !rendered).length),
      brokenHeadings: count(({ brokenHeadings }) => brokenHeadings.length),
      brokenLinks: count(({ brokenLinks }) => brokenLinks.length),
      malformedDates: count(
        ({ updateSummaries }) =>
          updateSummaries.flatMap(({ updates }) => updates.filter(({ value }) => !value)).length,
      ),
    }).toMatchInlineSnapshot(`
      {
        "brokenHeadings": 2,
        "brokenLinks": 6,
        "hiddenTables": 12,
        "malformedDates": 4,
        "missingBreaks": 155,
        "rowDefects": 9,
        "unbalanced": 6,
      }
    `);
  });

  test('has every row fault explained, and mended where it can be', () => {
    const errors = pages.flatMap(({ taskTables }) =>
      taskTables.flatMap(({ tasks }) => tasks.flatMap(({ defect: error }) => error ?? [])),
    );
    expect(errors.filter(({ edit }) => edit === undefined)).toEqual([]);
  });
});

function readCorpus(): readonly Playbook[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => read(readFileSync(join(CORPUS, path), 'utf8'), path.replaceAll('\\', '/')));
}
