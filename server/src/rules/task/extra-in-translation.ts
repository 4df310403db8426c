import { defineRule } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { compareTasks, originalOf } from './shared-original.ts';

export default defineRule({
  id: 'task/extra-in-translation',
  scope: 'workspace',
  severity: 'warning',
  summary: 'A task that the page in the default language does not have.',
  why: 'Readers of this translation do a task that was dropped, or look for an ID that does not exist.',
  messages: {
    extra:
      'The {language} page has no task {id}. Delete the row, correct its ID, or add the task to the {language} page.',
    renumbered: 'The {language} page has no task {id}: this is probably {wanted}, its ID mistyped.',
  },
  check(context) {
    const { page, report } = context;
    const original = originalOf(context);
    if (!original) return;
    const { language, path } = original;
    const related = [{ message: `The ${language} page`, path }];
    for (const { task, renumbered } of compareTasks(context, original).extra) {
      const { id } = task;
      if (!id) continue;
      if (!renumbered) report({ message: 'extra', data: { language, id: id.text }, span: id.span, related });
      else {
        const wanted = renumbered.name === '' ? renumbered.id : `${renumbered.id} "${renumbered.name}"`;
        const fixes = suggestText(id, page, [renumbered.id]);
        report({
          message: 'renumbered',
          data: { language, id: id.text, wanted },
          span: id.span,
          related,
          fixes,
        });
      }
    }
  },
});
