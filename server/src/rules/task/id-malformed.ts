import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { idForm, mendId, soundTasks } from './shared.ts';

export default defineRule({
  id: 'task/id-malformed',
  scope: 'page',
  severity: 'warning',
  summary: 'A task ID that does not have the form of one.',
  why: 'Nobody finds the task by this ID, neither a reader nor a tool that compares pages.',
  messages: {
    malformed: '"{id}" is not a task ID: it must be {hint}.',
    slip: '"{id}" is not a task ID: it must be {hint}. Did you mean "{suggestion}"?',
  },
  check({ page, profile, report }) {
    const form = idForm(profile);
    const { hint } = form;
    for (const { task } of soundTasks(page, profile)) {
      const { id } = task;
      if (!id || id.text === '' || form.fits(id.text)) continue;
      const suggestion = mendId(id.text, form);
      if (suggestion === undefined)
        report({ message: 'malformed', data: { id: id.text, hint }, span: id.span });
      else {
        const fixes = suggestText(id, page, [suggestion]);
        report({ message: 'slip', data: { id: id.text, hint, suggestion }, span: id.span, fixes });
      }
    }
  },
});
