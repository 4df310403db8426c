import { globMatcher } from '../../profile/glob.ts';
import type { Profile } from '../../profile/profile.ts';

/** The name of a page's kind: the first in the profile whose globs fit its path. */
export function pageKind(path: string, { kinds }: Profile): string | undefined {
  return [...kinds].find(([, { files }]) => globMatcher(files)(path))?.[0];
}
