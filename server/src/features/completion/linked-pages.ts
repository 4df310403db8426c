import type { Playbook } from '../../playbook/model.ts';
import { sectionsWithin } from '../../playbook/sections.ts';
import { folderOf, nameOf, relative } from '../../text/paths.ts';
import type { Facts } from '../../workspace/facts.ts';
import { targetPath } from '../../workspace/facts-of.ts';
import type { FeatureContext } from '../context.ts';
import { addressText } from '../markdown-text.ts';

/** A page that may be linked to. */
export interface LinkablePage {
  readonly path: string;
  /** As an address on the page in hand. */
  readonly address: string;
  readonly title: string;
  readonly facts: Facts | undefined;
  /** Lower ones are likelier: see `linkablePages`. */
  readonly rank: number;
}

/**
 * The pages of the page's language. First what its original in the default language links to and it does not; then pages of the
 * same folder that are not linked to yet, from the page's own phase on; then those of other folders; last those linked to.
 *
 * @param onward whether only links among the next steps count as there already
 */
export function linkablePages(context: FeatureContext, onward: boolean): LinkablePage[] {
  const { page, profile, allFacts, workspace } = context;
  const folder = folderOf(page.path);
  const present = linkedPaths(page, onward);
  const expected = targetsOfOriginal(context);
  const phases = [...profile.phaseDefinitions.keys()];
  const own = phases.indexOf(allFacts.get(page.path)?.phase ?? workspace.facts(page.path)?.phase ?? '');
  const distance = (phase: string | undefined): number => {
    const at = phases.indexOf(phase ?? '');
    return at < 0 ? phases.length : own < 0 ? at : (at - own + phases.length) % phases.length;
  };
  const pages = [...allFacts].flatMap(([path, facts]) => {
    if (path === page.path || facts.language !== page.language) return [];
    const title = facts.title === undefined || facts.title === '' ? nameOf(path) : facts.title;
    const rank = present.has(path) ? 3 : expected.has(path) ? 0 : folderOf(path) === folder ? 1 : 2;
    const address = addressText(relative(folder, path));
    return [{ path, address, title, facts, rank, distance: distance(facts.phase) }];
  });
  return pages.sort(
    (a, b) =>
      a.rank - b.rank || a.distance - b.distance || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0),
  );
}

/** Whether an offset lies in the section of next steps. */
export function leadsOn({ sections }: Playbook, section: number, id: string | undefined): boolean {
  return sectionsWithin(sections, id)[section] === true;
}

function linkedPaths(page: Playbook, onward: boolean): ReadonlySet<string> {
  const links = onward ? page.links.filter((link) => link.nextStep) : [];
  return new Set(links.flatMap((link) => targetPath(link, page.path) ?? []));
}

/** The translations of the pages that the page's original links to. */
function targetsOfOriginal({ page, profile, workspace, allFacts }: FeatureContext): ReadonlySet<string> {
  const path = workspace.translations(page.path).get(profile.defaultLanguage);
  if (path === undefined || path === page.path) return new Set();
  const targets = (workspace.facts(path) ?? allFacts.get(path))?.targets ?? [];
  return new Set(targets.flatMap((target) => workspace.translations(target).get(page.language) ?? []));
}
