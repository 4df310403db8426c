import type { Playbook, Section } from '../model.ts';

/**
 * The sections that are steps of the process, as indexes in `Playbook.sections`, in order: those below the title that the
 * profile has no name for, with key/value lines or a task table of their own or in a named part of theirs.
 */
export function stepsOf({ sections, attributes, taskTables }: Playbook): number[] {
  const parents = parentsOf(sections);
  const holding = [
    ...attributes.map(({ section }) => section),
    ...taskTables.map(({ table }) => table.section),
  ];
  const steps = new Set<number>();
  for (let at of new Set(holding)) {
    // A named part, such as the list of a step's tasks, is no step itself.
    while (sections[at]?.id !== undefined) at = parents[at] ?? -1;
    if ((sections[at]?.level ?? 1) > 1) steps.add(at);
  }
  return [...steps].sort((a, b) => a - b);
}

/** For each section the index of the one that it is a part of; -1 for none. */
export function parentsOf(sections: readonly Section[]): number[] {
  const open: number[] = [];
  return sections.map(({ level }, index) => {
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}
