import type { Named } from './known-findings.ts';
import type { PlannedPage } from './plan.ts';

/**
 * Which findings of a page are reported.
 * @param lineOf the text of the line that a finding begins in
 */
export type Select = <T extends Named>(
  page: PlannedPage,
  findings: readonly T[],
  lineOf: (finding: T) => string,
) => Promise<readonly T[]>;
