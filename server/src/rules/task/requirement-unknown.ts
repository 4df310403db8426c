import type { Part, Playbook, TaskTable } from '../../playbook/model.ts';
import { requirementId } from '../../playbook/queries/requirement.ts';
import type { Profile } from '../../profile/profile.ts';
import { fold } from '../../text/words.ts';
import { defineRule, quotedAnd, quotedOr, type RuleContext } from '../rule.ts';
import { isMisnamed, legendDefect } from '../task-table/shared.ts';
import { suggestText } from '../visible.ts';
import { isFilled } from './shared.ts';
import { requirementWord } from './shared-compare.ts';

export default defineRule({
  id: 'task/requirement-unknown',
  scope: 'page',
  severity: 'warning',
  summary: 'A requirement letter is not explained in the header of its table.',
  why: 'Readers cannot tell whether the task is optional.',
  messages: {
    unknown: { message: '"{letter}" is not one of the letters of this table.', advice: 'Use {letters}.' },
    other: {
      message: '"{letter}" is not one of the letters of this table.',
      advice: 'Use "{expected}", which has the same meaning.',
    },
    case: {
      message: '"{letter}" is not one of the letters of this table.',
      advice: 'Use "{expected}", as in the header.',
    },
    table: {
      message: 'The header explains {letters}, but the rows use {letter}, as in another language.',
      advice: 'Change the rows or the header.',
    },
    row: {
      message: 'The header explains {letters}, but the row uses {letter}, as in another language.',
      advice: 'Change the row or the header.',
    },
  },
  check(context) {
    const { page, profile } = context;
    for (const table of page.taskTables) {
      const accepted = acceptedLetters(table, page, profile);
      const cells = table.tasks
        .filter(({ defect }) => defect === undefined)
        .map(({ requirement }) => requirement);
      const letters = cells.filter((cell) => isFilled(cell, profile));
      const wrong = letters.filter(({ text }) => !accepted.includes(text));
      const { legend } = table;
      // When every row speaks another language, the table as a whole was not adapted: one cause, one finding.
      if (
        legend &&
        wrong.length > 0 &&
        wrong.length === letters.length &&
        wrong.every((cell) => meant(cell, accepted, table, context)?.kind === 'other')
      )
        reportTable(legend.header, wrong, accepted, table, context);
      else for (const cell of wrong) reportCell(cell, accepted, table, context);
    }
  },
});

/** The letters of the table's header; those of the language where it has none, and also where the header itself is at defect. */
function acceptedLetters(table: TaskTable, page: Playbook, profile: Profile): string[] {
  const { legend, columns } = table;
  const own = legend?.letters.map(({ text }) => text) ?? [];
  const isDefective = columns.some((column) => column.header === legend?.header && isMisnamed(column));
  const others =
    !legend || isDefective || legendDefect(table, page, profile)
      ? profile.requirements.words(page.language)
      : [];
  return [...own, ...others];
}

interface Meant {
  readonly kind: 'case' | 'other';
  readonly expected: string;
}

/** The letter of this table that a wrong one stands for. */
function meant(
  cell: Part,
  accepted: readonly string[],
  table: TaskTable,
  { page, profile }: RuleContext,
): Meant | undefined {
  const sameLetter = accepted.find((letter) => fold(letter) === fold(cell.text));
  if (sameLetter !== undefined) return { kind: 'case', expected: sameLetter };
  const id = requirementId(cell.text, page, profile);
  const expected = id === undefined ? undefined : requirementWord(id, table, page, profile);
  return expected !== undefined && accepted.includes(expected) ? { kind: 'other', expected } : undefined;
}

function reportCell(cell: Part, accepted: readonly string[], table: TaskTable, context: RuleContext): void {
  const { page, report } = context;
  const found = meant(cell, accepted, table, context);
  const suggestions = found ? [found.expected] : [...new Set(accepted)];
  const fixes = suggestText(cell, page, suggestions).map((fix) => ({ ...fix, safe: found?.kind === 'case' }));
  const data = {
    letter: cell.text,
    letters: quotedOr([...new Set(accepted)]),
    expected: found?.expected ?? '',
  };
  const related = table.legend ? [{ message: 'The header is here.', span: table.legend.header.span }] : [];
  report({ message: found?.kind ?? 'unknown', data, span: cell.span, fixes, related });
}

function reportTable(
  header: Part,
  cells: readonly Part[],
  accepted: readonly string[],
  table: TaskTable,
  context: RuleContext,
): void {
  const { page, report } = context;
  const fixes = cells.map(
    (cell) => suggestText(cell, page, [meant(cell, accepted, table, context)?.expected ?? cell.text])[0],
  );
  const edits = fixes.every((fix) => fix !== undefined) ? fixes.flatMap((fix) => fix.edits) : [];
  const letters = [...new Set(cells.map(({ text }) => text))];
  report({
    message: cells.length === 1 ? 'row' : 'table',
    data: { letters: quotedAnd([...new Set(accepted)]), letter: quotedAnd(letters) },
    span: header.span,
    fixes:
      edits.length > 0 ? [{ title: 'Use the letters of the header in all rows', edits, safe: false }] : [],
    related: cells.map((cell) => ({ message: `This row has "${cell.text}".`, span: cell.span })),
  });
}
