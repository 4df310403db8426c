import type { Part, Playbook, Table } from '../../playbook/model.ts';
import { headingLevel, headingName } from '../../playbook/queries/update-summary.ts';
import type { Profile } from '../../profile/profile.ts';
import { lineEnding } from '../../text/lines.ts';
import { isEmpty, type Span, trim } from '../../text/span.ts';
import { nearest } from '../../text/words.ts';
import { defineRule, type Fix, type Report, replace } from '../rule.ts';

export default defineRule({
  id: 'update-summary/heading-missing',
  scope: 'page',
  severity: 'warning',
  summary: 'The update summary has no heading.',
  why: 'The table seems to belong to the section above, and tables of contents do not list it.',
  messages: {
    missing: { message: 'The update summary has no heading.', advice: 'Add "{heading}" above it.' },
    misnamed: {
      message: 'The heading "{found}" is not a known name for the update summary.',
      advice: 'Rename it to "{heading}".',
    },
    indented: {
      message: 'The heading "{heading}" is indented, so it is part of the list above it.',
      advice: 'Delete the spaces before the heading.',
    },
  },
  check({ page, profile, report }) {
    for (const { table, headingSection } of page.updateSummaries) {
      if (headingSection !== undefined || followsBrokenHeading(table, page)) continue;
      report(reportTable(table, page, profile));
    }
  },
});

function reportTable(table: Table, page: Playbook, profile: Profile): Report {
  const [cell] = table.header.cells;
  const span = cell && !isEmpty(cell.span) ? cell.span : table.header.span;
  const heading = headingName(page, profile);
  const indented = indentedHeading(table, page, profile);
  if (indented) {
    const fixes = [replace(indented.blanks, '', 'Delete the spaces before the heading')];
    const related = [{ message: 'The heading is here.', span: indented.heading }];
    return { message: 'indented', data: { heading: indented.name }, span, fixes, related };
  }
  const misnamed = misnamedHeading(table, page, profile);
  if (misnamed) {
    const fixes = [replace(misnamed.span, heading, `Rename the heading to "${heading}"`)];
    const related = [{ message: 'The update summary is here.', span }];
    return {
      message: 'misnamed',
      data: { found: misnamed.text, heading },
      span: misnamed.span,
      fixes,
      related,
    };
  }
  return { message: 'missing', data: { heading }, span, fixes: insertion(table, heading, page, profile) };
}

/** The heading of the table's section, where the table follows it directly or it is a typo away from the right name. */
function misnamedHeading(table: Table, page: Playbook, profile: Profile): Part | undefined {
  const section = page.sections[table.section];
  if (!section || section.id !== undefined || section.level === 1 || isEmpty(section.heading.span))
    return undefined;
  const names = profile.sections.spellings(profile.updateSummary?.section ?? '', page.language);
  const isAbove = page.lines.lineAt(section.headingSpan.end) === lineAbove(table, page);
  return isAbove || nearest(section.heading.text, names).length > 0 ? section.heading : undefined;
}

/** A line like `##Text` right above is reported as a heading without its space. */
function followsBrokenHeading(table: Table, page: Playbook): boolean {
  const line = lineAbove(table, page);
  return page.brokenHeadings.some(({ span }) => page.lines.lineAt(span.start) === line);
}

/** The nearest line above the table that is not blank; -1 where there is none. */
function lineAbove({ header }: Table, { lines }: Playbook): number {
  let line = header.line - 1;
  while (line >= 0 && lines.lineText(line).trim() === '') line--;
  return line;
}

/** The summary's heading where it stands as a list item's text, which makes it no heading of the page. */
function indentedHeading(
  table: Table,
  page: Playbook,
  profile: Profile,
): { readonly blanks: Span; readonly heading: Span; readonly name: string } | undefined {
  const line = lineAbove(table, page);
  const source = line < 0 ? '' : page.lines.lineText(line);
  if (source.length > 300) return undefined;
  const match = /^([ \t]+)#{1,6}[ \t]+(\S.*)$/.exec(source);
  const name = match?.[2]?.replace(/[ \t]+#*[ \t]*$/, '') ?? '';
  const isOurs = profile.sections.findAnywhere(name).some(({ id }) => id === profile.updateSummary?.section);
  if (!match || !isOurs) return undefined;
  const { start, end } = page.lines.line(line);
  const from = start + (match[1]?.length ?? 0);
  return { blanks: { start, end: from }, heading: trim(page.text, { start: from, end }), name };
}

/** In a quote or a list, a heading would need the same marks before it: there the writer must see to it. */
function insertion({ header }: Table, heading: string, page: Playbook, profile: Profile): Fix[] {
  const { start } = page.lines.line(header.line);
  if (page.text.slice(start, header.span.start).trim() !== '') return [];
  const eol = lineEnding(page.text);
  const above = header.line === 0 || page.lines.lineText(header.line - 1).trim() === '' ? '' : eol;
  const text = `${above}${'#'.repeat(headingLevel(profile))} ${heading}${eol}${eol}`;
  return [replace({ start, end: start }, text, `Add the heading "${heading}"`)];
}
