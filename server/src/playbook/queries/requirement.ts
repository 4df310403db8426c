import type { Profile } from '../../profile/profile.ts';
import type { Playbook } from '../model.ts';

/** The requirement that a letter stands for, in the page's language or else in another one. */
export function requirementId(letter: string, page: Playbook, { requirements }: Profile): string | undefined {
  return requirements.find(letter, page.language)?.id ?? requirements.findAnywhere(letter)[0]?.id;
}
