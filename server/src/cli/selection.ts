import type { BaselineState, Named } from './known-findings.ts';
import type { PlannedPage } from './plan.ts';

/**
 * Which findings of a page are reported, in their order, and how each compares with what was there before.
 * @param lineOf the text of the line that a finding begins in
 */
export type Select = <T extends Named>(
  page: PlannedPage,
  findings: readonly T[],
  lineOf: (finding: T) => string,
) => Promise<ReadonlyMap<T, BaselineState>>;
