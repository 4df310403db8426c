import type { Profile } from '../../profile/profile.ts';
import { nameOf } from '../../text/paths.ts';
import type { Playbook } from '../model.ts';

/** The phase that a page's file name stands for, such as `assess` for `assess-needs.md`; the longest prefix wins. */
export function phaseOfFile(
  path: string,
  { phaseDefinitions }: Profile,
): { id: string; prefix: string } | undefined {
  let found: { id: string; prefix: string } | undefined;
  for (const [id, { filePrefix: prefix = '' }] of phaseDefinitions) {
    if (prefix !== '' && nameOf(path).startsWith(prefix) && prefix.length > (found?.prefix.length ?? 0))
      found = { id, prefix };
  }
  return found;
}

/** What a page's phase line should say by its file name, in the page's language. */
export function expectedPhase(page: Playbook, profile: Profile): string | undefined {
  const phase = phaseOfFile(page.path, profile);
  return phase && profile.phases.preferred(phase.id, page.language);
}

/** Whether an attribute names the page's phase. */
export function isPhase(attribute: string, { attributeDefinitions }: Profile): boolean {
  return attributeDefinitions.get(attribute)?.type === 'phase';
}
