import type { Playbook, Section, Task } from '../playbook/model.ts';
import { parentsOf, stepsOf } from '../playbook/queries/steps.ts';
import { nameOf } from '../text/paths.ts';
import type { Span } from '../text/span.ts';
import type { FeatureContext } from './context.ts';
import { type MarkdownSupport, NO_SUPPORT } from './markdown-support.ts';

/** An entry of a page's outline. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'page' | 'section' | 'step' | 'task';
  readonly span: Span;
  /** What to select when it is chosen; lies in `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/**
 * The outline of a page: its title, the sections in it, the steps among them, and the tasks in their tables. Where the editor
 * lists the headings of Markdown itself, as VS Code does, only the tasks are given, so that no heading is there twice.
 */
export function documentSymbols(
  { page, profile }: Pick<FeatureContext, 'page' | 'profile'>,
  { knowsLinks }: MarkdownSupport = NO_SUPPORT,
): DocumentSymbol[] {
  const bySection = new Map<number, DocumentSymbol[]>();
  for (const { table, tasks } of page.taskTables) {
    const symbols = bySection.get(table.section) ?? [];
    bySection.set(table.section, symbols);
    for (const task of tasks) symbols.push(...taskSymbols(task));
  }
  if (knowsLinks) return [...bySection.values()].flat();
  return sectionSymbols(page, profile, bySection);
}

function taskSymbols({ id, name, role, row }: Task): DocumentSymbol[] {
  const title = [id?.text, name?.text].filter((part) => part !== undefined && part !== '').join(' ');
  const selection = id && id.text !== '' ? id.span : row.span;
  return title === ''
    ? []
    : [{ name: title, detail: role?.text ?? '', kind: 'task', span: row.span, selection, children: [] }];
}

/** Works from the last section to the first, so that the children of each are there before it. */
function sectionSymbols(
  page: Playbook,
  profile: FeatureContext['profile'],
  tasks: ReadonlyMap<number, readonly DocumentSymbol[]>,
): DocumentSymbol[] {
  const parents = parentsOf(page.sections);
  const steps = new Set(stepsOf(page));
  const children = new Map<number, DocumentSymbol[]>();
  for (let index = page.sections.length - 1; index >= 0; index--) {
    const section = page.sections[index];
    if (!section) continue;
    const inner = [...(tasks.get(index) ?? []), ...(children.get(index) ?? []).reverse()];
    const symbol = sectionSymbol(section, steps.has(index), inner, page, profile);
    const parent = parents[index] ?? -1;
    const siblings = children.get(parent);
    if (siblings) siblings.push(symbol);
    else children.set(parent, [symbol]);
  }
  return [...(tasks.get(-1) ?? []), ...(children.get(-1) ?? []).reverse()];
}

function sectionSymbol(
  { level, heading, headingSpan, span }: Section,
  isStep: boolean,
  children: readonly DocumentSymbol[],
  page: Playbook,
  { phases, attributeDefinitions }: FeatureContext['profile'],
): DocumentSymbol {
  const isPage = level === 1;
  const phase = isPage
    ? page.attributes.find(({ id }) => attributeDefinitions.get(id)?.type === 'phase')?.value.text
    : undefined;
  const known = phase === undefined ? undefined : phases.find(phase, page.language);
  return {
    // An outline must not have an entry without a name.
    name: heading.text || (isPage ? nameOf(page.path) : '#'.repeat(level)),
    detail: known ? (phases.preferred(known.id, page.language) ?? '') : (phase ?? ''),
    kind: isPage ? 'page' : isStep ? 'step' : 'section',
    span,
    selection: heading.span.start < heading.span.end ? heading.span : headingSpan,
    children,
  };
}
