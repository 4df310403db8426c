import type { Playbook, Section } from '../../playbook/model.ts';
import { headingSpan } from '../../playbook/queries/outline.ts';
import { fold } from '../../text/words.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'page/heading-duplicate',
  scope: 'page',
  severity: 'info',
  summary: 'A heading repeats the one before it.',
  why: 'The table of contents lists the same entry twice, and readers cannot tell the two apart.',
  messages: {
    repeated: {
      message: '"{heading}" repeats the previous heading.',
      advice: 'Merge the two sections, or give them different headings.',
    },
    empty: {
      message: '"{heading}" repeats the previous heading, with nothing in between.',
      advice: 'Delete one of the two headings.',
    },
  },
  check({ page, report }) {
    for (const [index, section] of page.sections.entries()) {
      const before = page.sections[index - 1];
      if (
        !before ||
        before.level !== section.level ||
        section.heading.text === '' ||
        !sameText(before, section)
      )
        continue;
      const empty = page.text.slice(before.headingSpan.end, section.headingSpan.start).trim() === '';
      report({
        message: empty ? 'empty' : 'repeated',
        data: { heading: section.heading.text },
        span: headingSpan(section),
        fixes: empty ? [deletion(before, section, page)] : [],
        related: [{ message: 'The previous heading is here.', span: headingSpan(before) }],
      });
    }
  },
});

function sameText(a: Section, b: Section): boolean {
  return fold(a.heading.text) === fold(b.heading.text);
}

/** Deletes the second heading with the blank lines above it, so that the first one keeps those below. */
function deletion(first: Section, second: Section, { lines }: Playbook): Fix {
  const start = lines.line(lines.lineAt(first.headingSpan.end)).end;
  const end = lines.line(lines.lineAt(second.headingSpan.end)).end;
  return { title: 'Delete the second heading', edits: [{ span: { start, end }, newText: '' }], safe: false };
}
