import type { Playbook } from '../../playbook/model.ts';
import { kindTitle, lineStart, pageSpan, titleOf } from '../../playbook/queries/outline.ts';
import { expectedPhase, isPhase } from '../../playbook/queries/phase.ts';
import { lineEnding } from '../../text/lines.ts';
import { defineRule, type Fix, replace } from '../rule.ts';

export default defineRule({
  id: 'page/phase-missing',
  scope: 'page',
  severity: 'warning',
  summary: 'The page does not name its phase.',
  why: 'Readers cannot tell which part of the process the page belongs to.',
  messages: {
    missing: {
      message: 'This {kind} does not name its phase.',
      advice: 'Add the line "{line}" below the title.',
    },
    'missing-unknown': {
      message: 'This {kind} does not name its phase.',
      advice: 'Add a line that starts with "{label}:" below the title.',
    },
  },
  check({ page, profile, report }) {
    const kind = profile.kinds.get(page.kind ?? '');
    const phase = kind?.attributes?.find((id) => isPhase(id, profile));
    if (!kind || phase === undefined || page.attributes.some(({ id }) => id === phase)) return;
    const label = profile.attributes.preferred(phase, page.language) ?? phase;
    const value = expectedPhase(page, profile);
    if (value === undefined) {
      report({
        message: 'missing-unknown',
        data: { kind: kindTitle(kind), label },
        span: pageSpan(page),
        subject: label,
      });
      return;
    }
    const line = `${label}: **${value}**`;
    const fix = insertion(line, page);
    report({
      message: 'missing',
      data: { kind: kindTitle(kind), line },
      span: pageSpan(page),
      subject: label,
      ...(fix && { fixes: [fix] }),
    });
  },
});

/** Adds the line as a paragraph below the title, or above the first heading where there is no title. */
function insertion(line: string, page: Playbook): Fix | undefined {
  const eol = lineEnding(page.text);
  const title = titleOf(page);
  const first = page.sections[0];
  if (!first) return undefined;
  if (!title) {
    const at = lineStart(first.headingSpan.start, page);
    return replace({ start: at, end: at }, `${line}${eol}${eol}`, `Add "${line}"`);
  }
  const titleLine = page.lines.lineAt(title.headingSpan.end);
  const at = page.lines.line(titleLine).end;
  const gap = page.lines.lineText(titleLine + 1).trim() === '' ? '' : eol;
  return replace({ start: at, end: at }, `${eol}${eol}${line}${gap}`, `Add "${line}"`);
}
