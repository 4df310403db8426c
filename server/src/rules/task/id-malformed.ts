import { idForm } from '../../playbook/queries/task-id.ts';
import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { repairId, wellFormedTasks } from './shared.ts';

export default defineRule({
  id: 'task/id-malformed',
  scope: 'page',
  severity: 'warning',
  summary: 'A task ID does not have the expected format.',
  why: 'Neither readers nor tools that compare pages find the task by this ID.',
  messages: {
    malformed: '"{id}" is not a task ID; it must be {hint}.',
    typo: { message: '"{id}" is not a task ID; it must be {hint}.', advice: 'Did you mean "{suggestion}"?' },
  },
  check({ page, profile, report }) {
    const form = idForm(profile);
    const { hint } = form;
    for (const { task } of wellFormedTasks(page, profile)) {
      const { id } = task;
      if (!id || id.text === '' || form.fits(id.text)) continue;
      const suggestion = repairId(id.text, form);
      if (suggestion === undefined)
        report({ message: 'malformed', data: { id: id.text, hint }, span: id.span });
      else {
        const fixes = suggestText(id, page, [suggestion]);
        report({ message: 'typo', data: { id: id.text, hint, suggestion }, span: id.span, fixes });
      }
    }
  },
});
