import { counted } from '../counted.ts';
import type { CheckReport } from '../report.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';

/**
 * What was found, in one line.
 * @example '✖ 3 problems (1 error, 2 warnings) in 2 of 3 playbooks; 2 can be fixed automatically'
 */
export function summaryLine(
  { files, summary }: CheckReport,
  faults: number,
  { colours, hints }: Pick<ReporterOptions, 'colours' | 'hints'>,
): string {
  const { playbooks, errors, warnings, infos } = summary;
  const shown = files.map((file) => shownFindings(file, { hints }));
  const fixable = shown.flat().filter((finding) => finding.fixable).length;
  const shownHints = hints ? summary.hints : 0;
  const problems = errors + warnings + infos + shownHints;
  const more = [
    fixable > 0 ? `${fixable} can be fixed automatically` : '',
    hints || summary.hints === 0 ? '' : `${counted(summary.hints, 'hint')} not shown (--verbose shows them)`,
    faults > 0 ? `${counted(faults, 'error')} above: not everything was checked` : '',
  ].filter((part) => part !== '');
  const rest = more.map((part) => `; ${part}`).join('');
  if (problems === 0) {
    if (playbooks === 0) return colours.yellow(`No playbooks were checked${rest}`);
    const clean = `${counted(playbooks, 'playbook')}, no problems${rest}`;
    return faults > 0 ? colours.yellow(`✖ ${clean}`) : colours.green(`✔ ${clean}`);
  }
  const counts = [
    errors > 0 ? counted(errors, 'error') : '',
    warnings > 0 ? counted(warnings, 'warning') : '',
    infos > 0 ? counted(infos, 'info') : '',
    shownHints > 0 ? counted(shownHints, 'hint') : '',
  ].filter((part) => part !== '');
  const where = `in ${shown.filter((findings) => findings.length > 0).length} of ${counted(playbooks, 'playbook')}`;
  const line = `✖ ${counted(problems, 'problem')} (${counts.join(', ')}) ${where}${rest}`;
  return errors > 0 ? colours.red(line) : colours.yellow(line);
}
