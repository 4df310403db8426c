import { defineRule, either } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { createGuesser, saysSomething, soundTasks } from './shared.ts';

export default defineRule({
  id: 'task/service-unknown',
  scope: 'page',
  severity: 'warning',
  summary: "A service in a task table that is none of the profile's, or is named in another language.",
  why: 'Whoever looks for the tasks of a service by its name does not find this one.',
  messages: {
    unknown: '"{service}" is not a known service. Correct it, or add it to the profile if it is new.',
    foreign:
      '"{service}" is the name of a service in another language ({language}). Here it is {suggestions}.',
  },
  check({ page, profile, report }) {
    const guess = createGuesser(profile.services, page, profile);
    for (const { task } of soundTasks(page, profile)) {
      for (const service of task.services.filter((part) => saysSomething(part, profile))) {
        const found = guess(service.text);
        // A name that is nearly right is left to task/service-mistyped.
        if (!found || found.kind === 'mistyped') continue;
        const { suggestions, language } = found;
        const message = suggestions.length > 0 ? 'foreign' : 'unknown';
        const data = { service: service.text, suggestions: either(suggestions), language };
        report({ message, data, span: service.span, fixes: suggestText(service, page, suggestions) });
      }
    }
  },
});
