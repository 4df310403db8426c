import { nameOf } from '../text/paths.ts';
import { fold } from '../text/words.ts';
import type { Location, WorkspaceContext } from './context.ts';
import { locate } from './definition.ts';
import { type Opener, openQuietly } from './links-to.ts';

/** A page, step or task found by its name. Where it stands is found when it is chosen: facts have no positions. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: 'page' | 'step' | 'task';
  readonly path: string;
  /** The title of the page, for steps and tasks; its path, for pages. */
  readonly container: string;
  /** What finds it on its page: an anchor or a task ID; empty for a page. */
  readonly key: string;
}

/** More than anybody looks through; editors ask again as more is typed. */
const MAX_SYMBOLS = 400;

/**
 * The pages, steps and tasks of the workspace in whose names all words of a query occur: pages first, names that begin with the
 * query before others.
 */
export function workspaceSymbols(
  { allFacts }: Pick<WorkspaceContext, 'allFacts'>,
  query: string,
  most = MAX_SYMBOLS,
): WorkspaceSymbol[] {
  const expected = fold(query);
  const words = expected.split(' ').filter((word) => word !== '');
  const found: { readonly symbol: WorkspaceSymbol; readonly rank: number }[] = [];
  const add = (symbol: WorkspaceSymbol, other = ''): void => {
    const name = fold(symbol.name);
    const searched = other === '' ? name : `${name} ${fold(other)}`;
    if (!words.every((word) => searched.includes(word))) return;
    found.push({ symbol, rank: RANKS[symbol.kind] + (name.startsWith(expected) ? 0 : 1) });
  };
  for (const [path, { title, steps, tasks }] of allFacts) {
    const container = title || nameOf(path);
    add({ name: container, kind: 'page', path, container: path, key: '' }, path);
    for (const step of steps) {
      add({ name: step.title || `#${step.anchor}`, kind: 'step', path, container, key: step.anchor });
    }
    for (const { id, name } of tasks) {
      add({ name: name === '' ? id : `${id} ${name}`, kind: 'task', path, container, key: id });
    }
  }
  found.sort(
    (a, b) => a.rank - b.rank || compare(a.symbol.path, b.symbol.path) || compare(a.symbol.key, b.symbol.key),
  );
  return found.slice(0, most).map(({ symbol }) => symbol);
}

const RANKS = { page: 0, step: 2, task: 4 } as const;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a symbol stands; the beginning of its page when it is there no more, `undefined` when the page is not. */
export async function workspaceSymbolPlace(
  { kind, path, key }: Pick<WorkspaceSymbol, 'kind' | 'path' | 'key'>,
  context: Opener,
): Promise<Location | undefined> {
  if (kind !== 'task') {
    const place = await locate({ path, anchor: kind === 'page' ? undefined : key }, context);
    return place && { path, span: place.span };
  }
  const page = await openQuietly(path, context);
  const task = page?.taskTables.flatMap(({ tasks }) => tasks).find(({ id }) => id?.text === key);
  return page && { path, span: task?.id?.span ?? { start: 0, end: 0 } };
}
