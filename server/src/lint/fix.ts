import type { Fix } from '../rules/rule.ts';
import { applyEdits, EditSet, type TextEdit } from '../text/edit.ts';
import type { Finding } from './finding.ts';

/** What one pass of fixing did. */
export interface FixPass extends ChosenFixes {
  readonly text: string;
}

/** Fixes that can be applied at once. */
export interface ChosenFixes {
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Finding[];
  /** Findings whose fix would have touched the same text as another: they need one more pass. */
  readonly postponed: readonly Finding[];
}

/**
 * Chooses one fix for each finding that has one, as long as their edits do not meet.
 * @param choose which fix of a finding to apply; by default its first, if that is safe
 */
export function fixesToApply(
  findings: readonly Finding[],
  choose: (finding: Finding) => Fix | undefined = safeFix,
): ChosenFixes {
  const taken = new EditSet();
  const fixed: Finding[] = [];
  const postponed: Finding[] = [];
  for (const finding of findings) {
    const fix = choose(finding);
    if (!fix) continue;
    if (fix.edits.some((edit) => taken.conflictsWith(edit))) postponed.push(finding);
    else {
      for (const edit of fix.edits) taken.add(edit);
      fixed.push(finding);
    }
  }
  return { edits: taken.edits, fixed, postponed };
}

/** Applies to the text what `fixesToApply` chooses. */
export function applyFixes(
  text: string,
  findings: readonly Finding[],
  choose: (finding: Finding) => Fix | undefined = safeFix,
): FixPass {
  const chosen = fixesToApply(findings, choose);
  return { ...chosen, text: applyEdits(text, chosen.edits) };
}

/** The fix that needs no one's consent. */
export function safeFix({ fixes }: Finding): Fix | undefined {
  return fixes[0]?.safe ? fixes[0] : undefined;
}
