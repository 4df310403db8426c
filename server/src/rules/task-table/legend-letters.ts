import type { Playbook, TaskTable } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { legendFault } from './shared.ts';

export default defineRule({
  id: 'task-table/legend-letters',
  scope: 'page',
  severity: 'warning',
  summary: "A header that explains letters other than the language's, or one letter twice.",
  why: 'Readers look up in the header what the letter in a row means, and find nothing, or two meanings.',
  messages: {
    twice: 'This header explains "{letter}" twice, so that readers cannot tell the two apart.{hint}',
    foreign: 'This header explains "{letter}", a letter that another language uses.{hint}',
    unknown: 'This header explains "{letter}", a letter that no language uses.{hint}',
  },
  check({ page, profile, report }) {
    for (const table of page.taskTables) {
      const fault = legendFault(table, page, profile);
      const header = table.legend?.header;
      if (!fault || !header) continue;
      const { kind, letter, wanted } = fault;
      const hint = wanted === undefined ? '' : ` This one should be "${wanted}".`;
      const ownLetter = wanted === undefined ? [] : suggestText(letter, page, [wanted]);
      const ownHeader = suggestText(header, page, headerName(table, page, profile));
      // A letter that stands twice is often that of a word which was cut behind it, so that the whole header is amiss.
      const fixes = kind === 'twice' ? [...ownHeader, ...ownLetter] : [...ownLetter, ...ownHeader];
      report({ message: kind, data: { letter: letter.text, hint }, span: letter.span, fixes });
    }
  },
});

/** What the language calls the column of the legend. */
function headerName({ columns, legend }: TaskTable, page: Playbook, profile: Profile): string[] {
  const id = columns.find(({ header }) => header === legend?.header)?.id;
  const name = id === undefined ? undefined : profile.columns.preferred(id, page.language);
  return name === undefined ? [] : [name];
}
