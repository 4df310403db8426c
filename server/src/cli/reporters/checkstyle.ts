import type { Severity } from '../../profile/types.ts';
import { oneLine } from '../../rules/rule.ts';
import type { ReporterFactory } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';
import { attributes } from './xml.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
};

/** XML as Checkstyle writes it, which many other tools read. */
export const checkstyle: ReporterFactory = (options) => {
  const { write } = options;
  let begun = false;
  const begin = (): void => {
    if (!begun) write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n');
    begun = true;
  };
  return {
    page({ report }) {
      const findings = shownFindings(report, options);
      begin();
      if (findings.length === 0) return;
      write(`  <file${attributes({ name: report.path })}>\n`);
      for (const finding of findings) {
        const { line, column, severity, rule } = finding;
        const message = oneLine(finding);
        const values = { line, column, severity: SEVERITIES[severity], message, source: `playbook.${rule}` };
        write(`    <error${attributes(values)}/>\n`);
      }
      write('  </file>\n');
    },
    end() {
      begin();
      write('</checkstyle>\n');
    },
  };
};
