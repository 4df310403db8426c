import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { compareTasks, originalOf } from './shared-original.ts';

export default defineRule({
  id: 'task/extra-in-translation',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A translation has a task that the page in the default language does not have.',
  why: 'Readers of the translation do a task that was dropped, or look for an ID that does not exist.',
  messages: {
    extra: {
      message: 'The {language} page has no task {id}.',
      advice: 'Delete the row, correct the ID, or add the task to the {language} page.',
    },
    renumbered: { message: 'The {language} page has no task {id}.', advice: 'Did you mean {expected}?' },
  },
  check(context) {
    const { page, report } = context;
    const original = originalOf(context);
    if (!original) return;
    const { language, path } = original;
    const related = [{ message: `The ${language} page is here.`, path }];
    for (const { task, renumbered } of compareTasks(context, original).extra) {
      const { id } = task;
      if (!id) continue;
      if (!renumbered) report({ message: 'extra', data: { language, id: id.text }, span: id.span, related });
      else {
        const expected = renumbered.name === '' ? renumbered.id : `${renumbered.id} "${renumbered.name}"`;
        const fixes = suggestText(id, page, [renumbered.id]);
        report({
          message: 'renumbered',
          data: { language, id: id.text, expected },
          span: id.span,
          related,
          fixes,
        });
      }
    }
  },
});
