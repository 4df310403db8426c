import type { Section } from '../../playbook/model.ts';
import { headingSpan } from '../../playbook/queries/outline.ts';
import { defineRule, type Fix, replace } from '../rule.ts';

export default defineRule({
  id: 'update-summary/heading-level',
  scope: 'page',
  severity: 'warning',
  summary: 'The heading of the update summary is not at its usual level.',
  why: 'At level 1, the page has two titles, and tables of contents and search results show the wrong one.',
  messages: {
    title: {
      message: 'The heading "{heading}" is at level 1, like the page title.',
      advice: 'Use level {levels}.',
    },
    level: {
      message: 'The heading "{heading}" is at level {level}, unlike other update summaries.',
      advice: 'Use level {levels}.',
    },
  },
  check({ page, profile, report }) {
    const levels = profile.updateSummary?.levels ?? [];
    const sections = new Set(
      page.updateSummaries.map(({ headingSection }) => page.sections[headingSection ?? -1]),
    );
    for (const section of sections) {
      if (!section || levels.length === 0 || levels.includes(section.level)) continue;
      report({
        message: section.level === 1 ? 'title' : 'level',
        data: { heading: section.heading.text, level: section.level, levels: levels.join(' or ') },
        span: headingSpan(section),
        fixes: [...levels]
          .sort((a, b) => Math.abs(a - section.level) - Math.abs(b - section.level))
          .map((level) => changeLevel(section, level, page.text)),
      });
    }
  },
});

function changeLevel({ heading, headingSpan: line }: Section, level: number, text: string): Fix {
  const title = `Change to level ${level}`;
  const hashes = '#'.repeat(level);
  const before = /#+/.exec(text.slice(line.start, heading.span.start));
  // Underlined: written again.
  if (!before) return replace(line, `${hashes} ${text.slice(heading.span.start, heading.span.end)}`, title);
  const behind = /#+/.exec(text.slice(heading.span.end, line.end));
  const marks = [
    { from: line.start, found: before },
    { from: heading.span.end, found: behind },
  ];
  const edits = marks.flatMap(({ from, found }) => {
    if (!found) return [];
    const start = from + found.index;
    return [{ span: { start, end: start + found[0].length }, newText: hashes }];
  });
  return { title, edits, safe: false };
}
