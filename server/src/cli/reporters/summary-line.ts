import { plural } from '../shell/plural.ts';
import type { CheckReport } from './report.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';

/**
 * What was found, in one line.
 * @example '✖ 3 findings (1 error, 2 warnings) in 2 of 3 playbooks; 2 fixable with "playbook fix"'
 */
export function summaryLine(
  { files, summary }: CheckReport,
  errorCount: number,
  { colours, hints }: Pick<ReporterOptions, 'colours' | 'hints'>,
): string {
  const { playbooks, errors, warnings, infos } = summary;
  const shown = files.map((file) => shownFindings(file, { hints }));
  const fixable = shown.flat().filter((finding) => finding.fixable).length;
  const shownHints = hints ? summary.hints : 0;
  const findings = errors + warnings + infos + shownHints;
  const more = [
    fixable > 0 ? `${fixable} fixable with "playbook fix"` : '',
    hints || summary.hints === 0
      ? ''
      : `${plural(summary.hints, 'hint')} hidden (use --verbose to show ${summary.hints === 1 ? 'it' : 'them'})`,
    errorCount > 0 ? `not all pages were checked (${plural(errorCount, 'error')} above)` : '',
  ].filter((part) => part !== '');
  const rest = more.map((part) => `; ${part}`).join('');
  if (findings === 0) {
    if (playbooks === 0) return colours.yellow(`No playbooks checked${rest}`);
    const clean = `No findings in ${plural(playbooks, 'playbook')}${rest}`;
    return errorCount > 0 ? colours.yellow(`✖ ${clean}`) : colours.green(`✔ ${clean}`);
  }
  const counts = [
    errors > 0 ? plural(errors, 'error') : '',
    warnings > 0 ? plural(warnings, 'warning') : '',
    infos > 0 ? plural(infos, 'info') : '',
    shownHints > 0 ? plural(shownHints, 'hint') : '',
  ].filter((part) => part !== '');
  const where = `in ${shown.filter((page) => page.length > 0).length} of ${plural(playbooks, 'playbook')}`;
  const line = `✖ ${plural(findings, 'finding')} (${counts.join(', ')}) ${where}${rest}`;
  return errors > 0 ? colours.red(line) : colours.yellow(line);
}
