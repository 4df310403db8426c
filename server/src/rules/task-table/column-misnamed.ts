import type { Playbook, TaskColumn, TaskTable } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import { isEmpty } from '../../text/span.ts';
import { languageName } from '../language-name.ts';
import { defineRule, type Fix, type RuleContext } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { legendFault } from './shared.ts';
import { headerSlip, looseColumnNames } from './shared-header.ts';

export default defineRule({
  id: 'task-table/column-misnamed',
  scope: 'page',
  severity: 'warning',
  summary: 'A task table header is not the name of its column in the language of the page.',
  why: 'Readers do not understand the header, and tools may not find the column.',
  messages: {
    foreign: {
      message: '"{header}" is the name of this column in another language ({language}).',
      advice: 'Use "{wanted}".',
    },
    untranslated: {
      message: 'The header is in another language ({language}) than the page.',
      advice: 'Translate it.',
    },
    similar: {
      message: '"{header}" is not the exact name of this column.',
      advice: 'Did you mean "{wanted}"?',
    },
    place: {
      message: 'The cells below "{header}" are those of the column "{wanted}".',
      advice: 'Rename the header.',
    },
    unnamed: { message: 'The column "{wanted}" has no header.', advice: 'Add the name.' },
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
      const legend = legendFault(table, page, profile) && table.legend?.header;
      const slip = misnamed.length > 0 ? headerSlip(table, page, profile)?.cell : undefined;
      for (const column of misnamed) {
        // Faults with a finding of their own.
        if (column.header !== legend && column.header !== slip) reportColumn(column, table, context);
      }
    }
  },
});

function reportColumn(
  { header, match, id }: TaskColumn,
  { table }: TaskTable,
  { page, profile, report }: RuleContext,
): void {
  const wanted = profile.columns.preferred(id ?? '', page.language) ?? id ?? '';
  if (header.text === '') {
    const span = isEmpty(header.outer) ? table.header.span : header.outer;
    const fix = {
      title: `Name it "${wanted}"`,
      edits: [{ span: header.outer, newText: ` ${wanted} ` }],
      safe: false,
    };
    report({ message: 'unnamed', data: { wanted }, span, fixes: [fix] });
    return;
  }
  const language = match === 'foreign' ? languageOf(header.text, profile) : '';
  const data = { header: header.text, wanted, language };
  const message = match === 'foreign' || match === 'similar' ? match : 'place';
  report({ message, data, span: header.span, fixes: suggestText(header, page, [wanted]) });
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
  const wanted = profile.columns.preferred(id ?? '', page.language);
  return wanted === undefined ? undefined : suggestText(header, page, [wanted])[0];
}

/** The language that has this header. */
function languageOf(header: string, profile: Profile): string {
  const [code] = looseColumnNames(profile).languagesOf(header);
  return code === undefined ? '' : languageName(code, profile);
}
