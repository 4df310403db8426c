import type { Playbook, TaskColumn, TaskTable } from '../../playbook/model.ts';
import { languageName } from '../../playbook/queries/language-name.ts';
import type { Profile } from '../../profile/profile.ts';
import { isEmpty } from '../../text/span.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { legendDefect } from './shared.ts';
import { headerTypo, looseColumnNames } from './shared-header.ts';

export default defineRule({
  id: 'task-table/column-misnamed',
  scope: 'page',
  severity: 'warning',
  summary: 'A task table header is not the name of its column in the language of the page.',
  why: 'Readers do not understand the header, and tools may not find the column.',
  messages: {
    foreign: {
      message: '"{header}" is the name of this column in another language ({language}).',
      advice: 'Use "{expected}".',
    },
    untranslated: {
      message: 'The header is in another language ({language}) than the page.',
      advice: 'Translate it.',
    },
    similar: {
      message: '"{header}" is not the exact name of this column.',
      advice: 'Did you mean "{expected}"?',
    },
    place: {
      message: 'The cells below "{header}" are those of the column "{expected}".',
      advice: 'Rename the header.',
    },
    unnamed: { message: 'The column "{expected}" has no header.', advice: 'Add the name.' },
  },
  check(context) {
    const { page, profile } = context;
    for (const table of page.taskTables) {
      const misnamed = table.columns.filter(
        ({ match }) => match === 'foreign' || match === 'similar' || match === 'place',
      );
      if (misnamed.length > 1 && table.columns.every(({ match }) => match === 'foreign')) {
        reportHeader(table, context);
        continue;
      }
      const legend = legendDefect(table, page, profile) && table.legend?.header;
      const typo = misnamed.length > 0 ? headerTypo(table, page, profile)?.cell : undefined;
      for (const column of misnamed) {
        // Defects with a finding of their own.
        if (column.header !== legend && column.header !== typo) reportColumn(column, table, context);
      }
    }
  },
});

function reportColumn(
  { header, match, id }: TaskColumn,
  { table }: TaskTable,
  { page, profile, report }: RuleContext,
): void {
  const expected = profile.columns.preferred(id ?? '', page.language) ?? id ?? '';
  if (header.text === '') {
    const span = isEmpty(header.outer) ? table.header.span : header.outer;
    const fix = {
      title: `Name it "${expected}"`,
      edits: [{ span: header.outer, newText: ` ${expected} ` }],
      safe: false,
    };
    report({ message: 'unnamed', data: { expected }, span, fixes: [fix] });
    return;
  }
  const language = match === 'foreign' ? languageOf(header.text, profile) : '';
  const data = { header: header.text, expected, language };
  const message = match === 'foreign' || match === 'similar' ? match : 'place';
  report({ message, data, span: header.span, fixes: suggestText(header, page, [expected]) });
}

/** One finding for a header that as a whole was not translated. */
function reportHeader({ table, columns }: TaskTable, { page, profile, report }: RuleContext): void {
  const fixes = columns.map(({ header, id }) => renamed(header, id, page, profile));
  const edits = fixes.every((fix) => fix !== undefined) ? fixes.flatMap((fix) => fix.edits) : [];
  const language = languageOf(columns[0]?.header.text ?? '', profile);
  const fix = { title: 'Translate the header', edits, safe: false };
  report({
    message: 'untranslated',
    data: { language },
    span: table.header.span,
    fixes: edits.length > 0 ? [fix] : [],
  });
}

function renamed(
  header: TaskColumn['header'],
  id: string | undefined,
  page: Playbook,
  profile: Profile,
): Fix | undefined {
  const expected = profile.columns.preferred(id ?? '', page.language);
  return expected === undefined ? undefined : suggestText(header, page, [expected])[0];
}

/** The language that has this header. */
function languageOf(header: string, profile: Profile): string {
  const [code] = looseColumnNames(profile).languagesOf(header);
  return code === undefined ? '' : languageName(code, profile);
}
