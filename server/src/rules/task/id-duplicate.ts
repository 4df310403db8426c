import type { Part } from '../../playbook/model.ts';
import { fold } from '../../text/words.ts';
import { defineRule } from '../rule.ts';
import { tasksOf } from './shared.ts';

export default defineRule({
  id: 'task/id-duplicate',
  scope: 'page',
  severity: 'warning',
  summary: 'A task ID is used more than once on the page.',
  why: 'Readers do the task twice, or the second row is another task whose own ID is lost.',
  messages: {
    duplicate: {
      message: 'Task {id} is already on line {line}.',
      advice: 'Delete one of the rows, or correct the ID.',
    },
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
      const related = [{ message: 'The ID is first used here.', span: earlier.span }];
      report({ message: 'duplicate', data: { id: id.text, line }, span: id.span, related });
    }
  },
});
