import { describe, expect, test } from 'vitest';
import { mentionsOf } from '../../server/src/playbook/queries/mentions.ts';
import { parentsOf, stepsOf } from '../../server/src/playbook/queries/steps.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { factsOf } from '../../server/src/workspace/facts-of.ts';
import { page, read } from './read.ts';

const PAGE = page`
  # Check Lines

  Primary Role: **FE**

  ## Approach

  Applies To: **Classroom/SDS / Fax**

  ### Measure

  #### FTOP Tasks

  | Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
  | --- | --- | --- | --- | --- |
  | 9101 | List sites | M | FM / Someone | Teams |
  | 9102 | Measure | M | - | Teams |

  ### Talk

  Just words.

  ## Something Else

  Secondary Roles: **FastTrack Engineer**
`;

describe('mentions', () => {
  test('are the roles and services of key/value lines and rows', () => {
    const shown = mentionsOf(read(PAGE), builtinProfile()).map(
      ({ kind, id, part, place }) => `${'task' in place ? 'row' : 'line'} ${kind} ${part.text} ${id ?? '?'}`,
    );
    expect(shown).toEqual([
      'line role FE FE',
      'line service Classroom/SDS Classroom/SDS',
      'line service Fax ?',
      'line role FastTrack Engineer FE',
      'row role FM FM',
      'row role Someone ?',
      'row service Teams Teams',
      'row service Teams Teams',
    ]);
  });

  test('are in the facts, each once', () => {
    expect(factsOf(read(PAGE), builtinProfile())).toMatchObject({
      roles: ['FE', 'FM', 'someone'],
      services: ['Classroom/SDS', 'Teams', 'fax'],
    });
  });
});

describe('steps', () => {
  test('are unnamed sections with key/value lines or a task table, also in a named part', () => {
    const { sections } = read(PAGE);
    expect(stepsOf(read(PAGE)).map((index) => sections[index]?.heading.text)).toEqual([
      'Measure',
      'Something Else',
    ]);
    expect(factsOf(read(PAGE), builtinProfile()).steps).toEqual([
      { title: 'Measure', anchor: 'measure' },
      { title: 'Something Else', anchor: 'something-else' },
    ]);
  });

  test('the section that a section is a part of', () => {
    expect(parentsOf(read('## A\n# B\n### C\n## D\n### E\n# F\n').sections)).toEqual([-1, -1, 1, 1, 3, -1]);
  });
});
