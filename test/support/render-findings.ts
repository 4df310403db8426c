import type { Finding } from '../../server/src/lint/finding.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import type { Span } from '../../server/src/text/span.ts';

/** Findings as a fixture shows them: place, message, the line with the span underlined, fixes and related places. */
export function renderFindings(text: string, findings: readonly Finding[]): string {
  const lines = new LineIndex(text);
  return findings.map((finding) => renderFinding(finding, lines)).join('');
}

function renderFinding({ span, message, advice, fixes, related }: Finding, lines: LineIndex): string {
  const { line, character } = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  const shown = lines.lineText(line);
  const until = end.line === line ? end.character : shown.length;
  const rows = [
    `${place(span, lines)} ${message}`,
    `  | ${visible(shown)}`,
    `  | ${visible(shown.slice(0, character)).replace(/[^\t]/g, ' ')}${'~'.repeat(Math.max(1, visible(shown.slice(character, until)).length))}`,
    ...(advice === undefined ? [] : [`  advice: ${advice}`]),
    ...fixes.map(({ title, safe }) => `  fix: ${title}${safe ? ' (safe)' : ''}`),
    ...related.map(
      (place_) =>
        `  see: ${place_.path ?? ''}${place_.span && !place_.path ? place(place_.span, lines) : ''} ${place_.message}`,
    ),
  ];
  return `${rows.map((row) => row.trimEnd()).join('\n')}\n`;
}

/** 1-based lines and columns, as people count. */
function place({ start, end }: Span, lines: LineIndex): string {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return `${from.line + 1}:${from.character + 1}-${to.line + 1}:${to.character + 1}`;
}

function visible(text: string): string {
  return text.replace(/[\u00a0\u200b-\u200f\u2060\ufeff]/g, '¤');
}
