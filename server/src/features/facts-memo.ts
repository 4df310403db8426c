import type { Profile } from '../profile/profile.ts';
import type { Facts } from '../workspace/facts.ts';
import type { FeatureContext } from './context.ts';

interface Made<T> {
  readonly path: string;
  readonly pages: readonly (readonly [string, Facts])[];
  readonly value: T;
}

/**
 * What is made of the facts of all other pages, made again only when they have changed. The page in hand is left out: its
 * facts change with every key, and what is on it is known better from its model.
 *
 * @param make gets the pages in the order of their paths
 */
export function madeOfFacts<T>(
  make: (profile: Profile, pages: readonly (readonly [string, Facts])[]) => T,
): (context: Pick<FeatureContext, 'page' | 'profile' | 'allFacts'>) => T {
  const made = new WeakMap<Profile, Made<T>>();
  return ({ page: { path }, profile, allFacts }) => {
    const last = made.get(profile);
    if (last?.path === path && isMadeOf(last, allFacts)) return last.value;
    const pages = [...allFacts].filter(([other]) => other !== path).sort(([a], [b]) => (a < b ? -1 : 1));
    const value = make(profile, pages);
    made.set(profile, { path, pages, value });
    return value;
  };
}

/** A look-up for each page: next to nothing beside making it again. */
function isMadeOf<T>({ path, pages }: Made<T>, allFacts: ReadonlyMap<string, Facts>): boolean {
  return (
    pages.length === allFacts.size - (allFacts.has(path) ? 1 : 0) &&
    pages.every(([other, facts]) => allFacts.get(other) === facts)
  );
}
