import type { Playbook, Section } from '../../playbook/model.ts';
import { headingSpan, isHome, kindTitle, lineStart, pageSpan } from '../../playbook/queries/outline.ts';
import {
  columnDefinitions,
  columnName,
  headingLevel,
  headingName,
  languageFormats,
} from '../../playbook/queries/update-summary.ts';
import type { Profile } from '../../profile/profile.ts';
import { formatDate } from '../../text/date.ts';
import { lineEnding } from '../../text/lines.ts';
import { slice } from '../../text/span.ts';
import { defineRule, type Fix, type RuleContext, replace } from '../rule.ts';

export default defineRule({
  id: 'update-summary/missing',
  scope: 'page',
  severity: 'warning',
  summary: 'The page has no update summary.',
  why: 'Readers cannot tell what changed since they last read the page, or whom to ask.',
  messages: {
    section: {
      message: 'This {kind} has no "{heading}" section.',
      advice: 'Add it at the end.',
    },
    table: { message: 'There is no table below this heading.', advice: 'Add the table of changes.' },
  },
  check(context) {
    const { page, profile, report } = context;
    const kind = profile.kinds.get(page.kind ?? '');
    const required = kind?.updateSummary ?? profile.updateSummary?.required ?? false;
    if (!required || page.updateSummaries.length > 0) return;
    const section = page.sections.find(({ id }) => id === profile.updateSummary?.section);
    // A table or a heading that is broken is there all the same.
    if (
      section &&
      page.tables.some(({ span }) => span.start > section.headingSpan.end && span.end <= section.span.end)
    )
      return;
    if (section)
      report({
        message: 'table',
        span: headingSpan(section),
        subject: headingName(page, profile),
        fixes: [addTable(section, context)],
      });
    else {
      report({
        message: 'section',
        data: { kind: kind ? kindTitle(kind) : 'page', heading: headingName(page, profile) },
        span: pageSpan(page),
        subject: headingName(page, profile),
        fixes: [addSection(context)],
      });
    }
  },
});

function addTable({ headingSpan: heading }: Section, context: RuleContext): Fix {
  const { page } = context;
  const eol = lineEnding(page.text);
  const behind = page.lines.lineText(page.lines.lineAt(heading.end) + 1).trim() === '' ? '' : eol;
  const at = { start: heading.end, end: heading.end };
  return replace(at, eol + eol + table(context).join(eol) + behind, 'Add the table for you to fill in');
}

function addSection(context: RuleContext): Fix {
  const { page, profile } = context;
  const eol = lineEnding(page.text);
  const at = endOf(page, profile);
  const heading = `${'#'.repeat(headingLevel(profile))} ${headingName(page, profile)}`;
  const lead = leadIn(page.text.slice(0, at), eol);
  const trail = at < page.text.length ? eol + eol : eol;
  const added = lead + [heading, '', ...table(context)].join(eol) + trail;
  return replace({ start: at, end: at }, added, `Add "${headingName(page, profile)}" for you to fill in`);
}

/** The end of the page, or before the link home where that is the last thing on it. */
function endOf(page: Playbook, profile: Profile): number {
  const home = page.links.findLast(({ url }) => isHome(url.text, profile));
  if (!home) return page.text.length;
  const end = page.lines.line(page.lines.lineAt(home.span.end)).end;
  const isLast = slice(page.text, { start: end, end: page.text.length }).trim() === '';
  return isLast ? lineStart(home.span.start, page) : page.text.length;
}

/** The line ends that make a blank line of what is before. */
function leadIn(before: string, eol: string): string {
  const lines = before.slice(-400).split(/\r\n|\n|\r/);
  if ((lines.at(-1) ?? '').trim() !== '') return eol + eol;
  return lines.length < 2 || (lines.at(-2) ?? '').trim() === '' ? '' : eol;
}

/** A table with one row, of today. */
function table({ page, profile, today }: RuleContext): string[] {
  const columns = columnDefinitions(profile).filter(([, { optional }]) => !optional);
  const format = languageFormats(page, profile)[0] ?? 'YYYY-MM-DD';
  const cells = columns.map(([, { type }]) =>
    type === 'date' ? formatDate(today, format) : type === 'person' ? author(page, profile) : '',
  );
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [
    row(columns.map(([id]) => columnName(id, page, profile))),
    row(columns.map(() => '---')),
    row(cells),
  ];
}

/** Whom the front matter names. */
function author({ frontMatter }: Playbook, profile: Profile): string {
  const entry = frontMatter?.entries.find(({ key }) => profile.frontMatter.keys[key.text]?.person);
  return entry?.value.text.replaceAll('|', '\\|') ?? '';
}
