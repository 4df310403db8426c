import type { Part } from '../../playbook/model.ts';
import { fold } from '../../text/words.ts';
import { defineRule } from '../rule.ts';
import { tasksOf } from './shared.ts';

export default defineRule({
  id: 'task/id-duplicate',
  scope: 'page',
  severity: 'warning',
  summary: 'A task ID that stands on the page twice.',
  why: 'Readers do the task twice, or the second row is another task whose own ID is lost.',
  messages: {
    duplicate:
      'Task {id} already stands in line {line}. Delete one of the two rows, or correct the ID if this is another task.',
  },
  check({ page, report }) {
    const first = new Map<string, Part>();
    for (const { task } of tasksOf(page)) {
      const { id } = task;
      if (!id || id.text === '') continue;
      const key = fold(id.text);
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, id);
        continue;
      }
      const line = page.lines.lineAt(earlier.span.start) + 1;
      const related = [{ message: 'The first row with this ID', span: earlier.span }];
      report({ message: 'duplicate', data: { id: id.text, line }, span: id.span, related });
    }
  },
});
