import type { Severity } from '../../profile/types.ts';
import type { FileReport, ReportedFinding } from './report.ts';
import type { ReporterOptions } from './reporter.ts';

/** The findings of a page that are shown to people. */
export function shownFindings(
  { findings }: FileReport,
  { hints }: Pick<ReporterOptions, 'hints'>,
): readonly ReportedFinding[] {
  return hints ? findings : findings.filter(({ severity }) => severity !== 'hint');
}

/** The severities, the gravest first. */
export const SHOWN_SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

export function countSeverities(findings: readonly Pick<ReportedFinding, 'severity'>[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Order of counts: those with more of the gravest first. */
export function byGravity(a: SeverityCounts, b: SeverityCounts): number {
  const differing = SHOWN_SEVERITIES.find((severity) => a[severity] !== b[severity]);
  return differing === undefined ? 0 : b[differing] - a[differing];
}
