import { defineRule, quotedOr } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { createGuesser, isFilled, wellFormedTasks } from './shared.ts';

export default defineRule({
  id: 'task/service-mistyped',
  scope: 'page',
  severity: 'warning',
  summary: 'A service in a task table is misspelled.',
  why: 'People who search for the tasks of a service do not find this one.',
  messages: {
    mistyped: { message: '"{service}" is not a known service.', advice: 'Did you mean {suggestions}?' },
  },
  check({ page, profile, report }) {
    const guess = createGuesser(profile.services, page, profile);
    for (const { task } of wellFormedTasks(page, profile)) {
      for (const service of task.services.filter((part) => isFilled(part, profile))) {
        const found = guess(service.text);
        if (found?.kind !== 'mistyped') continue;
        const data = { service: service.text, suggestions: quotedOr(found.suggestions) };
        const fixes = suggestText(service, page, found.suggestions);
        report({ message: 'mistyped', data, span: service.span, fixes });
      }
    }
  },
});
