import type { Playbook, Task } from '../../playbook/model.ts';
import { type Span, slice } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { wellFormedTasks } from './shared.ts';

export default defineRule({
  id: 'task/service-separator',
  scope: 'page',
  severity: 'off',
  summary: 'Services are not joined with the usual separator.',
  why: 'Lists that are written in one way are easier to read and to compare.',
  messages: {
    other: {
      message: 'The services are joined with "{found}".',
      advice: 'Use "{expected}", as usual in this language.',
    },
  },
  check({ page, profile, report }) {
    const expected = profile.languages.get(page.language)?.serviceSeparators[0];
    if (expected === undefined) return;
    for (const { task } of wellFormedTasks(page, profile)) {
      const wrong = separators(task, page).filter((span) => slice(page.text, span) !== expected);
      const [first] = wrong;
      if (!first) continue;
      const found = slice(page.text, first);
      const spacesOnly = wrong.every((span) => slice(page.text, span).trim() === expected.trim());
      const edits = wrong.map((span) => ({ span, newText: expected }));
      const fixes = [{ title: `Join the services with "${expected}"`, edits, safe: spacesOnly }];
      report({ message: 'other', data: { expected, found }, span: first, fixes });
    }
  },
});

/** What is between the items; nothing but spaces and marks, or it is none that can be exchanged. */
function separators({ services }: Task, page: Playbook): Span[] {
  return services
    .slice(1)
    .map(({ span }, index) => ({ start: services[index]?.span.end ?? span.start, end: span.start }))
    .filter((between) => between.start < between.end && !/[*_[\]()<>`\\]/.test(slice(page.text, between)));
}
