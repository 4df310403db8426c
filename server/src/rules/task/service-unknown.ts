import { defineRule, quotedOr } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { createGuesser, isFilled, wellFormedTasks } from './shared.ts';

export default defineRule({
  id: 'task/service-unknown',
  scope: 'page',
  severity: 'warning',
  summary: 'A service in a task table is unknown, or named in another language.',
  why: 'People who search for the tasks of a service do not find this one.',
  messages: {
    unknown: {
      message: '"{service}" is not a known service.',
      advice: 'Correct it, or add it to the services in the configuration.',
    },
    foreign: {
      message: '"{service}" is the name of a service in another language ({language}).',
      advice: 'Use {suggestions}.',
    },
  },
  check({ page, profile, report }) {
    const guess = createGuesser(profile.services, page, profile);
    for (const { task } of wellFormedTasks(page, profile)) {
      for (const service of task.services.filter((part) => isFilled(part, profile))) {
        const found = guess(service.text);
        // A name that is nearly right is left to task/service-mistyped.
        if (!found || found.kind === 'mistyped') continue;
        const { suggestions, language } = found;
        const message = suggestions.length > 0 ? 'foreign' : 'unknown';
        const data = { service: service.text, suggestions: quotedOr(suggestions), language };
        report({ message, data, span: service.span, fixes: suggestText(service, page, suggestions) });
      }
    }
  },
});
