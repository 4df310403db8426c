import type { PlannedPage } from '../targets/plan.ts';
import type { BaselineState, FindingIdentity } from './known-findings.ts';

/**
 * Which findings of a page are reported, in their order, and how each compares with what was there before.
 * @param lineOf the text of the line that a finding begins in
 */
export type FindingFilter = <T extends FindingIdentity>(
  page: PlannedPage,
  findings: readonly T[],
  lineOf: (finding: T) => string,
) => Promise<ReadonlyMap<T, BaselineState>>;
