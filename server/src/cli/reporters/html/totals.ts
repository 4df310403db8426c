import { plural } from '../../shell/plural.ts';
import type { CheckReport } from '../report.ts';
import { escapeHtml } from './escape.ts';

/** What was found, in a few words. */
export function headline({ summary }: CheckReport): string {
  const { playbooks, errors, warnings, infos, hints } = summary;
  if (playbooks === 0) return 'No pages checked';
  const label = [
    errors > 0 && plural(errors, 'error'),
    warnings > 0 && plural(warnings, 'warning'),
    infos > 0 && plural(infos, 'info'),
    hints > 0 && plural(hints, 'hint'),
  ].filter((part) => part !== false);
  return label.length > 0 ? label.slice(0, 2).join(', ') : `No findings in ${plural(playbooks, 'page')}`;
}

/** The numbers of the run. */
export function tiles({ files, summary }: CheckReport): string {
  const { playbooks, errors, warnings, infos, hints, fixable } = summary;
  const affected = files.filter(({ findings }) => findings.length > 0).length;
  const numbers: readonly (readonly [string, number, string, string])[] = [
    ['error', errors, 'Errors', 'fail the check'],
    ['warning', warnings, 'Warnings', 'should be fixed'],
    ['info', infos, 'Infos', 'worth checking'],
    ...(hints > 0 ? ([['hint', hints, 'Hints', 'possible improvements']] as const) : []),
    ['fixable', fixable, 'Fixable', 'fixed by playbook fix'],
    ['page', affected, 'Pages', `of ${playbooks} have findings`],
  ];
  const items = numbers.map(
    ([name, number, label, note]) =>
      `<div class="tile ${name}"><dt>${label}</dt><dd><strong>${number.toLocaleString('en')}</strong> <span>${escapeHtml(note)}</span></dd></div>`,
  );
  return `<dl class="tiles">${items.join('')}</dl>`;
}
