import type { Severity } from '../../profile/types.ts';
import { oneLine } from '../../rules/rule.ts';
import { jsonList } from './json-list.ts';
import type { ReporterFactory } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';

const SEVERITIES: Readonly<Record<Severity, 'info' | 'minor' | 'major'>> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
  hint: 'info',
};

/** A code quality report, as GitLab takes it for an artifact and shows in merge requests. */
export const gitlab: ReporterFactory = (options) => {
  const list = jsonList(options.write);
  return {
    page({ report }) {
      const path = options.repository.pathOf(report.path) ?? report.path;
      for (const finding of shownFindings(report, options)) {
        const { rule, severity, fingerprint, line, endLine } = finding;
        list.add({
          description: oneLine(finding),
          check_name: rule,
          fingerprint,
          severity: SEVERITIES[severity],
          location: { path, lines: { begin: line, end: endLine } },
        });
      }
    },
    end: () => list.end(),
  };
};
