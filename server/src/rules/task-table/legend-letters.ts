import type { Playbook, TaskTable } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { legendDefect } from './shared.ts';

export default defineRule({
  id: 'task-table/legend-letters',
  scope: 'page',
  severity: 'warning',
  summary: 'A header explains a letter twice, or a letter that the language does not use.',
  why: 'Readers look up a letter of a row in the header and find no meaning, or two.',
  messages: {
    twice: {
      message: 'The header explains "{letter}" twice.',
      advice: 'Use a different letter for one of the two.',
    },
    'twice-meant': { message: 'The header explains "{letter}" twice.', advice: 'Use "{expected}" here.' },
    foreign: {
      message: 'The header explains "{letter}", a letter of another language.',
      advice: 'Use "{expected}".',
    },
    unknown: {
      message: 'The header explains "{letter}", which is not a letter of any language.',
      advice: 'Use one of the letters of this language.',
    },
    'unknown-meant': {
      message: 'The header explains "{letter}", which is not a letter of any language.',
      advice: 'Use "{expected}".',
    },
  },
  check({ page, profile, report }) {
    for (const table of page.taskTables) {
      const defect = legendDefect(table, page, profile);
      const header = table.legend?.header;
      if (!defect || !header) continue;
      const { kind, letter, expected } = defect;
      const ownLetter = expected === undefined ? [] : suggestText(letter, page, [expected]);
      const ownHeader = suggestText(header, page, headerName(table, page, profile));
      // A letter that stands twice is often that of a word which was cut behind it, so that the whole header is amiss.
      const fixes = kind === 'twice' ? [...ownHeader, ...ownLetter] : [...ownLetter, ...ownHeader];
      const message = expected === undefined || kind === 'foreign' ? kind : `${kind}-meant`;
      const data = { letter: letter.text, expected: expected ?? '' };
      report({ message, data, span: letter.span, fixes });
    }
  },
});

/** What the language calls the column of the legend. */
function headerName({ columns, legend }: TaskTable, page: Playbook, profile: Profile): string[] {
  const id = columns.find(({ header }) => header === legend?.header)?.id;
  const name = id === undefined ? undefined : profile.columns.preferred(id, page.language);
  return name === undefined ? [] : [name];
}
