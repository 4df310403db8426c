import type { Part, Task } from '../../playbook/model.ts';
import type { Profile } from '../../profile/profile.ts';
import type { CatalogueTask } from '../../profile/types.ts';
import { fold } from '../../text/words.ts';
import { taskFact } from '../../workspace/facts-of.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { suggestText } from '../visible.ts';
import { wellFormedTasks } from './shared.ts';
import { joinServices, requirementWord, sameItems, servicesPart } from './shared-compare.ts';

export default defineRule({
  id: 'task/catalogue-differs',
  scope: 'page',
  severity: 'warning',
  summary: 'A task differs from the task catalogue. The rule runs only if the profile names a catalogue.',
  why: 'Other tools count tasks by the catalogue, so their numbers do not match the page.',
  messages: {
    name: 'The task catalogue calls task {id} "{expected}".',
    requirement: 'The task catalogue says "{expected}" for task {id}, not "{found}".',
    role: 'The task catalogue assigns task {id} to "{expected}", not to "{found}".',
    services: 'The task catalogue says "{expected}" for task {id}, not "{found}".',
    deprecated: { message: 'Task {id} is retired in the task catalogue.', advice: 'Delete the row.' },
  },
  check(context) {
    const { page, profile, report } = context;
    for (const { task, table } of wellFormedTasks(page, profile)) {
      const { id } = task;
      const known = id && catalogueTask(id.text, profile);
      if (!known) continue;
      if (known.deprecated) {
        report({ message: 'deprecated', data: { id: id.text }, span: id.span, tags: ['deprecated'] });
        continue;
      }
      const differ = (message: string, part: Part | undefined, expected: string | undefined): void => {
        if (!part || part.text === '' || expected === undefined) return;
        const data = { id: id.text, expected, found: part.text };
        report({
          message,
          data,
          span: part.span,
          fixes: suggestText(part, page, [expected.replaceAll('|', '\\|')]),
        });
      };
      const { name, requirement, role, services } = expectedOf(task, known, context);
      differ('name', task.name, name);
      differ(
        'requirement',
        task.requirement,
        requirement && requirementWord(requirement, table, page, profile),
      );
      differ('role', task.role, role && profile.roles.preferred(role, page.language));
      differ('services', servicesPart(task, page), services && joinServices(services, page, profile));
    }
  },
});

function catalogueTask(id: string, { catalogue }: Profile): CatalogueTask | undefined {
  return catalogue && Object.hasOwn(catalogue.tasks, id) ? catalogue.tasks[id] : undefined;
}

/** What the catalogue says, as far as the row says otherwise; unknown words are left to their own rules. */
function expectedOf(task: Task, known: CatalogueTask, { page, profile }: RuleContext): CatalogueOf {
  const fact = taskFact(task, page, profile);
  const name = known.name?.[page.language];
  const differs = (
    own: string | undefined,
    expected: string | undefined,
    ids: readonly string[],
  ): string | undefined =>
    own !== undefined && own !== expected && ids.includes(own) ? expected : undefined;
  const knowsAll = fact?.services?.every((service) => profile.services.ids.includes(service)) ?? false;
  return {
    name: name === undefined || fold(name) === fold(task.name?.text ?? '') ? undefined : name,
    requirement: differs(fact?.requirement, known.requirement, profile.requirements.ids),
    role: differs(fact?.role, known.role, profile.roles.ids),
    services:
      knowsAll && known.services && !sameItems(fact?.services ?? [], known.services)
        ? known.services
        : undefined,
  };
}

interface CatalogueOf {
  readonly name: string | undefined;
  readonly requirement: string | undefined;
  readonly role: string | undefined;
  readonly services: readonly string[] | undefined;
}
