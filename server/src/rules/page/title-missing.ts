import type { Playbook, Section } from '../../playbook/model.ts';
import { headingSpan, pageSpan, titleOf } from '../../playbook/queries/outline.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'page/title-missing',
  scope: 'page',
  severity: 'warning',
  summary: 'The page has no level 1 heading.',
  why: 'Search results, tables of contents, and screen readers have no name for the page.',
  messages: {
    missing: {
      message: 'The page has no title.',
      advice: 'Start it with a level 1 heading, such as "# Page name".',
    },
    lower: {
      message: 'The page has no title: its first heading, "{heading}", is at level {level}.',
      advice: 'Write the title with a single "#".',
    },
  },
  check({ page, report }) {
    // A title that only lacks its space is reported as what it is, by page/heading-space.
    if (titleOf(page) || page.brokenHeadings.some(({ level }) => level === 1)) return;
    const first = page.sections[0];
    if (!first || first.level === 1 || first.id !== undefined) {
      report({ message: 'missing', span: pageSpan(page), subject: 'title' });
      return;
    }
    const fix = raise(first, page);
    report({
      message: 'lower',
      data: { heading: first.heading.text, level: first.level },
      span: headingSpan(first),
      subject: 'title',
      ...(fix && { fixes: [fix] }),
    });
  },
});

/** Takes away all number signs but one; headings underlined with dashes have none. */
function raise({ level, heading, headingSpan: line }: Section, { text }: Playbook): Fix | undefined {
  const start = text.indexOf('#', line.start);
  if (start < 0 || start >= heading.span.start || text.slice(start, start + level) !== '#'.repeat(level))
    return undefined;
  return {
    title: `Make "${heading.text}" the title`,
    edits: [{ span: { start: start + 1, end: start + level }, newText: '' }],
    safe: false,
  };
}
