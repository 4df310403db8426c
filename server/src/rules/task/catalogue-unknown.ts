import { idForm } from '../../playbook/queries/task-id.ts';
import { nearest } from '../../text/words.ts';
import { defineRule, quotedOr } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { tasksOf } from './shared.ts';

export default defineRule({
  id: 'task/catalogue-unknown',
  scope: 'page',
  severity: 'warning',
  summary: 'A task ID is not in the task catalogue. The rule runs only if the profile names a catalogue.',
  why: 'The ID is mistyped, or the task was retired and readers cannot find it.',
  messages: {
    unknown: {
      message: 'Task {id} is not in the task catalogue.',
      advice: 'Correct the ID, or add the task to the catalogue.',
    },
    mistyped: { message: 'Task {id} is not in the task catalogue.', advice: 'Did you mean {suggestions}?' },
  },
  check({ page, profile, report }) {
    const { catalogue } = profile;
    if (!catalogue) return;
    const present = new Set(tasksOf(page).map(({ task }) => task.id?.text));
    const candidates = Object.keys(catalogue.tasks).filter((id) => !present.has(id));
    const { fits } = idForm(profile);
    for (const { task } of tasksOf(page)) {
      const { id } = task;
      if (!id || id.text === '' || Object.hasOwn(catalogue.tasks, id.text)) continue;
      // A malformed ID has its own finding.
      if (!fits(id.text)) continue;
      const suggestions = nearest(id.text, candidates);
      const data = { id: id.text, suggestions: quotedOr(suggestions) };
      const message = suggestions.length > 0 ? 'mistyped' : 'unknown';
      report({ message, data, span: id.span, fixes: suggestText(id, page, suggestions) });
    }
  },
});
