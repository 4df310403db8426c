import {
  type Finding,
  type PageReport,
  type Playbook,
  type Rule,
  rules,
  ruleUrl,
} from 'playbook-tools-server';
import type { VFile } from 'vfile';

/** The namespace of the messages. */
export const MESSAGE_SOURCE = 'playbook';

const ruleOf = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));

/** Puts the findings of a page among the messages of its file. */
export function report(file: VFile, { playbook, findings }: PageReport, hints: boolean): void {
  if (!playbook) return;
  // The place in the file's text of what the page has behind a byte-order mark, which remark takes away.
  const shift = playbook.text.length - String(file).length;
  for (const finding of findings) {
    if (finding.severity === 'hint' && !hints) continue;
    const { rule, severity, message, advice, span } = finding;
    const start = pointOf(span.start, playbook, shift);
    const end = pointOf(span.end, playbook, shift);
    const vfileMessage = file.message(message, {
      place: { start, end },
      source: MESSAGE_SOURCE,
      ruleId: rule,
    });
    // As remark-lint has it: an error fails the run, what is for information is neither that nor a warning.
    vfileMessage.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
    vfileMessage.note = [advice, ruleOf.get(rule)?.why].filter((part) => part !== undefined).join('\n\n');
    vfileMessage.url = ruleUrl(rule);
    vfileMessage.actual = playbook.text.slice(span.start, span.end);
    vfileMessage.expected = replacements(finding);
  }
}

/** What editors may put in the place of the finding's text. */
function replacements({ span, fixes }: Finding): string[] {
  return fixes.flatMap(({ edits }) => {
    const [edit, ...others] = edits;
    const fits = edit && others.length === 0 && edit.span.start === span.start && edit.span.end === span.end;
    return fits ? [edit.newText] : [];
  });
}

/** A place in unist's words: line and column 1-based, offset 0-based; a byte-order mark takes up no column. */
function pointOf(offset: number, { lines, text }: Playbook, shift: number) {
  const { line, character } = lines.positionAt(offset);
  const mark = line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return {
    line: line + 1,
    column: Math.max(1, character - mark + 1),
    offset: Math.max(0, offset - shift),
  };
}
